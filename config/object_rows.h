// Tables written as a list of objects (JSON, TOML): each object a row, its members the columns. Pure, any thread.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/load.h"
#include "kiosk/model/table.h"

namespace config {

struct ObjectRow {
    int line = 0; // where it begins
    std::vector<std::pair<std::string, std::string>> members;
};

// Values as a CSV has them: texts and numbers as they are written, true and false as yes and no, null as nothing.
base::Result<std::vector<ObjectRow>, Complaints> parse_json_rows(std::string_view text,
                                                                 std::filesystem::path const& file);
// The array of tables called `name`; the text ends with a line [end], so that a file that was cut is seen.
base::Result<std::vector<ObjectRow>, Complaints> parse_toml_rows(std::string_view text, std::string_view name,
                                                                 std::filesystem::path const& file);

// All rows have the members of the first.
base::Result<model::Table, Complaints> table_of_rows(std::string_view name, std::filesystem::path const& file,
                                                     std::vector<ObjectRow> rows);

} // namespace config
