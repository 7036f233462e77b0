// Settings and the city's content from files, checked before anything is believed. All complaints come at once, each
// with the place and with what to write instead. A file that was cut short loads not at all: settings end with a line
// `[end]`, and the last row of a content file with a line break. Reads files, keeps nothing; pure otherwise; any
// thread.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/settings.h"

namespace config {

// One thing a technician has to change. Never holds a citizen's words: these files have none.
struct Complaint {
    std::filesystem::path file;
    int line = 0;   // from 1; 0: the file as a whole
    int column = 0; // from 1; 0: the line as a whole
    std::string what;
    std::string instead;

    std::string text() const; // "kiosk.toml:12: printer.width_dots: 5000 is too large; write a number from 384 to 832"
    bool operator==(Complaint const&) const = default;
};
using Complaints = std::vector<Complaint>;
class TableSource;

std::string text_of(Complaints const& complaints); // one a line

// `file` holds at most 1 MiB of UTF-8 TOML 1.0; a byte order mark is passed over. Relative paths in it start from its
// folder.
base::Result<model::Settings, Complaints> load_kiosk(std::filesystem::path const& file);
base::Result<model::GatewaySettings, Complaints> load_gateway(std::filesystem::path const& file);

// The same for text already in memory; `file` names it in complaints and gives the folder.
base::Result<model::Settings, Complaints> read_kiosk(std::string_view text, std::filesystem::path const& file);
base::Result<model::GatewaySettings, Complaints> read_gateway(std::string_view text, std::filesystem::path const& file);

// The CSV files of `folder` (config/content/README.md names their columns): RFC 4180, UTF-8 in NFC, at most 1 MiB each.
base::Result<model::Catalogue, Complaints> load_catalogue(std::filesystem::path const& folder);
base::Result<model::Catalogue, Complaints> load_catalogue(TableSource const& source); // table_source.h

} // namespace config
