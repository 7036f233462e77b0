#include "config/document.h"

#include <algorithm>

#include "config/bare_text.h"
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

void sort_by_place(Document& document) {
    std::stable_sort(document.items.begin(), document.items.end(), [](Item const& a, Item const& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    std::stable_sort(document.tables.begin(), document.tables.end(),
                     [](Table const& a, Table const& b) { return a.line < b.line; });
}

} // namespace

base::Result<Document, Complaint> parse_document(std::string_view text, std::filesystem::path const& file) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (int const line = line_of_bad_utf8(text); line > 0)
        return tl::unexpected(Complaint{file, line, 0, "bytes that are not UTF-8", "save the file as UTF-8"});
    if (int const line = line_of_bare_letter(text); line > 0)
        return tl::unexpected(Complaint{file, line, 0, "letters other than A-Z outside of quotes",
                                        "put the text in quotes, or # before a comment"});

    auto const parsed = toml::parse(text);
    if (!parsed) {
        auto const& error = parsed.error();
        auto const place = error.source().begin;
        return tl::unexpected(Complaint{file, static_cast<int>(place.line), static_cast<int>(place.column),
                                        std::string(error.description()), "write it as TOML: name = value"});
    }
    Document document;
    document.last_line = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    if (text.ends_with('\n')) --document.last_line;
    flatten(parsed.table(), "", document);
    sort_by_place(document);
    return document;
}

} // namespace config
