// A table with named columns, checked as far as every table of the content has to be, wherever it comes from. For the
// readers of the catalogue.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "config/table_source.h"

namespace config {

class CsvTable {
public:
    class Row {
    public:
        Row(CsvTable const& table, std::size_t index) : table_(table), index_(index) {}
        std::string const& operator[](std::string_view column) const; // a column that was asked for in open()
        int line() const;
        std::filesystem::path const& file() const;

    private:
        CsvTable const& table_;
        std::size_t index_;
    };

    // The source's table `name`; it must have exactly `columns`, in any order.
    static base::Result<CsvTable, Complaints> open(TableSource const& source, std::string_view name,
                                                   std::vector<std::string_view> columns);

    std::filesystem::path const& file() const { return table_.files.front(); }
    std::vector<Row> rows() const; // not longer than the table

private:
    CsvTable(model::Table table, std::vector<std::string_view> columns);
    model::Table table_;
    std::vector<std::pair<std::string_view, std::size_t>> places_; // of the columns
};

} // namespace config
