#include "ui/screens/search.h"

namespace screens {

void draw_find_guide(Page& page, view::FindGuide const& view) {
    // Diacritics make the search surer, not richer: where there is little room, their keys leave it to what is found.
    auto const layout = page.tight() ? kit::KeyboardLayout::English : kit::KeyboardLayout::Vietnamese;
    bool const waits = view.typed.reveal().empty();
    Search search{"find",
                  view.title,
                  view.hint,
                  view.typed,
                  80,
                  layout,
                  view.choices,
                  2,
                  waits ? "find.start" : "find.none",
                  waits ? view.start : view.none};
    if (waits) search.empty_icon = kit::Icon::Search;
    if (auto const pressed = draw_search(page, search))
        page.actions.push_back(flow::OpenGuide{view.choices[*pressed].id});
}

} // namespace screens
