// Search: a field over the keys, and above both what was found for it, at each letter. Private to the room; lives for
// one drawing.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "ui/screens/page.h"

namespace screens {

struct Search {
    std::string_view id; // nodes ID.title, ID.field, and ID.… of what was found
    std::string_view title, hint;
    base::PrivateText const& typed;
    std::size_t longest; // letters
    kit::KeyboardLayout layout;
    std::span<view::Choice const> found;
    int columns; // on a lying panel
    std::string_view empty_id, empty;
    kit::Icon empty_icon = kit::Icon::NotFound; // beside what is said when nothing was found
};

// Which of the found was pressed. What was typed goes to the page's actions.
std::optional<std::size_t> draw_search(Page& page, Search const& search);

} // namespace screens
