#include "ui/screens/draw.h"

#include "ui/screens/page.h"

namespace screens {
namespace {

struct Drawer {
    Page& page;
    void operator()(view::Home const& view) const { draw_home(page, view); }
    void operator()(view::Guidance const& view) const { draw_guidance(page, view); }
    void operator()(view::Category const& view) const { draw_category(page, view); }
    void operator()(view::Emergency const& view) const { draw_emergency(page, view); }
    void operator()(view::Place const& view) const { draw_place(page, view); }
    void operator()(view::SearchPlace const& view) const { draw_search_place(page, view); }
    void operator()(view::Text const& view) const { draw_text(page, view); }
    void operator()(view::Photo const& view) const { draw_photo(page, view); }
    void operator()(view::Person const& view) const { draw_person(page, view); }
    void operator()(view::ScanCard const& view) const { draw_scan_card(page, view); }
    void operator()(view::Phone const& view) const { draw_phone(page, view); }
    void operator()(view::Review const& view) const { draw_review(page, view); }
    void operator()(view::Wait const& view) const { draw_wait(page, view); }
    void operator()(view::NotSaved const& view) const { draw_not_saved(page, view); }
    void operator()(view::Receipt const& view) const { draw_receipt(page, view); }
    void operator()(view::AskCode const& view) const { draw_ask_code(page, view); }
    void operator()(view::Progress const& view) const { draw_progress(page, view); }
    void operator()(view::Covered const& view) const { draw_covered(page, view); }
};

struct Title {
    std::string_view operator()(auto const& view) const { return view.title; }
};

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

void Page::heading(std::string_view id, std::string_view text) {
    kit::TextLook const look{kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Heading};
    float const height = kit.text_height(area.w, text, kit::FontRole::Title);
    kit.text(id, area.take_top(height), text, look);
    area.take_top(px(5));
}

bool way_on(Page& page, std::string_view id, std::string_view label, bool enabled, kit::Icon icon) {
    kit::Rect foot = page.area.take_bottom(page.px(page.kit.sizes().way_on));
    page.area.take_bottom(page.px(5));
    kit::ButtonLook look;
    look.font = kit::FontRole::Title;
    look.tone = kit::Tone::Primary;
    look.icon = icon;
    look.enabled = enabled;
    return page.kit.button(id, foot.take_right(std::min(foot.w, page.px(140))), label, look);
}

kit::Rect take_keyboard(Page& page, kit::KeyboardLayout layout, double key_mm) {
    auto const rows = static_cast<double>(kit::Kit::rows_of(layout));
    auto const& sizes = page.kit.sizes();
    kit::Rect const box = page.area.take_bottom(page.px(rows * key_mm + (rows - 1) * sizes.gap));
    page.area.take_bottom(page.px(4));
    return box;
}

std::vector<kit::Rect> columns(kit::Rect row, int count, float gap) { return split(row, count, gap, true); }
std::vector<kit::Rect> rows(kit::Rect column, int count, float gap) { return split(column, count, gap, false); }

kit::ListItem item_of(view::Choice const& choice) {
    kit::Icon icon = choice.station ? kit::Icon::Station : kit::Icon::None;
    if (choice.emergency) icon = kit::Icon::Emergency;
    return {choice.id, choice.label, choice.second, icon, choice.selected, choice.emergency};
}

std::vector<flow::Action> draw(kit::Kit& kit, view::View const& view, Pictures const& pictures) {
    std::vector<flow::Action> actions;
    Page page{kit, pictures, actions, kit.screen()};
    kit.begin_screen(view.id, std::visit(Title{}, view.content));
    if (kit.touched()) actions.push_back(flow::Touched{});
    draw_frame(page, view.chrome, std::holds_alternative<view::Home>(view.content));
    std::visit(Drawer{page}, view.content);
    draw_overlay(page, view.chrome);
    return actions;
}

} // namespace screens
