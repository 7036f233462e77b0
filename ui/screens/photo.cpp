#include "ui/screens/page.h"

namespace screens {
namespace {

void draw_picture(Page& page, kit::Rect box, view::Photo const& view) {
    auto& kit = page.kit;
    auto const* picture = view.has_photo ? page.pictures.photo : page.pictures.preview;
    kit.panel(box, kit.palette().surface);
    box = box.inset(page.px(4));
    if (!view.trouble.empty()) {
        kit.icon(box.take_top(box.h / 2), kit::Icon::NoCamera, kit.palette().text_quiet, kit::FontRole::IconLarge);
        kit.text("photo.trouble", box, view.trouble, {kit::FontRole::Body, 0, kit::Align::Centre, kit::Role::Text});
    } else if (picture) {
        kit.image(view.has_photo ? "photo.taken" : "photo.preview", box, *picture, view.title);
    }
}

void draw_choices(Page& page, kit::Rect box, view::Photo const& view) {
    auto& kit = page.kit;
    auto const boxes = rows(box, 2, page.px(6));
    kit::ButtonLook look;
    look.tone = kit::Tone::Primary;
    if (view.has_photo) {
        look.icon = kit::Icon::Check;
        page.when(kit.button("photo.use", boxes[0], view.use, look), flow::Continue{});
        look.tone = kit::Tone::Secondary;
        look.icon = kit::Icon::Retry;
        page.when(kit.button("photo.again", boxes[1], view.again, look), flow::RemovePhoto{});
        return;
    }
    look.icon = kit::Icon::Camera;
    look.enabled = view.trouble.empty() && page.pictures.preview != nullptr;
    page.when(kit.button("photo.take", boxes[0], view.take, look), flow::TakePhoto{});
    look = {};
    look.icon = kit::Icon::Next;
    page.when(kit.button("photo.without", boxes[1], view.without, look), flow::Continue{});
}

} // namespace

void draw_photo(Page& page, view::Photo const& view) {
    auto& kit = page.kit;
    page.heading("photo.title", view.title);
    kit.text("photo.note", page.area.take_top(kit.text_height(page.area.w, view.note, kit::FontRole::Body)), view.note);
    page.area.take_top(page.px(5));
    bool const portrait = kit.portrait();
    kit::Rect choices = portrait ? page.area.take_bottom(page.px(62)) : page.area.take_right(page.px(130));
    if (portrait)
        page.area.take_bottom(page.px(6));
    else
        page.area.take_right(page.px(8));
    if (!portrait) choices = choices.take_bottom(page.px(70));
    draw_picture(page, page.area, view);
    draw_choices(page, choices, view);
}

} // namespace screens
