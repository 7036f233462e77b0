// A number drawn, so large that it is read from a chair; beside it what can be said about its turn.
#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

void draw_card(Page& page, kit::Rect card, view::Number const& view) {
    auto& kit = page.kit;
    kit.panel(card, kit.palette().primary);
    card = card.inset(page.px(6));
    kit::Colour const white = kit.palette().text_on_primary;
    kit::TextLook const service{kit::FontRole::BodyStrong, white, kit::Align::Centre, kit::Role::Text};
    float const number = page.line(kit::FontRole::Code), name = kit.text_height(card.w, view.service, service.font);
    card.take_top(std::max(0.F, (card.h - number - name - page.px(3)) / 2));
    kit.text("queue.number", card.take_top(number), view.number,
             {kit::FontRole::Code, white, kit::Align::Centre, kit::Role::Heading});
    card.take_top(page.px(3));
    kit.text("queue.service", card.take_top(name), view.service, service);
}

void add_facts(Page& page, Stack& stack, view::Number const& view) {
    auto& kit = page.kit;
    kit::TextLook const label{kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    kit::TextLook const strong{kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text};
    stack.text("queue.slip", view.slip, strong, page.tight() ? 3 : 6);
    if (view.trouble)
        stack.block(page.px(kit.sizes().target), 4, [&page, &view](kit::Rect box) {
            kit::ButtonLook look;
            look.icon = kit::Icon::Retry;
            page.when(page.kit.button("queue.print_again", box, view.again, look), flow::PrintAgain{});
        });
    auto const large = page.tight() ? kit::FontRole::Title : kit::FontRole::Display;
    int index = 0;
    for (auto const& [name, value] : view.rows) {
        auto const id = "queue.row." + std::to_string(index++);
        stack.label(id + ".label", name, label);
        stack.text(id, value, {large, 0, kit::Align::Left, kit::Role::Text}, page.tight() ? 2 : 4);
    }
    stack.label("queue.token.label", view.keep_label, label);
    stack.text("queue.token", view.token, {kit::FontRole::Title, kit.palette().primary}, 2);
    stack.text("queue.keep", view.keep, {}, 0);
}

} // namespace

void draw_number(Page& page, view::Number const& view) {
    auto& kit = page.kit;
    bool const tight = page.tight(), portrait = kit.portrait();
    page.when(way_on(page, "queue.done", view.done, true, kit::Icon::Check), flow::Finish{});
    page.heading("queue.title", view.title);
    float const words = kit.text_height(page.area.w * 0.4F, view.service, kit::FontRole::BodyStrong);
    kit::Rect const card =
        portrait ? page.area.take_top(std::max(page.px(80), words + page.line(kit::FontRole::Code) + page.px(16)))
                 : page.area.take_left(page.area.w * 0.44F);
    (portrait ? page.area.take_top(page.px(6)) : page.area.take_left(page.px(tight ? 5 : 8)));
    draw_card(page, card, view);
    float const rim = page.px(tight ? 5 : 8), ledge = page.px(tight ? 3 : 5);
    Stack stack(page, "queue.page", page.area.w - 2 * rim);
    add_facts(page, stack, view);
    if (portrait) page.area.h = std::min(page.area.h, stack.height() + 2 * ledge);
    kit.panel(page.area, kit.palette().surface);
    kit::Rect const facts = page.area.inset(rim, ledge);
    stack.draw(facts, tight ? std::optional(page.foot) : std::nullopt);
}

} // namespace screens
