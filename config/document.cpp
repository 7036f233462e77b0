#include "config/document.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "config/bare_text.h"
#include "config/object_rows.h"
#include "kiosk/base/text.h"

// The only file that sees the TOML library, header-only and without exceptions. Version 3.3.0 asserts what a file may
// break
// ("[%]"), and with NDEBUG tells the compiler to assume it: with neither, its own error branches behind the assertions
// work.
#undef NDEBUG
#define TOML_ASSERT(condition) static_assert(true)
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace config {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

int line_of_bad_utf8(std::string_view text) {
    int line = 1;
    for (auto const part : base::split(text, '\n')) {
        if (!base::is_utf8(part)) return line;
        ++line;
    }
    return 0;
}

Value value_of(toml::array const& array) {
    std::vector<std::string> texts;
    for (auto const& element : array) {
        auto const* text = element.as_string();
        if (text == nullptr) return OtherValue{"an array of other things than texts"};
        texts.push_back(text->get());
    }
    return texts;
}

Value value_of(toml::node const& node) {
    if (auto const* flag = node.as_boolean()) return flag->get();
    if (auto const* whole = node.as_integer()) return whole->get();
    if (auto const* number = node.as_floating_point()) return number->get();
    if (auto const* text = node.as_string()) return text->get();
    if (auto const* array = node.as_array()) return value_of(*array);
    return OtherValue{"a date or time"};
}

// The parser has limited the depth of `table` (TOML_MAX_NESTED_VALUES), so that this recursion is bounded.
void flatten(toml::table const& table, std::string const& prefix, Document& document) {
    for (auto const& [key, node] : table) {
        auto const name = prefix + std::string(key.str());
        auto const place = node.source().begin;
        if (auto const* inner = node.as_table()) {
            document.tables.push_back({name, static_cast<int>(place.line)});
            flatten(*inner, name + ".", document);
        } else {
            document.items.push_back(
                {name, static_cast<int>(place.line), static_cast<int>(place.column), value_of(node)});
        }
    }
}

std::optional<std::string> field_of(toml::node const& node) {
    if (auto const* flag = node.as_boolean()) return flag->get() ? "yes" : "no";
    if (auto const* whole = node.as_integer()) return std::to_string(whole->get());
    if (auto const* number = node.as_floating_point()) return fmt::format("{}", number->get());
    if (auto const* text = node.as_string()) return text->get();
    return std::nullopt;
}

int line_of(toml::node const& node) { return static_cast<int>(node.source().begin.line); }

base::Result<ObjectRow, Complaint> row_of(toml::node const& node, std::filesystem::path const& file) {
    auto const* table = node.as_table();
    if (table == nullptr)
        return tl::unexpected(
            Complaint{file, line_of(node), 0, "a row that is no table", "write [[name]] before each"});
    std::vector<std::pair<int, std::pair<std::string, std::string>>> members;
    for (auto const& [key, value] : *table) {
        auto const field = field_of(value);
        if (!field)
            return tl::unexpected(Complaint{file, line_of(value), 0, fmt::format("{}: not a field", key.str()),
                                            "write texts, numbers, true and false alone"});
        members.push_back({line_of(value), {std::string(key.str()), *field}});
    }
    std::stable_sort(members.begin(), members.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    ObjectRow row{line_of(node), {}};
    for (auto& [line, member] : members)
        row.members.push_back(std::move(member));
    return row;
}

void sort_by_place(Document& document) {
    std::stable_sort(document.items.begin(), document.items.end(), [](Item const& a, Item const& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    std::stable_sort(document.tables.begin(), document.tables.end(),
                     [](Table const& a, Table const& b) { return a.line < b.line; });
}

base::Result<toml::table, Complaint> parse(std::string_view text, std::filesystem::path const& file) {
    if (int const line = line_of_bad_utf8(text); line > 0)
        return tl::unexpected(Complaint{file, line, 0, "bytes that are not UTF-8", "save the file as UTF-8"});
    if (int const line = line_of_bare_letter(text); line > 0)
        return tl::unexpected(Complaint{file, line, 0, "letters other than A-Z outside of quotes",
                                        "put the text in quotes, or # before a comment"});

    auto parsed = toml::parse(text);
    if (!parsed) {
        auto const& error = parsed.error();
        auto const place = error.source().begin;
        return tl::unexpected(Complaint{file, static_cast<int>(place.line), static_cast<int>(place.column),
                                        std::string(error.description()), "write it as TOML: name = value"});
    }
    return std::move(parsed).table();
}

std::string_view without_mark(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return text;
}

} // namespace

base::Result<Document, Complaint> parse_document(std::string_view text, std::filesystem::path const& file) {
    text = without_mark(text);
    auto const table = TRY(parse(text, file));
    Document document;
    document.last_line = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    if (text.ends_with('\n')) --document.last_line;
    flatten(table, "", document);
    sort_by_place(document);
    return document;
}

base::Result<std::vector<ObjectRow>, Complaints> parse_toml_rows(std::string_view text, std::string_view name,
                                                                 std::filesystem::path const& file) {
    auto const parsed = parse(without_mark(text), file);
    if (!parsed) return tl::unexpected(Complaints{parsed.error()});
    auto const refuse = [&](std::string what, std::string instead) {
        return tl::unexpected(Complaints{{file, 0, 0, std::move(what), std::move(instead)}});
    };
    auto const* end = parsed->get_as<toml::table>("end");
    if (end == nullptr || !end->empty())
        return refuse("does not end with [end]: it was cut short", "write [end] as the last line");
    for (auto const& [key, node] : *parsed)
        if (key.str() != name && key.str() != "end")
            return tl::unexpected(
                Complaints{{file, line_of(node), 0, fmt::format("{}: not this table's name", key.str()),
                            fmt::format("write [[{}]] before each row", name)}});
    auto const* list = parsed->get_as<toml::array>(name);
    if (list == nullptr) return refuse("has no rows", fmt::format("write [[{}]] before each row", name));
    std::vector<ObjectRow> rows;
    for (auto const& node : *list) {
        auto row = row_of(node, file);
        if (!row) return tl::unexpected(Complaints{row.error()});
        if (row->line > line_of(*end)) return refuse("goes on behind [end]", "write [end] as the last line");
        rows.push_back(row.release());
    }
    return rows;
}

} // namespace config
