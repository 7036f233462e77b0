// Document: a TOML file as a flat list of values with their places. Keeps the TOML library inside document.cpp.
// Value type; parse_document is pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/load.h"

namespace config {

// What no setting can be: dates, times, arrays of anything but texts.
struct OtherValue {
    std::string_view kind; // "a date", for complaints
    bool operator==(OtherValue const&) const = default;
};
using Value = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>, OtherValue>;

struct Item {
    std::string name; // "printer.width_dots"
    int line = 0;
    int column = 0;
    Value value;
};

struct Table {
    std::string name; // "printer"
    int line = 0;
};

struct Document {
    std::vector<Item> items;
    std::vector<Table> tables;
    int last_line = 0;
};

// `text`: TOML 1.0. `file` only names it in the complaint.
base::Result<Document, Complaint> parse_document(std::string_view text, std::filesystem::path const& file);

} // namespace config
