// A technician's page: what there is to choose, to see or to answer, and the keys below it.
#include <algorithm>
#include <array>

#include "ui/screens/stack.h"

namespace screens {
namespace {

kit::Icon icon_of(std::string_view id) {
    struct Known {
        std::string_view id;
        kit::Icon icon;
    };
    static constexpr std::array known{
        Known{"health", kit::Icon::Heart},  Known{"check", kit::Icon::List},      Known{"report", kit::Icon::Verified},
        Known{"restart", kit::Icon::Retry}, Known{"printer", kit::Icon::Printer}, Known{"camera", kit::Icon::Camera},
        Known{"scanner", kit::Icon::Qr},    Known{"begin", kit::Icon::Show},      Known{"no", kit::Icon::Close},
        Known{"yes", kit::Icon::Check},     Known{"skip", kit::Icon::Next},       Known{"again", kit::Icon::Printer},
        Known{"done", kit::Icon::Check}};
    auto const found = std::ranges::find(known, id, &Known::id);
    return found != known.end() ? found->icon : kit::Icon::None;
}

void draw_key(Page& page, kit::Rect box, view::UpkeepKey const& key, std::string_view prefix) {
    kit::ButtonLook look;
    look.icon = icon_of(key.id);
    look.enabled = key.enabled;
    look.may_be_icon = true;
    if (key.first) look.tone = kit::Tone::Primary;
    page.when(page.kit.button(std::string(prefix) + key.id, box, key.label, look), key.action);
}

void draw_foot(Page& page, std::vector<view::UpkeepKey> const& keys) {
    if (keys.empty()) return;
    auto const foot =
        page.area.take_bottom(page.px(page.tight() ? page.kit.sizes().target + 1 : page.kit.sizes().way_on));
    page.area.take_bottom(page.px(page.tight() ? 3 : 5));
    for (std::size_t i = 0; auto const& box : columns(foot, static_cast<int>(keys.size()), page.px(5)))
        draw_key(page, box, keys[i++], "page.");
}

void draw_entries(Page& page, std::vector<view::UpkeepKey> const& entries) {
    std::vector<kit::ListItem> items;
    for (auto const& entry : entries)
        items.push_back({entry.id, entry.label, "", icon_of(entry.id)});
    auto const pressed = page.kit.list("entry", page.area, items, page.kit.portrait() ? 1 : 2);
    if (pressed && entries[*pressed].enabled) page.actions.push_back(entries[*pressed].action);
}

void draw_map_card(Page& page, view::GlassMap const& map) {
    auto const room = page.area;
    float const shape = static_cast<float>(map.columns) / static_cast<float>(map.rows);
    float const width = std::min(room.w, room.h * shape), height = width / shape;
    draw_glass_map(page, {room.x + (room.w - width) / 2, room.y + (room.h - height) / 2, width, height}, map);
}

void draw_picture(Page& page, view::UpkeepPage const& view) {
    auto& kit = page.kit;
    if (view.sharpness >= 0) {
        page.say("page.sharpness", view.sharp_label, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text},
                 2);
        kit::Rect bar = page.area.take_top(page.px(6));
        kit.fill(bar, kit.palette().line);
        bool const sharp = view.sharpness >= model::sharp_enough;
        kit.fill(bar.take_left(bar.w * static_cast<float>(view.sharpness) / 100),
                 sharp ? kit.palette().success : kit.palette().danger);
        page.area.take_top(page.px(3));
    }
    kit.panel(page.area, kit.palette().surface);
    if (page.pictures.preview)
        kit.image("page.preview", page.area.inset(page.px(3)), *page.pictures.preview, view.title);
}

} // namespace

void draw_upkeep_page(Page& page, view::UpkeepPage const& view) {
    auto& kit = page.kit;
    page.heading("page.title", view.title);
    draw_foot(page, view.keys);
    page.say("page.trouble", view.trouble,
             {kit::FontRole::BodyStrong, kit.palette().danger, kit::Align::Left, kit::Role::Text}, 2);
    if (view.trouble.empty() || !page.tight())
        page.say("page.text", view.text, {kit::FontRole::Body, 0, kit::Align::Left, kit::Role::Text}, 3);
    bool const both = !view.entries.empty() && !view.lines.empty();
    if (both) {
        draw_upkeep_lines(page, page.area.take_bottom(page.area.h * 0.4F), view.lines);
        page.area.take_bottom(page.px(3));
    }
    if (!view.entries.empty()) return draw_entries(page, view.entries);
    if (!view.lines.empty()) return draw_upkeep_lines(page, page.area, view.lines);
    if (view.map) return draw_map_card(page, *view.map);
    if (view.picture) return draw_picture(page, view);
    if (view.code && page.pictures.qr) kit.image("page.code", page.area, *page.pictures.qr, view.title);
}

} // namespace screens
