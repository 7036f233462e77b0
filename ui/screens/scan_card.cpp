#include "ui/screens/page.h"

namespace screens {

void draw_scan_card(Page& page, view::ScanCard const& view) {
    auto& kit = page.kit;
    page.heading("card.title", view.title);
    kit.text("card.text", page.area.take_top(kit.text_height(page.area.w, view.text, kit::FontRole::Body)), view.text);
    page.area.take_top(page.px(5));
    kit::TextLook const quiet{kit::FontRole::Body, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    kit.text("card.privacy", page.area.take_bottom(kit.text_height(page.area.w, view.privacy, quiet.font)),
             view.privacy, quiet);
    page.area.take_bottom(page.px(5));
    if (!view.trouble.empty()) {
        float const height =
            kit.text_height(page.area.w - page.px(14), view.trouble, kit::FontRole::BodyStrong) + page.px(9);
        kit::Rect band = page.area.take_bottom(height);
        page.area.take_bottom(page.px(5));
        kit.panel(band, kit.palette().warning_soft);
        kit.text("card.trouble", band.inset(page.px(7), page.px(4.5)), view.trouble,
                 {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text});
    }
    kit.panel(page.area, kit.palette().surface);
    if (page.pictures.preview)
        kit.image("card.preview", page.area.inset(page.px(4)), *page.pictures.preview, view.title);
    else
        kit.icon(page.area, kit::Icon::Card, kit.palette().primary, kit::FontRole::IconLarge);
}

} // namespace screens
