#include "config/table_file.h"

#include <fmt/format.h>

#include "config/csv.h"
#include "config/object_rows.h"
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

// JSON and TOML can write a letter as a number, and so what no file may hold.
base::Result<model::Table, Complaints> checked(model::Table table) {
    Complaints complaints;
    for (auto const& row : table.rows)
        for (auto const& field : row.fields) {
            auto const composed = base::to_nfc(field);
            if (!composed || *composed != field || field.find('\0') != std::string::npos)
                complaints.push_back({table.file_of(row), row.line, 0, "a text that is not UTF-8 in NFC",
                                      "write the letters themselves"});
        }
    if (!complaints.empty()) return tl::unexpected(std::move(complaints));
    return table;
}

base::Result<model::Table, Complaints> parse_csv_table(std::string_view text, std::string_view name,
                                                       std::filesystem::path const& file) {
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
    return checked(std::move(table));
}

} // namespace

base::Result<model::Table, Complaints> parse_table(std::string_view text, std::string_view name,
                                                   std::filesystem::path const& file, std::string_view ending) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (auto complaints = complaints_about_text(file, text); !complaints.empty())
        return tl::unexpected(std::move(complaints));
    if (ending == ".json") return checked(TRY(table_of_rows(name, file, TRY(parse_json_rows(text, file)))));
    if (ending == ".toml") return checked(TRY(table_of_rows(name, file, TRY(parse_toml_rows(text, name, file)))));
    return parse_csv_table(text, name, file);
}

base::Result<model::Table, Complaints> read_csv_table(std::string_view name, std::filesystem::path const& file,
                                                      std::size_t largest) {
    return parse_table(TRY(whole_file(file, largest)), name, file, ".csv");
}

base::Result<model::Table, Complaints> read_table(std::string_view name, std::filesystem::path const& file) {
    return parse_table(TRY(whole_file(file)), name, file, file.extension().string());
}

} // namespace config
