#include "config/table_source.h"

#include <fmt/format.h>

#include "config/csv.h"
#include "config/file.h"
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

base::Result<model::Table, Complaints> read_csv(std::string_view name, std::filesystem::path const& file) {
    auto const text = TRY(whole_file(file));
    if (auto complaints = complaints_about_text(file, text); !complaints.empty())
        return tl::unexpected(std::move(complaints));
    auto rows = parse_csv(text);
    if (!rows) {
        auto const& problem = rows.error();
        return tl::unexpected(Complaints{{file, problem.line, 0, problem.what, problem.instead}});
    }
    if (rows->empty())
        return tl::unexpected(Complaints{{file, 1, 0, "the file is empty", "write the names of the columns first"}});
    model::Table table{std::string(name), {file}, std::move(rows->front().fields), {}};
    for (auto row = rows->begin() + 1; row != rows->end(); ++row)
        table.rows.push_back({0, row->line, std::move(row->fields)});
    return table;
}

} // namespace

bool FolderTables::has(std::string_view name) const {
    std::error_code error;
    return std::filesystem::exists(folder_ / fmt::format("{}.csv", name), error);
}

base::Result<model::Table, Complaints> FolderTables::table(std::string_view name) const {
    return read_csv(name, folder_ / fmt::format("{}.csv", name));
}

base::Result<model::Table, Complaints> HeldTables::table(std::string_view name) const {
    if (auto const* table = tables_.find(name)) return *table;
    return tl::unexpected(Complaints{{tables_.origin / name, 0, 0, "is not there", "add the table to the pack"}});
}

} // namespace config
