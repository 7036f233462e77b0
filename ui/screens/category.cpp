#include "ui/screens/page.h"

namespace screens {

void draw_category(Page& page, view::Category const& view) {
    page.heading("category.title", view.title);
    std::vector<kit::ListItem> items;
    for (auto const& choice : view.choices)
        items.push_back(item_of(choice));
    int const across = page.kit.portrait() ? 2 : 3;
    if (auto const pressed = page.kit.list("category", page.area, items, across))
        page.actions.push_back(flow::ChooseCategory{view.choices[*pressed].id});
}

} // namespace screens
