// One file with one table: CSV, JSON or TOML by its ending; UTF-8 in NFC. Reads the file; any thread.
#pragma once
#include "config/file.h"
#include "kiosk/model/table.h"

namespace config {

// A byte order mark is passed over. `largest`: in bytes.
base::Result<model::Table, Complaints> read_csv_table(std::string_view name, std::filesystem::path const& file,
                                                      std::size_t largest = largest_file);
// By the file's ending.
base::Result<model::Table, Complaints> read_table(std::string_view name, std::filesystem::path const& file);

// The same for text in memory, of the kind `ending` (".csv", ".json", ".toml").
base::Result<model::Table, Complaints> parse_table(std::string_view text, std::string_view name,
                                                   std::filesystem::path const& file, std::string_view ending);

} // namespace config
