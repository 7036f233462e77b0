// How the screens part the room they have.
#include <algorithm>

#include "ui/kit/text_layout.h"
#include "ui/screens/page.h"

namespace screens {
namespace {

std::vector<kit::Rect> split(kit::Rect box, int count, float gap, bool sideways) {
    std::vector<kit::Rect> parts;
    auto const n = static_cast<float>(count);
    float const size = ((sideways ? box.w : box.h) - gap * (n - 1)) / n;
    for (int i = 0; i < count; ++i) {
        parts.push_back(sideways ? box.take_left(size) : box.take_top(size));
        if (sideways)
            box.take_left(gap);
        else
            box.take_top(gap);
    }
    return parts;
}

} // namespace

kit::Rect take_keyboard(Page& page, kit::KeyboardLayout layout, double key_mm, float rest) {
    auto const rows = static_cast<float>(kit::Kit::rows_of(layout));
    auto const& sizes = page.kit.sizes();
    float const gaps = (rows - 1) * page.px(sizes.gap), below = page.px(page.tight() ? 2.7 : 4);
    float const least = page.px(sizes.key) + 1;
    float const key = std::clamp((page.area.h - rest - below - gaps) / rows, least, std::max(least, page.px(key_mm)));
    kit::Rect const box = page.area.take_bottom(rows * key + gaps);
    page.area.take_bottom(below);
    return box;
}

std::vector<kit::Rect> columns(kit::Rect row, int count, float gap) { return split(row, count, gap, true); }
std::vector<kit::Rect> rows(kit::Rect column, int count, float gap) { return split(column, count, gap, false); }

void draw_code(Page& page, kit::Rect card, Code const& code) {
    auto& kit = page.kit;
    kit.panel(card, kit.palette().surface);
    card = card.inset(page.px(page.tight() ? 4 : 7));
    kit::TextLook const look{kit::FontRole::Body, 0, kit::Align::Centre, kit::Role::Text};
    kit.text(code.words_id, card.take_bottom(kit.text_height(card.w, code.words, look.font)), code.words, look);
    card.take_bottom(page.px(4));
    if (page.pictures.qr) kit.image(code.id, card, *page.pictures.qr, code.label);
}

bool way_on(Page& page, std::string_view id, std::string_view label, bool enabled, kit::Icon icon) {
    auto& kit = page.kit;
    bool const tight = page.tight();
    page.foot = page.area.take_bottom(page.px(tight ? kit.sizes().target + 1 : kit.sizes().way_on));
    page.area.take_bottom(page.px(tight ? 3 : 5));
    kit::ButtonLook look;
    look.font = kit::FontRole::Title;
    look.tone = kit::Tone::Primary;
    look.icon = icon;
    look.enabled = enabled;
    float const words = kit::width_of(*kit.fonts()[kit::FontRole::BodyStrong], label) + page.px(27);
    kit::Rect const button = page.foot.take_right(std::min(page.foot.w, std::max(page.px(tight ? 60 : 140), words)));
    page.foot.take_right(page.px(5));
    return kit.button(id, button, label, look);
}

bool way_beside(Page& page, std::string_view id, std::string_view label, kit::Icon icon, bool enabled) {
    constexpr double widest_mm = 110;
    kit::ButtonLook look;
    look.icon = icon;
    look.enabled = enabled;
    look.may_be_icon = true;
    return page.kit.button(id, page.foot.take_left(std::min(page.foot.w, page.px(widest_mm) * page.stretch())), label,
                           look);
}

kit::ListItem item_of(view::Choice const& choice) {
    kit::Icon icon = choice.station ? kit::Icon::Station : kit::Icon::None;
    if (choice.emergency) icon = kit::Icon::Emergency;
    return {choice.id, choice.label, choice.second, icon, choice.selected, choice.emergency};
}

} // namespace screens
