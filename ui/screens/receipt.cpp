#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

void draw_slip(Page& page, kit::Rect band, view::Receipt const& view) {
    auto& kit = page.kit;
    kit.panel(band, view.trouble ? kit.palette().warning_soft : kit.palette().success_soft);
    band = band.inset(page.px(6), page.px(3));
    kit::Icon const icon = view.trouble ? kit::Icon::NoPrinter : kit::Icon::Printer;
    float const target = page.px(kit.sizes().target), button = page.px(60) * page.stretch();
    bool const beside = band.w > 2.6F * button; // else below the words
    if (view.trouble) {
        kit::ButtonLook look;
        look.icon = kit::Icon::Retry;
        kit::Rect again = beside ? band.take_right(button) : band.take_bottom(target);
        if (beside) again.take_top(std::max(0.F, (again.h - target) / 2));
        page.when(kit.button("receipt.print_again", again.take_top(target), view.again, look), flow::PrintAgain{});
        if (beside) band.take_right(page.px(4));
    }
    kit.icon(band.take_left(page.px(14)), icon, kit.palette().text);
    band.take_left(page.px(3));
    float const height = kit.text_height(band.w, view.slip, kit::FontRole::Body);
    band.take_top(std::max(0.F, (band.h - height) / 2));
    kit.text("receipt.slip", band, view.slip);
}

float slip_height(Page& page, float width, view::Receipt const& view) {
    float const button = page.px(60) * page.stretch();
    float words = width - page.px(12 + 17);
    bool const beside = width - page.px(12) > 2.6F * button;
    if (view.trouble && beside) words -= button + page.px(4);
    float const text = page.kit.text_height(words, view.slip, kit::FontRole::Body) + page.px(7);
    float const target = page.px(page.kit.sizes().target);
    if (!view.trouble) return std::max(text, page.px(20));
    return beside ? std::max(text, target + page.px(7)) : text + target + page.px(3);
}

// The same words in the row of the others, where there is no room for a band of their own.
void add_slip(Page& page, Stack& stack, view::Receipt const& view) {
    stack.text("receipt.slip", view.slip, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text}, 3);
    if (!view.trouble) return;
    stack.block(page.px(page.kit.sizes().target), 4, [&page, &view](kit::Rect box) {
        kit::ButtonLook look;
        look.icon = kit::Icon::Retry;
        page.when(page.kit.button("receipt.print_again", box, view.again, look), flow::PrintAgain{});
    });
}

void add_facts(Page& page, Stack& stack, view::Receipt const& view) {
    auto& kit = page.kit;
    kit::TextLook const label{kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    stack.label("receipt.code.label", view.code_label, label);
    stack.text("receipt.code", view.code, {kit::FontRole::Code, kit.palette().primary}, 1);
    stack.text("receipt.keep", view.keep, {}, 2);
    int index = 0;
    for (auto const& [name, value] : view.rows) {
        auto const id = "receipt.row." + std::to_string(index++);
        stack.label(id + ".label", name, label);
        stack.text(id, value, {kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Text}, 1);
    }
}

void draw_thanks(Page& page, view::Receipt const& view) {
    auto& kit = page.kit;
    bool const tight = page.tight();
    auto const font = tight ? kit::FontRole::Title : kit::FontRole::Display;
    kit::TextLook const title{font, kit.palette().success, kit::Align::Left, kit::Role::Heading};
    if (tight) return page.say("receipt.title", view.title, title, 2); // that it is saved is said by the code
    float const width = page.area.w - page.px(41);
    float const high =
        kit.text_height(width, view.title, font) + kit.text_height(width, view.saved, kit::FontRole::BodyStrong);
    kit::Rect top = page.area.take_top(std::max(page.px(34), high));
    kit.plate(kit::Rect{top.take_left(page.px(34))}.take_top(page.px(34)), kit::Icon::Check, kit.palette().success);
    top.take_left(page.px(7));
    top.take_top(kit.text("receipt.title", top, view.title, title));
    kit.text("receipt.saved", top, view.saved, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text});
    page.area.take_top(page.px(6));
}

} // namespace

void draw_receipt(Page& page, view::Receipt const& view) {
    auto& kit = page.kit;
    bool const tight = page.tight(), portrait = kit.portrait();
    page.when(way_on(page, "receipt.done", view.done, true, kit::Icon::Check), flow::Finish{});
    draw_thanks(page, view);
    kit::Rect const qr = portrait ? page.area.take_bottom(page.area.h * 0.36F)
                                  : page.area.take_right(std::min(page.px(125), page.area.w * 0.36F));
    (portrait ? page.area.take_bottom(page.px(6)) : page.area.take_right(page.px(tight ? 5 : 8)));
    draw_code(page, qr, {"receipt.qr", view.code, "receipt.scan", view.scan});
    if (!tight) {
        draw_slip(page, page.area.take_bottom(slip_height(page, page.area.w, view)), view);
        page.area.take_bottom(page.px(5));
    }
    kit.panel(page.area, kit.palette().surface);
    kit::Rect const facts = page.area.inset(page.px(tight ? 5 : 8), page.px(tight ? 3 : 5));
    Stack stack(page, "receipt.page", facts.w);
    if (tight) add_slip(page, stack, view);
    add_facts(page, stack, view);
    stack.draw(facts, tight ? std::optional(page.foot) : std::nullopt);
}

} // namespace screens
