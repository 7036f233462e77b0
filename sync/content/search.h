// The full-text index of a pack, and how it is asked. Private to the room.
#pragma once
#include "kiosk/model/table.h"
#include "sync/db/database.h"

namespace content {

// One row of a table that can be found: its id, and its words folded (base::fold: lower case, no diacritics, đ as d).
struct Searchable {
    std::string id, title, words;
};

// Nothing can be found in a table without a column id or code, in a feed of times (gtfs_), or in `checks`.
std::vector<Searchable> searchable_rows(model::Table const& table);

// Words as an expression of FTS5: all of them, each as the beginning of a word. "": there are none.
std::string all_of_words(std::string_view words);
std::string any_of_words(std::string_view words);

} // namespace content
