#include "ui/screens/search.h"

namespace screens {

void draw_search_place(Page& page, view::SearchPlace const& view) {
    // The search ignores diacritics.
    Search const search{"place.search", view.title, view.hint,           view.typed, 40, kit::KeyboardLayout::English,
                        view.choices,   3,          "place.search.none", view.none};
    if (auto const pressed = draw_search(page, search))
        page.actions.push_back(flow::ChoosePlace{view.choices[*pressed].id});
}

} // namespace screens
