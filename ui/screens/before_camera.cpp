#include <algorithm>

#include "ui/screens/before_camera.h"
#include "ui/screens/notice.h"
#include "ui/screens/stack.h"

namespace screens {
namespace {

void draw_preview(Page& page, kit::Rect box, BeforeCamera const& view) {
    auto& kit = page.kit;
    kit.panel(box, kit.palette().surface);
    if (page.pictures.preview)
        kit.image(view.id + ".preview", box.inset(page.px(4)), *page.pictures.preview, view.title);
    else
        draw_notice(page, box.inset(page.px(4)),
                    {"", view.id + ".busy", view.icon, kit.palette().primary, "", view.busy, !view.busy.empty()});
}

// What went wrong, on a warm ground; else how it is done.
void add_words(Page& page, Stack& stack, BeforeCamera const& view, float width) {
    auto& kit = page.kit;
    kit::TextLook const strong{kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text};
    float const pad = page.px(4);
    float const height = kit.text_height(width - 2 * pad, view.trouble, strong.font);
    if (!view.trouble.empty() && page.tight()) // the band is one piece; words alone go on on the next page
        stack.text(view.id + ".trouble", view.trouble, strong, 5);
    else if (!view.trouble.empty())
        stack.block(height + 2 * pad, 5, [&page, &view, pad, strong](kit::Rect band) {
            page.kit.panel(band, page.kit.palette().warning_soft);
            page.kit.text(view.id + ".trouble", band.inset(pad), view.trouble, strong);
        });
    stack.text(view.id + ".text", view.text, {}, 5);
    stack.text(view.id + ".privacy", view.note,
               {kit::FontRole::Body, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text}, 0);
}

} // namespace

void draw_before_camera(Page& page, BeforeCamera const& view) {
    page.heading(view.id + ".title", view.title);
    bool const portrait = page.kit.portrait();
    kit::Rect words = page.area;
    if (!portrait) {
        kit::Rect const picture = words.take_right(words.w * 0.5F);
        words.take_right(page.px(8));
        draw_preview(page, picture, view);
    }
    Stack stack(page, view.id + ".page", words.w);
    add_words(page, stack, view, words.w);
    if (portrait) {
        kit::Rect picture = words;
        words = picture.take_top(std::min(stack.height(), picture.h * 0.6F));
        picture.take_top(page.px(6));
        draw_preview(page, picture, view);
    }
    stack.draw(words);
}

void draw_scan_card(Page& page, view::ScanCard const& view) {
    draw_before_camera(page, {"card", kit::Icon::Card, view.title, view.text, view.privacy, view.busy, view.trouble});
}

void draw_ask_badge(Page& page, view::AskBadge const& view) {
    draw_before_camera(page, {"badge", kit::Icon::Qr, view.title, view.text, "", view.busy, view.trouble});
}

} // namespace screens
