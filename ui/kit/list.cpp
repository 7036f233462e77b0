#include "ui/kit/widgets.h"

#include <algorithm>
#include <fmt/format.h>

namespace kit {

namespace {

struct Grid {
    std::size_t columns, rows;
    float width, height; // of a cell
    std::size_t a_page() const { return columns * rows; }
};

constexpr float pad_x = 5, pad_y = 2.5, icon_width = 13, tick_width = 11; // millimetres

float words_width(Frame const& frame, ListItem const& item, float width) {
    return width - frame.px(2 * pad_x + (item.icon != Icon::None ? icon_width : 0) + tick_width);
}

// What the tallest item needs: two lines of its label at the most, and one below.
float row_height(Frame const& frame, std::span<ListItem const> items, float width) {
    float least = frame.px(frame.sizes.target);
    for (ListItem const& item : items) {
        Layout const label = wrap(frame.fonts, item.label, FontRole::BodyStrong, words_width(frame, item, width));
        float const lines = static_cast<float>(std::min<std::size_t>(label.lines.size(), 2));
        float const second = item.second.empty() ? 0 : line_height_of(*frame.fonts[FontRole::Body]);
        least = std::max(least, lines * label.line_height + second + 2 * frame.px(pad_y));
    }
    return least;
}

Grid grid_of(Frame const& frame, Rect box, std::span<ListItem const> items, int columns) {
    float const gap = frame.px(frame.sizes.gap);
    auto const across = static_cast<std::size_t>(std::clamp(columns, 1, 3));
    float const width = (box.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    float const height = row_height(frame, items, width);
    auto const rows = static_cast<std::size_t>(std::max(1.0f, (box.h + gap) / (height + gap)));
    std::size_t const used = std::clamp<std::size_t>((items.size() + across - 1) / across, 1, rows);
    float const share = (box.h + gap) / static_cast<float>(used) - gap; // rows grow into the room there is
    return {across, rows, width, std::min(share, std::max(height, frame.px(30)))};
}

void draw_words(Frame& frame, std::string const& id, Rect room, ListItem const& item) {
    Layout const second =
        item.second.empty() ? Layout{} : fit(frame.fonts, item.second, FontRole::Body, room.w, room.h / 2, 1);
    Layout const label = fit(frame.fonts, item.label, FontRole::BodyStrong, room.w, room.h - second.height(), 2);
    room.take_top((room.h - label.height() - second.height()) / 2);
    frame.paint().text(label, room.take_top(label.height()), Align::Left, frame.palette.text);
    if (item.second.empty()) return;
    frame.node(Role::Text, id + ".second", item.second,
               frame.paint().text(second, room, Align::Left, frame.palette.text_quiet));
}

void draw_mark(Frame& frame, Rect place, bool selected) {
    if (!selected) return frame.paint().icon(place, Icon::Next, frame.palette.primary, FontRole::Icon);
    frame.paint().circle(place.centre(), frame.px(4.2), frame.palette.primary);
    frame.paint().icon(place, Icon::Check, frame.palette.text_on_primary, FontRole::Icon);
}

bool draw_row(Frame& frame, std::string const& id, Rect box, ListItem const& item) {
    Palette const& p = frame.palette;
    Press const press = frame.target(id, box);
    Colour const still = item.danger ? p.danger_soft : item.selected ? p.primary_soft : p.surface;
    Colour const edge = item.danger ? p.danger : item.selected ? p.primary : p.line;
    draw_surface(frame, box, {press.held ? p.surface_pressed : still, p.text, p.text_quiet, edge, !press.held},
                 frame.radius(), item.selected || item.danger ? 0.9 : frame.sizes.line);
    frame.draw_ripples(id, box, frame.radius(), p.primary);
    frame.node(Role::ListItem, id, item.label, box, {.pressed = press.held, .selected = item.selected});
    Rect inner = box.inset(frame.px(pad_x), frame.px(pad_y));
    if (item.icon != Icon::None)
        frame.paint().icon(Rect{inner.take_left(frame.px(icon_width))}.take_left(frame.px(10)), item.icon,
                           item.danger ? p.danger : p.primary, FontRole::Icon);
    draw_mark(frame, Rect{inner.take_right(frame.px(tick_width))}.take_right(frame.px(9)), item.selected);
    draw_words(frame, id, inner, item);
    return press.pressed;
}

// Previous, "2 / 17", next; gives back the page to turn to.
std::size_t draw_pager(Frame& frame, std::string_view id, Rect bar, std::size_t page, std::size_t pages) {
    std::string const list(id);
    float const width = std::min(frame.px(90), bar.w * 0.36f);
    ButtonLook look{.icon = Icon::PageUp, .enabled = page > 0};
    if (draw_button(frame, list + ".previous", bar.take_left(width), frame.words.previous, look)) --page;
    look = {.icon = Icon::PageDown, .enabled = page + 1 < pages};
    if (draw_button(frame, list + ".next", bar.take_right(width), frame.words.next, look)) ++page;
    std::string const where = fmt::format("{} / {}", page + 1, pages);
    Layout const words = fit(frame.fonts, where, FontRole::BodyStrong, bar.w, bar.h, 1);
    frame.node(Role::Text, list + ".page", where,
               frame.paint().text_middle(words, bar, Align::Centre, frame.palette.text));
    return page;
}

} // namespace

std::optional<std::size_t> Pages::draw_list(Frame& frame, std::string_view id, Rect box,
                                            std::span<ListItem const> items, int columns) {
    Grid grid = grid_of(frame, box, items, columns);
    bool const paged = items.size() > grid.a_page();
    float const gap = frame.px(frame.sizes.gap);
    Rect bar{};
    if (paged) {
        bar = box.take_bottom(frame.px(frame.sizes.target));
        box.take_bottom(2 * gap);
        grid = grid_of(frame, box, items, columns);
    }
    std::size_t const pages = std::max<std::size_t>(1, (items.size() + grid.a_page() - 1) / grid.a_page());
    auto const place = pages_.try_emplace(std::string(id), 0).first;
    if (auto const wanted = wanted_.find(id); wanted != wanted_.end()) {
        place->second = wanted->second / grid.a_page();
        wanted_.erase(wanted);
    }
    place->second = std::min(place->second, pages - 1);

    std::optional<std::size_t> pressed;
    std::size_t const first = place->second * grid.a_page();
    for (std::size_t i = first; i < std::min(items.size(), first + grid.a_page()); ++i) {
        auto const column = (i - first) % grid.columns, row = (i - first) / grid.columns;
        Rect const cell{box.x + static_cast<float>(column) * (grid.width + gap),
                        box.y + static_cast<float>(row) * (grid.height + gap), grid.width, grid.height};
        if (draw_row(frame, std::string(id) + "." + items[i].id, cell, items[i])) pressed = i;
    }
    if (!paged) return pressed;
    std::size_t const page = draw_pager(frame, id, bar, place->second, pages);
    if (page != place->second) frame.ask_frame(frame.now);
    place->second = page;
    return pressed;
}

void Pages::forget() {
    pages_.clear();
    wanted_.clear();
}

} // namespace kit
