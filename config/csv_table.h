// A CSV file with named columns, checked as far as every content file has to be. Belongs to catalogue.cpp.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "config/load.h"

namespace config {

class CsvTable {
public:
    class Row {
    public:
        Row(CsvTable const& table, std::size_t index) : table_(table), index_(index) {}
        std::string const& operator[](std::string_view column) const; // a column that was asked for in open()
        int line() const;

    private:
        CsvTable const& table_;
        std::size_t index_;
    };

    // Reads `file`; its first row must be exactly `columns`. Complains about bytes that are not UTF-8 or not in NFC.
    static base::Result<CsvTable, Complaints> open(std::filesystem::path file, std::vector<std::string_view> columns);

    std::filesystem::path const& file() const { return file_; }
    std::vector<Row> rows() const;

private:
    CsvTable() = default;
    std::filesystem::path file_;
    std::vector<std::string_view> columns_;
    std::vector<std::vector<std::string>> fields_;
    std::vector<int> lines_;
};

} // namespace config
