#include "ui/screens/page.h"

namespace screens {

// One tile a place, and one for all others: side by side on a wide panel, one below the other on a tall one.
void draw_place(Page& page, view::Place const& view) {
    auto& kit = page.kit;
    page.heading("place.title", view.title);
    int const count = static_cast<int>(view.choices.size()) + 1;
    float const gap = page.px(page.tight() ? 4 : 8);
    bool const portrait = kit.portrait();
    if (!portrait && !page.tight()) page.area.take_top(page.px(12));
    kit::Rect const room = page.area.take_top(std::min(page.area.h, page.px(portrait ? 300 : 120)));
    bool const stacked = portrait || page.stretch() > 1.2F; // long names want wide tiles
    auto const boxes = stacked ? rows(room, count, gap) : columns(room, count, gap);
    std::size_t next = 0;
    for (auto const& choice : view.choices) {
        kit::TileLook look;
        look.selected = choice.selected;
        look.arrow = true;
        auto const icon = choice.station ? kit::Icon::Station : kit::Icon::Place;
        page.when(kit.tile("place." + choice.id, boxes[next++], icon, choice.label, choice.second, look),
                  flow::ChoosePlace{choice.id});
    }
    kit::TileLook look;
    look.hue = kit.palette().teal;
    look.arrow = true;
    page.when(kit.tile("place.other", boxes[next], kit::Icon::Search, view.other, {}, look), flow::OtherPlace{});
}

} // namespace screens
