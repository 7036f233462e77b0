#include "ui/kit/widgets.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

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

constexpr std::size_t most_lines = 2; // of a label; more in a single column

// What the tallest item needs: some lines of its label, and one below. None: a label would be cut.
std::optional<float> row_height(Frame const& frame, std::span<ListItem const> items, float width, std::size_t lines) {
    float least = frame.px(frame.sizes.target);
    for (ListItem const& item : items) {
        float const room = words_width(frame, item, width);
        Layout const label = fit(frame.fonts, item.label, FontRole::BodyStrong, room, 1e6f, lines);
        if (label.lines.back().cut) return std::nullopt;
        float const second = item.second.empty() ? 0 : line_height_of(*frame.fonts[FontRole::Body]);
        least = std::max(least, label.height() + second + 2 * frame.px(pad_y));
    }
    return least;
}

// The most items a page; as many columns as there may be when it makes no difference.
Grid grid_of(Frame const& frame, Rect box, std::span<ListItem const> items, int columns) {
    float const gap = frame.px(frame.sizes.gap);
    Grid best{};
    for (auto across = static_cast<std::size_t>(std::clamp(columns, 1, 3)); across >= 1; --across) {
        float const width = (box.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
        auto const height = row_height(frame, items, width, across == 1 ? 2 * most_lines : most_lines);
        if (!height && across > 1) continue;
        float const high = height.value_or(frame.px(frame.sizes.target));
        if (across > 1 && high > box.h) continue;
        auto const rows = static_cast<std::size_t>(std::max(1.0f, (box.h + gap) / (high + gap)));
        if (across * rows <= best.a_page()) continue;
        std::size_t const used = std::clamp<std::size_t>((items.size() + across - 1) / across, 1, rows);
        float const share = (box.h + gap) / static_cast<float>(used) - gap; // rows grow into the room there is
        best = {across, rows, width, std::min(share, std::max(high, frame.px(30)))};
    }
    return best;
}

void draw_words(Frame& frame, std::string const& id, Rect room, ListItem const& item) {
    Layout second =
        item.second.empty() ? Layout{} : fit(frame.fonts, item.second, FontRole::Body, room.w, room.h / 2, 1);
    if (!second.lines.empty() && second.lines.back().cut) second = {}; // it is in the tree; the label says enough
    Layout const label = fit(frame.fonts, item.label, FontRole::BodyStrong, room.w, room.h - second.height());
    room.take_top((room.h - label.height() - second.height()) / 2);
    frame.paint().text(label, room.take_top(label.height()), Align::Left, frame.palette.text);
    if (item.second.empty()) return;
    Rect const ink = second.lines.empty() ? Rect{room.x, room.y, 0, 0}
                                          : frame.paint().text(second, room, Align::Left, frame.palette.text_quiet);
    frame.node(Role::Text, id + ".second", item.second, ink);
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

// Previous, "2 / 17", next; gives back the page to turn to. Icons alone where the words have no room.
std::size_t draw_pager(Frame& frame, std::string_view id, Rect bar, std::size_t page, std::size_t pages) {
    std::string const list(id);
    std::string const where = fmt::format("{} / {}", page + 1, pages);
    float const count = width_of(*frame.fonts[FontRole::BodyStrong], where) + 2 * frame.px(4);
    float const least = frame.px(frame.sizes.target);
    float const width = std::clamp((bar.w - count) / 2, least, frame.px(90));
    ButtonLook look{.icon = Icon::PageUp, .enabled = page > 0, .may_be_icon = true};
    if (draw_button(frame, list + ".previous", bar.take_left(width), frame.words.previous, look)) --page;
    look.icon = Icon::PageDown;
    look.enabled = page + 1 < pages;
    if (draw_button(frame, list + ".next", bar.take_right(width), frame.words.next, look)) ++page;
    bool const fits = count <= bar.w;
    Rect ink{bar.x, bar.y, 0, 0};
    if (fits)
        ink = frame.paint().text_middle(fit(frame.fonts, where, FontRole::BodyStrong, bar.w, bar.h, 1), bar,
                                        Align::Centre, frame.palette.text);
    frame.node(Role::Text, list + ".page", where, ink);
    return page;
}

// Where the pager stands: below the rows, or beside them where so little room is left that few rows would be.
Rect take_bar(Frame const& frame, Rect& box, std::span<ListItem const> items, int columns) {
    float const gap = frame.px(frame.sizes.gap), high = frame.px(frame.sizes.target);
    Rect below = box, beside = box;
    Rect const under = below.take_bottom(high);
    below.take_bottom(2 * gap);
    Rect side = beside.take_right(2 * high + gap);
    beside.take_right(2 * gap);
    bool const low = below.h < high ||
                     grid_of(frame, beside, items, columns).a_page() > grid_of(frame, below, items, columns).a_page();
    box = low ? beside : below;
    if (low) side = side.take_top(high);
    return low ? side : under;
}

} // namespace

std::optional<std::size_t> Pages::draw_list(Frame& frame, std::string_view id, Rect box,
                                            std::span<ListItem const> items, int columns) {
    Grid grid = grid_of(frame, box, items, columns);
    bool const paged = items.size() > grid.a_page();
    float const gap = frame.px(frame.sizes.gap);
    Rect bar{};
    if (paged) {
        bar = take_bar(frame, box, items, columns);
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

std::size_t Pages::draw_page(Frame& frame, std::string_view id, Rect bar, std::size_t pages) {
    std::size_t& page = pages_.try_emplace(std::string(id), 0).first->second;
    page = std::min(page, pages - 1);
    std::size_t const shown = page;
    page = draw_pager(frame, id, bar, page, pages);
    if (page != shown) frame.ask_frame(frame.now);
    return shown;
}

void Pages::forget() {
    pages_.clear();
    wanted_.clear();
}

} // namespace kit
