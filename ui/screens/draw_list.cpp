// The draw before it is shown: who would take part, what is fixed, and at the end who has won.
#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

kit::TextLook strong(kit::Colour colour) {
    return {kit::FontRole::BodyStrong, colour, kit::Align::Left, kit::Role::Text};
}

// A number of people, as large as on a scoreboard, with what it is below.
void draw_score(Page& page, kit::Rect card, std::string_view id, std::string_view number, std::string_view label) {
    auto& kit = page.kit;
    kit::Colour const white = kit.palette().text_on_primary;
    kit.panel(card, kit.palette().primary);
    card = card.inset(page.px(page.tight() ? 3 : 5));
    float const high = page.line(kit::FontRole::Code);
    float const words = kit.text_height(card.w, label, kit::FontRole::BodyStrong);
    card.take_top(std::max(0.F, (card.h - high - words) / 2));
    kit.text(std::string(id), card.take_top(high), number,
             {kit::FontRole::Code, white, kit::Align::Centre, kit::Role::Heading});
    kit.text(std::string(id) + ".label", card, label,
             {kit::FontRole::BodyStrong, white, kit::Align::Centre, kit::Role::Text});
}

float score_height(Page const& page, float width, std::string_view label) {
    float const pad = page.px(page.tight() ? 3 : 5);
    return page.line(kit::FontRole::Code) + 2 * pad +
           page.kit.text_height(width - 2 * pad, label, kit::FontRole::BodyStrong) + page.px(1);
}

// On a scoreboard of its own, or where there is little room among the other words.
void add_score(Page& page, Stack& stack, std::string_view number, std::string_view label) {
    if (page.tight()) {
        stack.text("draw.count", number, {kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Heading}, 0);
        stack.text("draw.count.label", label, strong(0), 4);
        return;
    }
    stack.block(score_height(page, page.area.w, label), 5,
                [&page, number, label](kit::Rect box) { draw_score(page, box, "draw.count", number, label); });
}

} // namespace

void draw_begin_draw(Page& page, view::BeginDraw const& view) {
    auto const& palette = page.kit.palette();
    page.heading("draw.title", view.title);
    page.when(way_on(page, "draw.freeze", view.freeze, view.can_freeze, kit::Icon::Lock), flow::ConfirmFreeze{});
    if (!view.again.empty()) page.when(way_beside(page, "draw.look", view.again, kit::Icon::Retry), flow::OpenDraw{});
    Stack stack(page, "draw.page", page.area.w);
    stack.text("draw.trouble", view.trouble, strong(palette.danger), 4);
    stack.text("draw.busy", view.busy, strong(palette.primary), 4);
    if (!view.count.empty()) add_score(page, stack, view.count, view.source);
    stack.text("draw.text", view.text, strong(0), 4);
    stack.draw(page.area);
}

void draw_frozen_draw(Page& page, view::FrozenDraw const& view) {
    auto const& palette = page.kit.palette();
    page.heading("draw.title", view.title);
    page.when(way_on(page, "draw.dice", view.next, true), flow::Continue{});
    if (view.can_print)
        page.when(way_beside(page, "draw.print_again", view.again, kit::Icon::Printer), flow::PrintAgain{});
    Stack stack(page, "draw.page", page.area.w);
    stack.text("draw.slip", view.slip, strong(view.trouble ? palette.danger : palette.primary), 4);
    add_score(page, stack, view.count, view.count_label);
    stack.label("draw.list.label", view.list_label, {kit::FontRole::Body, palette.text_quiet});
    stack.text("draw.list", view.list, strong(0), 4);
    stack.label("draw.commitment.label", view.commitment_label, {kit::FontRole::Body, palette.text_quiet});
    stack.text("draw.commitment", view.commitment, strong(0), 4);
    stack.draw(page.area);
}

// A line for each prize: its name, and its ticket in a column at the right.
void draw_draw_over(Page& page, view::DrawOver const& view) {
    auto const& palette = page.kit.palette();
    page.heading("draw.title", view.title);
    page.when(way_on(page, "draw.done", view.done, true, kit::Icon::Check), flow::Continue{});
    if (view.trouble)
        page.when(way_beside(page, "draw.print_again", view.again, kit::Icon::Printer), flow::PrintAgain{});
    auto const slip = strong(view.trouble ? palette.danger : palette.primary);
    if (!page.tight()) page.say("draw.slip", view.slip, slip, 4);
    page.kit.panel(page.area, palette.surface);
    kit::Rect const inner = page.area.inset(page.px(page.tight() ? 4 : 6), page.px(page.tight() ? 2 : 4));
    Stack stack(page, "draw.page", inner.w);
    if (page.tight()) stack.text("draw.slip", view.slip, slip, 2);
    for (std::size_t i = 0; i < view.winners.size(); ++i) {
        auto const& [prize, ticket] = view.winners[i];
        stack.pair("draw.winner." + std::to_string(i), prize, ticket,
                   page.tight() ? kit::FontRole::Caption : kit::FontRole::Title, 2);
    }
    stack.draw(inner);
}

} // namespace screens
