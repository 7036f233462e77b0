#include "ui/kit/text_layout.h"
#include "ui/screens/page.h"

namespace screens {
namespace {

float words_width(Page const& page, std::string_view words, kit::FontRole font) {
    return kit::width_of(*page.kit.fonts()[font], words);
}

// A button at the right end of the bar, so wide as its words, or no wider than its icon. Takes its width off.
bool bar_button(Page& page, kit::Rect& bar, std::string_view id, std::string_view label, kit::Icon icon, float most) {
    auto& kit = page.kit;
    kit::ButtonLook look;
    look.icon = icon;
    look.font = kit::FontRole::Body;
    look.may_be_icon = true;
    float const words = words_width(page, label, look.font) + page.px(23);
    bool const fits = words <= most;
    if (!fits) look.face = "";
    float const width = fits ? words : page.px(kit.sizes().target);
    bool const pressed = kit.button(id, bar.take_right(std::max(width, page.px(kit.sizes().target))), label, look);
    bar.take_right(page.px(5));
    return pressed;
}

void draw_switches(Page& page, kit::Rect& bar, view::Chrome const& chrome) {
    float const share = bar.w * 0.5F;
    if (chrome.can_switch)
        page.when(bar_button(page, bar, "bar.language", chrome.language, kit::Icon::Language, share),
                  flow::SwitchLanguage{});
    page.when(bar_button(page, bar, "bar.comfort", chrome.comfort, kit::Icon::Comfort, share * 0.75F),
              flow::OpenComfort{});
}

// The time of day; with the date where there is room for it.
void draw_clock(Page& page, kit::Rect& bar, view::Chrome const& chrome) {
    auto& kit = page.kit;
    kit::TextLook const look{kit::FontRole::Caption, kit.palette().text_on_sky, kit::Align::Right, kit::Role::Text};
    float const names =
        std::max(words_width(page, chrome.city, kit::FontRole::BodyStrong), words_width(page, chrome.place, look.font));
    for (std::string_view const face : {std::string_view(chrome.clock), std::string_view(chrome.clock).substr(0, 5)}) {
        float const width = words_width(page, face, look.font) + page.px(1);
        if (width + page.px(6) + names > bar.w) continue;
        kit::Rect clock = bar.take_right(width);
        bar.take_right(page.px(6));
        clock.take_top((clock.h - kit.text_height(clock.w, face, look.font)) / 2);
        kit.text("bar.clock", clock, face, look);
        return;
    }
}

// The name of the house over the place; the place alone where large letters leave no room for both.
void draw_names(Page& page, kit::Rect bar, view::Chrome const& chrome) {
    auto& kit = page.kit;
    kit::Colour const ink = kit.palette().text_on_sky;
    float const first = kit.text_height(bar.w, chrome.city, kit::FontRole::BodyStrong);
    float const second = kit.text_height(bar.w, chrome.place, kit::FontRole::Caption);
    bool const both = first + second <= bar.h + page.px(1);
    bar.take_top((bar.h - second - (both ? first : 0)) / 2);
    if (both) kit.text("bar.name", bar.take_top(first), chrome.city, {kit::FontRole::BodyStrong, ink});
    kit.text("bar.place", bar.take_top(second), chrome.place, {kit::FontRole::Caption, ink});
}

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
    draw_switches(page, bar, chrome);
    draw_clock(page, bar, chrome);
    draw_names(page, bar, chrome);
}

void draw_bottom(Page& page, view::Chrome const& chrome) {
    auto& kit = page.kit;
    kit::Rect bar = page.area.take_bottom(page.px(page.tight() ? 24.4 : 27));
    kit.fill(bar, kit.palette().surface);
    kit.rule({bar.x, bar.y, bar.w, page.px(kit.sizes().line)});
    bar = bar.inset(page.px(page.tight() ? 6 : kit.sizes().margin), page.px(page.tight() ? 2 : 3));
    float const gap = page.px(6);
    auto const boxes = columns(bar, chrome.can_back ? 3 : 2, gap);
    kit::ButtonLook look;
    look.icon = kit::Icon::Back;
    if (chrome.can_back) page.when(kit.button("bar.back", boxes.front(), chrome.back, look), flow::Back{});
    look.tone = kit::Tone::Accent;
    look.may_be_icon = true;
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
    if (page.area.y > 0) kit.scenery({page.area.x, 0, page.area.w, page.area.y}, 0); // above a lowered screen
    draw_top(page, chrome, over_picture);
    draw_bottom(page, chrome);
    bool const tight = page.tight();
    page.area = page.area.inset(page.px(tight ? 6 : kit.sizes().margin), page.px(tight ? 3 : 5));
    if (chrome.steps) {
        float const words = tight ? 0 : page.line(kit::FontRole::BodyStrong); // the bars say it, too
        kit::Rect const line = page.area.take_top(words + page.px(tight ? 3 : 4.5));
        kit.stepper("form.step", line, chrome.steps->current, chrome.steps->count, chrome.steps->label);
        page.area.take_top(page.px(tight ? 2 : 4));
    }
}

} // namespace screens
