#include <algorithm>

#include "ui/screens/notice.h"
#include "ui/screens/stack.h"

namespace screens {
namespace {

// The way of a submission, below what is said of it, where there is room.
void draw_route(Page& page, view::Progress const& view) {
    auto& kit = page.kit;
    bool const portrait = kit.portrait();
    float const high = page.px(portrait ? 96 : 14) + (portrait ? 0 : 2 * page.line(kit::FontRole::BodyStrong));
    if (page.area.h < high + page.px(24)) return;
    page.area.take_top(page.px(6));
    kit::Rect card = page.area.take_top(std::min(page.area.h, high + page.px(16)));
    kit.panel(card, kit.palette().surface);
    std::array<std::string_view, 3> const stops{view.stops[0], view.stops[1], view.stops[2]};
    card = card.inset(page.px(10), page.px(8));
    kit.route("progress.stop", card, stops, view.reached, portrait ? kit::Way::Down : kit::Way::Across);
}

void draw_known(Page& page, view::Progress const& view) {
    auto& kit = page.kit;
    bool const tight = page.tight();
    kit::Rect card = page.area;
    kit::Rect inner = card.inset(page.px(tight ? 6 : 10), page.px(tight ? 4 : 10));
    kit::Rect mark = inner;
    if (!tight) {
        mark = kit::Rect{inner.take_left(page.px(36))}.take_top(page.px(36));
        inner.take_left(page.px(9));
    }
    Stack stack(page, "progress.page", inner.w);
    stack.text("progress.code", view.code,
               {kit::FontRole::Title, kit.palette().primary, kit::Align::Left, kit::Role::Text}, 3);
    stack.text("progress.state", view.state, {kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Heading}, 3);
    stack.text("progress.text", view.text, {}, 7);
    stack.label("progress.answer.label", view.answer.empty() ? std::string_view{} : std::string_view(view.answer_label),
                {kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text});
    stack.text("progress.answer", view.answer, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text}, 0);
    card.h = std::min(card.h, std::max(stack.height() + (inner.y - card.y) * 2, page.px(56)));
    inner.h = std::min(inner.h, card.bottom() - (inner.y - card.y) - inner.y + 1);
    kit.panel(card, kit.palette().surface);
    if (!tight) kit.plate(mark, view.answered ? kit::Icon::Check : kit::Icon::Clock, kit.palette().success);
    stack.draw(inner);
    page.area.take_top(card.h);
    draw_route(page, view);
}

} // namespace

void draw_progress(Page& page, view::Progress const& view) {
    auto& kit = page.kit;
    page.heading("progress.title", view.title);
    if (!view.answered) page.when(way_on(page, "progress.again", view.again, true, kit::Icon::Retry), flow::LookUp{});
    if (view.reached >= 0) return draw_known(page, view);
    float const line = page.line(kit::FontRole::Title);
    kit.text("progress.code", page.area.take_top(line), view.code,
             {kit::FontRole::Title, kit.palette().primary, kit::Align::Left, kit::Role::Text});
    page.area.take_top(page.px(page.tight() ? 2 : 4));
    auto const icon = view.offline ? kit::Icon::Offline : kit::Icon::NotFound;
    draw_notice(page, page.area, {"progress.state", "progress.text", icon, kit.palette().brown, view.state, view.text});
}

} // namespace screens
