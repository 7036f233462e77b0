#include "ui/screens/page.h"

namespace screens {

void draw_place(Page& page, view::Place const& view) {
    auto& kit = page.kit;
    page.heading("place.title", view.title);
    float const height = page.px(34), gap = page.px(7);
    for (auto const& choice : view.choices) {
        kit::ButtonLook look;
        look.icon = choice.station ? kit::Icon::Station : kit::Icon::Place;
        look.second = choice.second;
        look.selected = choice.selected;
        look.align = kit::Align::Left;
        page.when(kit.button("place." + choice.id, page.area.take_top(height), choice.label, look),
                  flow::ChoosePlace{choice.id});
        page.area.take_top(gap);
    }
    kit::ButtonLook look;
    look.icon = kit::Icon::Search;
    look.align = kit::Align::Left;
    page.when(kit.button("place.other", page.area.take_top(height), view.other, look), flow::OtherPlace{});
}

} // namespace screens
