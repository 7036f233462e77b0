#include "config/csv_table.h"

#include <algorithm>
#include <fmt/format.h>

#include "config/csv.h"
#include "config/file.h"
#include "kiosk/base/check.h"
#include "kiosk/base/text.h"

namespace config {
namespace {

// Text is compared byte by byte later, so it has to be in the one form (NFC) from the start.
Complaints complaints_about_text(std::filesystem::path const& file, std::string_view text) {
    Complaints complaints;
    int line = 1;
    for (auto const part : base::split(text, '\n')) {
        auto const composed = base::to_nfc(part);
        if (!composed)
            complaints.push_back({file, line, 0, "bytes that are not UTF-8", "save the file as UTF-8"});
        else if (*composed != part)
            complaints.push_back(
                {file, line, 0, "letters and their marks are apart (not NFC)", "save the file in NFC"});
        ++line;
    }
    return complaints;
}

} // namespace

base::Result<CsvTable, Complaints> CsvTable::open(std::filesystem::path file, std::vector<std::string_view> columns) {
    auto const text = TRY(whole_file(file));
    if (auto complaints = complaints_about_text(file, text); !complaints.empty())
        return tl::unexpected(std::move(complaints));
    auto rows = parse_csv(text);
    if (!rows) {
        auto const& problem = rows.error();
        return tl::unexpected(Complaints{{file, problem.line, 0, problem.what, problem.instead}});
    }
    auto const heading = fmt::format("write as the first row: {}", fmt::join(columns, ","));
    if (rows->empty()) return tl::unexpected(Complaints{{file, 1, 0, "the file is empty", heading}});
    if (!std::equal(columns.begin(), columns.end(), rows->front().fields.begin(), rows->front().fields.end()))
        return tl::unexpected(Complaints{{file, 1, 0, "other columns than expected", heading}});

    CsvTable table;
    table.file_ = std::move(file);
    table.columns_ = std::move(columns);
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        table.fields_.push_back(std::move(row->fields));
        table.lines_.push_back(row->line);
    }
    return table;
}

std::vector<CsvTable::Row> CsvTable::rows() const {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < fields_.size(); ++i)
        rows.emplace_back(*this, i);
    return rows;
}

std::string const& CsvTable::Row::operator[](std::string_view column) const {
    auto const found = std::find(table_.columns_.begin(), table_.columns_.end(), column);
    base::check(found != table_.columns_.end(), column);
    return table_.fields_[index_][static_cast<std::size_t>(found - table_.columns_.begin())];
}

int CsvTable::Row::line() const { return table_.lines_[index_]; }

} // namespace config
