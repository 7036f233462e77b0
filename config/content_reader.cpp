#include "config/content_reader.h"

#include <algorithm>
#include <fmt/format.h>

namespace config {

bool only(std::string_view text, std::initializer_list<std::string_view> allowed) {
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return std::any_of(allowed.begin(), allowed.end(),
                           [&](std::string_view set) { return set.find(c) != std::string_view::npos; });
    });
}

bool is_word(std::string_view text) { return !text.empty() && only(text, {lower_letters, digits, "_"}); }
bool is_ward_code(std::string_view text) { return text.size() == 5 && only(text, {digits}); }
bool is_station_code(std::string_view text) { return text.size() == 3 && only(text, {upper_letters}); }
bool is_address(std::string_view text) {
    return text.starts_with("https://") && text.size() > 8 && text.find_first_of(" \t\"<>") == std::string_view::npos;
}

std::vector<ContentReader::Row> ContentReader::open(std::string_view name, std::vector<std::string_view> columns) {
    columns.insert(columns.end(), {"source", "as_of", "confidence"});
    seen_.clear();
    auto table = CsvTable::open(source_, name, std::move(columns));
    if (!table) {
        file_ = table.error().front().file;
        complaints_.insert(complaints_.end(), table.error().begin(), table.error().end());
        return {};
    }
    table_ = std::move(*table);
    file_ = table_->file();
    auto rows = table_->rows();
    if (rows.empty()) complain(1, "there are no rows", "write at least one");
    for (auto const& row : rows)
        demand(row, !row["source"].empty(), "source", "write where the row comes from, or \"own\"");
    return rows;
}

void ContentReader::complain(int line, std::string what, std::string instead) {
    complaints_.push_back({file_, line, 0, std::move(what), std::move(instead)});
}

void ContentReader::demand(Row const& row, bool holds, std::string_view column, std::string_view instead) {
    if (!holds)
        complaints_.push_back({row.file(), row.line(), 0, fmt::format("{}: \"{}\" will not do", column, row[column]),
                               std::string(instead)});
}

void ContentReader::demand_new(Row const& row, std::string_view column) {
    if (!seen_.insert(row[column]).second)
        complaints_.push_back(
            {row.file(), row.line(), 0, fmt::format("{}: \"{}\" comes twice", column, row[column]), "write each once"});
}

void ContentReader::demand_names(Row const& row) {
    demand(row, !row["name_vi"].empty(), "name_vi", "write the name in Vietnamese");
    demand(row, !row["name_en"].empty(), "name_en", "write the name in English");
}

void ContentReader::demand_sure(Row const& row) {
    auto const& sure = row["confidence"];
    bool const holds = sure.starts_with("high") || sure.starts_with("medium") || sure == "judgement";
    demand(row, holds, "confidence", "only high and medium are shown: leave the row out");
}

} // namespace config
