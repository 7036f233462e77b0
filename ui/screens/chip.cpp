// The card lies on the reader: a picture, how far it is, and the way on without. What went wrong stands in their place.
#include "ui/screens/notice.h"

namespace screens {
namespace {

// Once more, where something went wrong, and on without.
void draw_chip_ways(Page& page, view::CheckChip const& view) {
    auto& kit = page.kit;
    bool const wrong = !view.trouble.empty(), tight = page.tight(), stacked = kit.portrait();
    int const count = wrong ? 2 : 1;
    float const gap = page.px(tight ? 3 : 6), high = page.px(tight ? kit.sizes().target + 1 : kit.sizes().way_on);
    auto const lines = static_cast<float>(stacked ? count : 1);
    kit::Rect const foot = page.area.take_bottom(high * lines + gap * (lines - 1));
    page.area.take_bottom(page.px(tight ? 3 : 6));
    auto const boxes = stacked ? rows(foot, count, gap) : columns(foot, count, gap);
    kit::ButtonLook look;
    look.may_be_icon = true;
    look.icon = kit::Icon::Next;
    page.when(kit.button("chip.without", boxes[0], view.without, look), flow::Continue{});
    if (!wrong) return;
    look.icon = kit::Icon::Retry;
    look.tone = kit::Tone::Primary;
    page.when(kit.button("chip.again", boxes[1], view.again, look), flow::CheckChip{});
}

} // namespace

void draw_check_chip(Page& page, view::CheckChip const& view) {
    auto& kit = page.kit;
    draw_chip_ways(page, view);
    page.heading("chip.title", view.title);
    bool const wrong = !view.trouble.empty();
    kit.panel(page.area, wrong ? kit.palette().warning_soft : kit.palette().surface);
    kit::Rect const inner = page.area.inset(page.px(page.tight() ? 4 : 8));
    if (wrong)
        return draw_notice(page, inner, {"", "chip.trouble", kit::Icon::Card, kit.palette().brown, "", view.trouble});
    auto const id = view.reading ? "chip.reading" : "chip.waiting";
    draw_notice(page, inner, {id, "chip.state", kit::Icon::Card, kit.palette().primary, view.state, "", true});
}

} // namespace screens
