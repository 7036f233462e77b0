#include "sync/content/search.h"

#include <algorithm>
#include <optional>

#include "kiosk/base/text.h"

namespace content {
namespace {

// How the columns begin whose words name a row, and those that tell of it.
constexpr std::string_view naming[] = {"name", "title", "word", "synonyms", "keywords", "also"};
constexpr std::string_view telling[] = {"text", "summary", "what", "where", "body"};

template<std::size_t Size>
bool begins_with_one(std::string_view column, std::string_view const (&words)[Size]) {
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return column.starts_with(word); });
}

std::optional<std::size_t> id_column(model::Table const& table) {
    for (auto const* name : {"id", "code"})
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i] == name) return i;
    return std::nullopt;
}

// Letters and digits alone: nothing in it is a word of FTS5's language.
std::vector<std::string> plain_words(std::string_view text) {
    auto const folded = base::fold(text);
    std::vector<std::string> words(1);
    for (char const c : folded) {
        auto const byte = static_cast<unsigned char>(c);
        bool const part = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (part)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    if (words.size() > 32) words.resize(32);
    return words;
}

std::string expression(std::string_view text, std::string_view between) {
    std::string all;
    for (auto const& word : plain_words(text))
        all += std::string(all.empty() ? "" : between) + '"' + word + "\"*";
    return all;
}

} // namespace

std::vector<Searchable> searchable_rows(model::Table const& table) {
    std::vector<Searchable> rows;
    auto const id = id_column(table);
    if (!id || table.name.starts_with("gtfs_") || table.name == "checks") return rows;
    for (auto const& row : table.rows) {
        Searchable found{row.fields[*id], "", ""};
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            auto const folded = base::fold(row.fields[i]) + " ";
            if (begins_with_one(table.columns[i], naming)) found.title += folded;
            if (begins_with_one(table.columns[i], telling)) found.words += folded;
        }
        if (!found.title.empty()) rows.push_back(std::move(found));
    }
    return rows;
}

std::string all_of_words(std::string_view words) { return expression(words, " AND "); }
std::string any_of_words(std::string_view words) { return expression(words, " OR "); }

} // namespace content
