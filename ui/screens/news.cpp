// What the city announces, the warnings first.
#include "ui/screens/notice.h"

namespace screens {

void draw_news(Page& page, view::News const& view) {
    page.heading("news.title", view.title);
    if (view.notices.empty())
        return draw_notice(page, page.area,
                           {"news.none.title", "news.none", kit::Icon::News, page.kit.palette().violet, {}, view.none});
    std::vector<kit::ListItem> items;
    for (auto const& choice : view.notices) {
        items.push_back(item_of(choice));
        items.back().id = std::to_string(items.size() - 1); // the city's own may hold anything
    }
    if (auto const pressed = page.kit.list("news", page.area, items, page.kit.portrait() ? 1 : 2))
        page.actions.push_back(flow::OpenNotice{view.notices[*pressed].id});
}

} // namespace screens
