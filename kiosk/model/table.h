// Table: rows of texts under named columns, wherever they came from (a CSV, JSON or TOML file, a feed, a content pack),
// each with the place a person would look for it. Nothing is checked yet: that is config's. Value types, any thread.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace model {

struct TableRow {
    std::size_t file = 0;            // into Table::files
    int line = 0;                    // where it begins in that file, from 1
    std::vector<std::string> fields; // as many as the table has columns
    bool operator==(TableRow const&) const = default;
};

struct Table {
    std::string name;                         // "wards": the file's name without its ending
    std::vector<std::filesystem::path> files; // at least one; a table of feeds may have many
    std::vector<std::string> columns;
    std::vector<TableRow> rows;

    std::filesystem::path const& file_of(TableRow const& row) const { return files[row.file]; }
};

// All tables of one source.
struct Tables {
    std::filesystem::path origin; // the folder or the pack, for complaints
    std::vector<Table> tables;    // each name once

    Table const* find(std::string_view name) const { // nullptr: not there
        for (auto const& table : tables)
            if (table.name == name) return &table;
        return nullptr;
    }
};

} // namespace model
