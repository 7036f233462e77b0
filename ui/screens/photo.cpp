#include <algorithm>

#include "ui/screens/notice.h"

namespace screens {
namespace {

void draw_picture(Page& page, kit::Rect box, view::Photo const& view) {
    auto& kit = page.kit;
    auto const* picture = view.has_photo ? page.pictures.photo : page.pictures.preview;
    kit.panel(box, kit.palette().surface);
    box = box.inset(page.px(4));
    if (!view.sealed.empty())
        draw_notice(page, box, {"", "photo.sealed", kit::Icon::Smartphone, kit.palette().success, "", view.sealed});
    else if (!view.trouble.empty())
        draw_notice(page, box, {"", "photo.trouble", kit::Icon::NoCamera, kit.palette().brown, "", view.trouble});
    else if (picture)
        kit.image(view.has_photo ? "photo.taken" : "photo.preview", box, *picture, view.title);
    else
        draw_notice(page, box, {"", "photo.busy", kit::Icon::Camera, kit.palette().primary, "", view.busy, true});
}

void draw_choices(Page& page, kit::Rect box, view::Photo const& view) {
    auto& kit = page.kit;
    bool const by_phone = !view.has_photo && !view.phone.empty();
    auto const boxes = rows(box, by_phone ? 3 : 2, page.px(by_phone && page.tight() ? 3 : 6));
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
    look.icon = kit::Icon::Smartphone;
    if (by_phone) page.when(kit.button("photo.phone", boxes[1], view.phone, look), flow::OfferPhone{});
    look.icon = kit::Icon::Next;
    page.when(kit.button("photo.without", boxes.back(), view.without, look), flow::Continue{});
}

} // namespace

void draw_photo(Page& page, view::Photo const& view) {
    auto& kit = page.kit;
    page.heading("photo.title", view.title);
    page.say("photo.note", view.note, {page.tight() ? kit::FontRole::Caption : kit::FontRole::Body},
             page.tight() ? 3 : 5);
    bool const portrait = kit.portrait();
    double const high = view.phone.empty() || view.has_photo ? 62 : 96;
    kit::Rect choices = portrait ? page.area.take_bottom(page.px(high))
                                 : page.area.take_right(std::min(page.px(130) * page.stretch(), page.area.w * 0.45F));
    if (portrait)
        page.area.take_bottom(page.px(6));
    else
        page.area.take_right(page.px(8));
    if (!portrait) choices = choices.take_bottom(std::min(choices.h, page.px(high + 8)));
    draw_picture(page, page.area, view);
    draw_choices(page, choices, view);
}

} // namespace screens
