// The desk of an event: how many there were, and a touch for each that comes. Where room is short, a list with the
// counts in one line.
#include <algorithm>

#include "ui/screens/desk_keys.h"

namespace screens {
namespace {

constexpr double lowest_mm = 30, highest_mm = 52;

float counts_height(Page const& page) {
    return page.line(kit::FontRole::Display) + page.line(kit::FontRole::Body) + page.px(6);
}

void draw_counts(Page& page, view::EventDesk const& view) {
    auto& kit = page.kit;
    float const number = page.line(kit::FontRole::Display), pad = page.px(3);
    for (std::size_t i = 0; auto box : columns(page.area.take_top(counts_height(page)), 4, page.px(5))) {
        auto const& count = view.counts[i++];
        kit.panel(box, kit.palette().surface);
        box = box.inset(pad);
        kit.text("event.count." + count.id, box.take_top(number), count.number,
                 {kit::FontRole::Display, kit.palette().primary, kit::Align::Centre, kit::Role::Text});
        kit.text("event.count." + count.id + ".label", box, count.label,
                 {kit::FontRole::Body, 0, kit::Align::Centre, kit::Role::Text});
    }
    page.area.take_top(page.px(5));
}

void draw_key(Page& page, kit::Rect box, DeskKey const& key, bool can_press) {
    kit::ButtonLook look;
    look.icon = key.icon;
    look.second = key.second;
    look.enabled = can_press || !key.counts;
    if (key.id == "visitor") look.tone = kit::Tone::Primary;
    page.when(page.kit.button("event." + key.id, box, key.label, look), key.action);
}

// How the keys lie: `across` to a row, the others in one or two rows at the foot.
struct Grid {
    int across, down, below;
    float gap, foot, room; // heights: of a row at the foot, of one above it
    float feet() const { return static_cast<float>(below) * (foot + gap); }
};

Grid grid_of(Page const& page, std::size_t keys, std::size_t others, float high) {
    bool const portrait = page.kit.portrait();
    Grid grid{portrait ? 2 : 3, 0, portrait && others > 2 ? 2 : 1, page.px(5), page.px(page.kit.sizes().target), 0};
    grid.down = (static_cast<int>(keys) + grid.across - 1) / grid.across;
    grid.foot = std::max(grid.foot, page.line(kit::FontRole::BodyStrong) + page.px(8));
    auto const between = grid.gap * static_cast<float>(grid.down - 1);
    grid.room = (high - grid.feet() - between) / static_cast<float>(grid.down);
    return grid;
}

void draw_keys(Page& page, Grid const& grid, std::vector<DeskKey> const& keys, bool can_press) {
    auto const across = static_cast<std::size_t>(grid.across);
    for (std::size_t i = 0; i < keys.size(); i += across) {
        auto const boxes = columns(page.area.take_top(std::min(grid.room, page.px(highest_mm))), grid.across, grid.gap);
        for (std::size_t j = 0; j < boxes.size() && i + j < keys.size(); ++j)
            draw_key(page, boxes[j], keys[i + j], can_press);
        page.area.take_top(grid.gap);
    }
}

void draw_foot(Page& page, Grid const& grid, std::vector<DeskKey> const& others, bool can_press) {
    auto const below = static_cast<std::size_t>(grid.below);
    auto const each = rows(page.area.take_bottom(grid.feet() - grid.gap), grid.below, grid.gap);
    std::size_t const in_row = (others.size() + below - 1) / below;
    for (std::size_t i = 0; i < others.size(); ++i)
        draw_key(page, columns(each[i / in_row], static_cast<int>(in_row), grid.gap)[i % in_row], others[i], can_press);
}

void draw_list(Page& page, view::EventDesk const& view, std::vector<DeskKey> keys) {
    page.say("event.brief", view.brief, {kit::FontRole::Body}, 2);
    std::vector<kit::ListItem> items;
    for (auto const& key : keys)
        items.push_back({key.id, key.label, page.tight() ? std::string() : key.second, key.icon});
    if (auto const pressed = page.kit.list("event", page.area, items, page.kit.portrait() ? 1 : 2))
        page.actions.push_back(std::move(keys[*pressed].action));
}

// What was done last. Its line is there also when it is empty, so that no key moves below a finger.
void draw_state(Page& page, view::EventDesk const& view) {
    auto const& palette = page.kit.palette();
    kit::TextLook const look{page.tight() ? kit::FontRole::Body : kit::FontRole::BodyStrong,
                             view.trouble ? palette.danger : palette.primary};
    if (!view.state.empty()) return page.say("event.state", view.state, look, page.tight() ? 2 : 4);
    if (!page.tight()) page.area.take_top(page.line(look.font) + page.px(4));
}

} // namespace

void draw_event_desk(Page& page, view::EventDesk const& view) {
    auto const& palette = page.kit.palette();
    bool const tight = page.tight();
    page.heading("event.title", view.title);
    if (!tight) page.say("event.place", view.place, {kit::FontRole::Body, palette.text_quiet}, 2);
    page.say("event.brought", view.brought, {kit::FontRole::Body}, 2);
    draw_state(page, view);
    auto keys = main_keys(view), others = other_keys(view);
    float const counts = counts_height(page) + page.px(5);
    auto const grid = grid_of(page, keys.size(), others.size(), page.area.h - counts);
    bool const usual = !tight && page.kit.text_size() == kit::TextSize::Normal;
    if (!usual || grid.room < page.px(lowest_mm)) {
        std::ranges::move(others, std::back_inserter(keys));
        return draw_list(page, view, std::move(keys));
    }
    draw_counts(page, view);
    draw_foot(page, grid, others, view.can_press);
    draw_keys(page, grid, keys, view.can_press);
}

} // namespace screens
