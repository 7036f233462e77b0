// A grave warning of the city: it takes the screen, whatever stood there, until it is read.
#include "ui/screens/stack.h"

namespace screens {

void draw_warning(Page& page, view::Warning const& view) {
    auto& kit = page.kit;
    bool const tight = page.tight();
    page.when(way_on(page, "warning.read", view.read, true, kit::Icon::Check), flow::HaveRead{});
    kit::Rect band =
        page.area.take_top(std::max(page.px(tight ? 16 : 30), page.line(kit::FontRole::Title) + page.px(4)));
    kit.panel(band, kit.palette().danger);
    kit::Colour const white = kit.palette().text_on_primary;
    band = band.inset(page.px(5), page.px(2));
    kit.icon(band.take_left(page.px(tight ? 12 : 24)), kit::Icon::Warning, white,
             tight ? kit::FontRole::Icon : kit::FontRole::IconLarge);
    band.take_left(page.px(4));
    float const height = kit.text_height(band.w, view.title, kit::FontRole::Title);
    band.take_top(std::max(0.F, (band.h - height) / 2));
    kit.text("warning.title", band, view.title, {kit::FontRole::Title, white, kit::Align::Left, kit::Role::Heading});
    page.area.take_top(page.px(tight ? 3 : 7));
    Stack stack(page, "warning.page", page.area.w);
    int index = 0;
    for (auto const& [heading, text] : view.notices) {
        auto const id = "warning." + std::to_string(index++);
        auto const large = tight ? kit::FontRole::Title : kit::FontRole::Display;
        stack.text(id, heading, {large, kit.palette().danger, kit::Align::Left, kit::Role::Heading}, 3);
        stack.text(id + ".text", text, {kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Text}, 6);
    }
    stack.text("warning.danger", view.danger, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text}, 0);
    stack.draw(page.area, tight ? std::optional(page.foot) : std::nullopt);
}

} // namespace screens
