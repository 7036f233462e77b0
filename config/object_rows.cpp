#include "config/object_rows.h"

#include <algorithm>
#include <fmt/format.h>

namespace config {
namespace {

std::string const* member(ObjectRow const& row, std::string_view name) {
    auto const found =
        std::find_if(row.members.begin(), row.members.end(), [&](auto const& each) { return each.first == name; });
    return found == row.members.end() ? nullptr : &found->second;
}

void compare(ObjectRow const& row, model::Table const& table, Complaints& complaints) {
    auto const& file = table.files.front();
    for (auto const& column : table.columns)
        if (member(row, column) == nullptr)
            complaints.push_back({file, row.line, 0, fmt::format("\"{}\" is missing, which the first row has", column),
                                  "write all of them in every row; \"\" for nothing"});
    for (std::size_t i = 0; i < row.members.size(); ++i) {
        auto const& name = row.members[i].first;
        if (std::find(table.columns.begin(), table.columns.end(), name) == table.columns.end())
            complaints.push_back({file, row.line, 0, fmt::format("\"{}\" is not in the first row", name),
                                  "write the same in every row"});
        if (member(row, name) != &row.members[i].second)
            complaints.push_back({file, row.line, 0, fmt::format("\"{}\" comes twice", name), "write it once"});
    }
}

} // namespace

base::Result<model::Table, Complaints> table_of_rows(std::string_view name, std::filesystem::path const& file,
                                                     std::vector<ObjectRow> rows) {
    if (rows.empty()) return tl::unexpected(Complaints{{file, 1, 0, "there are no rows", "write at least one"}});
    model::Table table{std::string(name), {file}, {}, {}};
    for (auto const& [column, value] : rows.front().members)
        table.columns.push_back(column);
    Complaints complaints;
    for (auto const& row : rows) {
        compare(row, table, complaints);
        if (!complaints.empty()) continue;
        model::TableRow fields{0, row.line, {}};
        for (auto const& column : table.columns)
            fields.fields.push_back(*member(row, column));
        table.rows.push_back(std::move(fields));
    }
    if (!complaints.empty()) return tl::unexpected(std::move(complaints));
    return table;
}

} // namespace config
