#include "ui/screens/page.h"

namespace screens {
namespace {

void draw_top(Page& page, view::Chrome const& chrome) {
    auto& kit = page.kit;
    auto const& palette = kit.palette();
    kit::Rect bar = page.area.take_top(page.px(kit.sizes().bar));
    kit.fill(bar, palette.primary);
    bar = bar.inset(page.px(kit.sizes().margin), page.px(2.5));
    if (chrome.can_switch) {
        kit::ButtonLook look;
        look.tone = kit::Tone::Secondary;
        look.icon = kit::Icon::Language;
        look.font = kit::FontRole::Body;
        page.when(kit.button("bar.language", bar.take_right(page.px(52)), chrome.language, look),
                  flow::SwitchLanguage{});
        bar.take_right(page.px(6));
    }
    kit::TextLook quiet{kit::FontRole::Caption, palette.text_on_primary, kit::Align::Right, kit::Role::Text};
    kit::Rect clock = bar.take_right(page.px(58));
    clock.take_top((clock.h - kit.text_height(clock.w, chrome.clock, quiet.font)) / 2);
    kit.text("bar.clock", clock, chrome.clock, quiet);
    kit::TextLook const name{kit::FontRole::BodyStrong, palette.text_on_primary, kit::Align::Left, kit::Role::Text};
    float const first = kit.text_height(bar.w, chrome.city, name.font);
    float const second = kit.text_height(bar.w, chrome.place, quiet.font);
    bar.take_top((bar.h - first - second) / 2);
    kit.text("bar.name", bar.take_top(first), chrome.city, name);
    quiet.align = kit::Align::Left;
    kit.text("bar.place", bar.take_top(second), chrome.place, quiet);
}

void draw_bottom(Page& page, view::Chrome const& chrome) {
    auto& kit = page.kit;
    kit::Rect bar = page.area.take_bottom(page.px(26));
    kit.fill(bar, kit.palette().surface);
    kit.rule({bar.x, bar.y, bar.w, page.px(kit.sizes().line)});
    bar = bar.inset(page.px(kit.sizes().margin), page.px(3));
    float const gap = page.px(6);
    auto const boxes = columns(bar, 3, gap);
    kit::ButtonLook look;
    look.tone = kit::Tone::Secondary;
    look.icon = kit::Icon::Back;
    if (chrome.can_back) page.when(kit.button("bar.back", boxes[0], chrome.back, look), flow::Back{});
    look.icon = kit::Icon::CallStaff;
    page.when(kit.button("bar.call_staff", boxes[1], chrome.call_staff, look), flow::CallStaff{});
    look.icon = kit::Icon::Finish;
    look.enabled = chrome.can_finish;
    page.when(kit.button("bar.finish", boxes[2], chrome.finish, look), flow::Finish{});
}

} // namespace

void draw_frame(Page& page, view::Chrome const& chrome) {
    auto& kit = page.kit;
    kit.fill(page.area, kit.palette().background);
    draw_top(page, chrome);
    draw_bottom(page, chrome);
    page.area = page.area.inset(page.px(kit.sizes().margin), page.px(5));
    if (chrome.steps) {
        kit::Rect const line = page.area.take_top(page.px(9));
        kit.stepper("form.step", line, chrome.steps->current, chrome.steps->count, chrome.steps->label);
        page.area.take_top(page.px(4));
    }
}

} // namespace screens
