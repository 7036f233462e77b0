#include "config/csv_table.h"

#include <algorithm>
#include <fmt/format.h>

#include "kiosk/base/check.h"

namespace config {

base::Result<CsvTable, Complaints> CsvTable::open(TableSource const& source, std::string_view name,
                                                  std::vector<std::string_view> columns) {
    auto table = TRY(source.table(name));
    bool const fits = std::is_permutation(table.columns.begin(), table.columns.end(), columns.begin(), columns.end());
    if (!fits)
        return tl::unexpected(Complaints{{table.files.front(), 1, 0, "other columns than expected",
                                          fmt::format("write as the first row: {}", fmt::join(columns, ","))}});
    return CsvTable(std::move(table), std::move(columns));
}

CsvTable::CsvTable(model::Table table, std::vector<std::string_view> columns) : table_(std::move(table)) {
    for (auto const column : columns) {
        auto const found = std::find(table_.columns.begin(), table_.columns.end(), column);
        places_.emplace_back(column, static_cast<std::size_t>(found - table_.columns.begin()));
    }
}

std::vector<CsvTable::Row> CsvTable::rows() const {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < table_.rows.size(); ++i)
        rows.emplace_back(*this, i);
    return rows;
}

std::string const& CsvTable::Row::operator[](std::string_view column) const {
    auto const found = std::find_if(table_.places_.begin(), table_.places_.end(),
                                    [&](auto const& place) { return place.first == column; });
    base::check(found != table_.places_.end(), column);
    return table_.table_.rows[index_].fields[found->second];
}

int CsvTable::Row::line() const { return table_.table_.rows[index_].line; }

std::filesystem::path const& CsvTable::Row::file() const { return table_.table_.file_of(table_.table_.rows[index_]); }

} // namespace config
