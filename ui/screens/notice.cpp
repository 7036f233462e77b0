#include "ui/screens/notice.h"

#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {

void draw_notice(Page& page, kit::Rect box, Notice const& notice) {
    auto& kit = page.kit;
    bool const small = page.tight() || box.h < page.px(110);
    Stack stack(page, notice.text_id + ".page", box.w);
    kit::Colour const ink = notice.wrong ? notice.hue : 0;
    stack.text(notice.title_id, notice.title,
               {small ? kit::FontRole::Title : kit::FontRole::Display, ink, kit::Align::Centre, kit::Role::Heading},
               small ? 2 : 4);
    stack.text(notice.text_id, notice.text,
               {small ? kit::FontRole::Body : kit::FontRole::BodyStrong, 0, kit::Align::Centre, kit::Role::Text}, 0);
    float const plate = page.px(small ? 30 : 44), gap = page.px(small ? 4 : 8);
    float const dots = notice.busy ? page.px(18) : 0;
    float const spare = box.h - stack.height();
    bool const with_plate = spare >= plate + gap + dots;
    float const picture = with_plate ? plate + gap : 0;
    bool const with_dots = notice.busy && spare >= picture + dots;
    box.take_top(std::max(0.F, (spare - picture - (with_dots ? dots : 0)) * 0.42F));
    if (with_plate) {
        kit.plate(box.take_top(plate), notice.icon, notice.hue);
        box.take_top(gap);
    }
    kit::Rect words = box;
    if (with_dots) words.h = stack.height();
    stack.draw(words);
    if (with_dots) kit.busy({box.x, words.bottom(), box.w, dots});
}

} // namespace screens
