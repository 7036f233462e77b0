#include "ui/screens/page.h"

namespace screens {
namespace {

// Over the picture of the home screen the bar is its sky; elsewhere a warm line ends it.
void draw_top(Page& page, view::Chrome const& chrome, bool over_picture) {
    auto& kit = page.kit;
    auto const& palette = kit.palette();
    kit::Rect bar = page.area.take_top(page.px(kit.sizes().bar));
    kit.fill(bar, palette.sky);
    float const line = page.px(1.2);
    if (!over_picture) kit.fill({bar.x, bar.bottom() - line, bar.w, line}, palette.accent);
    bar = bar.inset(page.px(kit.sizes().margin), page.px(2.5));
    kit.emblem(bar.take_left(bar.h));
    bar.take_left(page.px(5));
    if (chrome.can_switch) {
        kit::ButtonLook look;
        look.tone = kit::Tone::Secondary;
        look.icon = kit::Icon::Language;
        look.font = kit::FontRole::Body;
        page.when(kit.button("bar.language", bar.take_right(page.px(56)), chrome.language, look),
                  flow::SwitchLanguage{});
        bar.take_right(page.px(6));
    }
    kit::TextLook quiet{kit::FontRole::Caption, palette.text_on_primary, kit::Align::Right, kit::Role::Text};
    kit::Rect clock = bar.take_right(page.px(96));
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
    kit::Rect bar = page.area.take_bottom(page.px(27));
    kit.fill(bar, kit.palette().surface);
    kit.rule({bar.x, bar.y, bar.w, page.px(kit.sizes().line)});
    bar = bar.inset(page.px(kit.sizes().margin), page.px(3));
    float const gap = page.px(6);
    auto const boxes = columns(bar, chrome.can_back ? 3 : 2, gap);
    kit::ButtonLook look;
    look.icon = kit::Icon::Back;
    if (chrome.can_back) page.when(kit.button("bar.back", boxes.front(), chrome.back, look), flow::Back{});
    look.tone = kit::Tone::Accent;
    look.icon = kit::Icon::CallStaff;
    page.when(kit.button("bar.call_staff", boxes[boxes.size() - 2], chrome.call_staff, look), flow::CallStaff{});
    look.tone = kit::Tone::Secondary;
    look.icon = kit::Icon::Finish;
    look.enabled = chrome.can_finish;
    page.when(kit.button("bar.finish", boxes.back(), chrome.finish, look), flow::Finish{});
}

} // namespace

void draw_frame(Page& page, view::Chrome const& chrome, bool over_picture) {
    auto& kit = page.kit;
    kit.fill(page.area, kit.palette().background);
    draw_top(page, chrome, over_picture);
    draw_bottom(page, chrome);
    page.area = page.area.inset(page.px(kit.sizes().margin), page.px(5));
    if (chrome.steps) {
        kit::Rect const line = page.area.take_top(page.px(11));
        kit.stepper("form.step", line, chrome.steps->current, chrome.steps->count, chrome.steps->label);
        page.area.take_top(page.px(4));
    }
}

} // namespace screens
