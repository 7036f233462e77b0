// A page of what the city's app does: a picture and a few words, as large as there is room for. Where it runs by
// itself, a touch anywhere leads home.
#include <algorithm>

#include "ui/screens/signs.h"
#include "ui/screens/stack.h"

namespace screens {

void draw_tour(Page& page, view::Tour const& view) {
    auto& kit = page.kit;
    if (!view.next.empty()) page.when(way_on(page, "tour.next", view.next, true), flow::StepDone{});
    bool const tight = page.tight(), portrait = kit.portrait();
    kit::TextLook const title{tight ? kit::FontRole::Title : kit::FontRole::Display, 0,
                              portrait ? kit::Align::Centre : kit::Align::Left, kit::Role::Heading};
    kit::TextLook text{tight ? kit::FontRole::Body : kit::FontRole::Title, 0, title.align, kit::Role::Text};
    kit::Rect words = page.area;
    float const least = std::min(page.px(60), page.area.h * 0.5F);
    kit::Rect picture = portrait ? words.take_top(std::max(least, words.h * 0.42F)) : words.take_left(words.w * 0.36F);
    (portrait ? words.take_top(page.px(8)) : words.take_left(page.px(tight ? 5 : 12)));
    kit.panel(picture, kit.palette().surface);
    float const plate = std::min({picture.w, picture.h, page.px(120)}) * 0.72F;
    kit.plate({picture.x + (picture.w - plate) / 2, picture.y + (picture.h - plate) / 2, plate, plate},
              sign_of(view.sign), kit.palette().violet);
    Stack stack(page, "tour.page", words.w);
    stack.text("tour.title", view.title, title, tight ? 3 : 7);
    stack.text("tour.detail", view.detail, text, tight ? 4 : 12);
    text.colour = kit.palette().primary;
    stack.text("tour.touch", view.touch, text, 0);
    words.take_top(std::max(0.F, (words.h - stack.height()) * (portrait ? 0.1F : 0.4F)));
    stack.draw(words);
}

} // namespace screens
