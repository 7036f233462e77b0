#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

constexpr double plate_mm = 24;

kit::Icon icon_of(model::Part part) {
    switch (part) {
    case model::Part::Printer: return kit::Icon::Printer;
    case model::Part::OfficePrinter: return kit::Icon::Procedures;
    case model::Part::Camera: return kit::Icon::Camera;
    case model::Part::Scanner: return kit::Icon::Qr;
    case model::Part::Chip: return kit::Icon::Card;
    case model::Part::Reports: return kit::Icon::List;
    case model::Part::Courier: return kit::Icon::Send;
    case model::Part::Disk: return kit::Icon::House;
    }
    return kit::Icon::None;
}

kit::Colour hue_of(model::PartNeed need, kit::Palette const& palette) {
    switch (need) {
    case model::PartNeed::Nothing: return palette.green;
    case model::PartNeed::CareSoon: return palette.brown;
    case model::PartNeed::CareNow: return palette.danger;
    }
    return palette.green;
}

std::string id_of(view::UpkeepRow const& row) { return "upkeep." + std::string(word_of(row.part)); }

// What is said of a part below its state, a line each.
std::vector<std::pair<std::string, std::string_view>> notes_of(view::UpkeepRow const& row) {
    std::vector<std::pair<std::string, std::string_view>> notes{{id_of(row) + ".tested", row.tested}};
    if (!row.since.empty()) notes.emplace_back(id_of(row) + ".since", row.since);
    if (!row.why.empty()) notes.emplace_back(id_of(row) + ".why", row.why);
    if (!row.fault.empty()) notes.emplace_back(id_of(row) + ".fault", row.fault);
    return notes;
}

// Where there is little room: words alone, which go on on the next page.
void add_words(Page& page, Stack& stack, view::UpkeepRow const& row) {
    stack.fact(id_of(row), row.name, row.state);
    for (auto const& [id, words] : notes_of(row))
        stack.text(id, words,
                   {kit::FontRole::Caption, page.kit.palette().text_quiet, kit::Align::Left, kit::Role::Text}, 3);
}

// A part: its name, how it is, and when that was found out.
void add_part(Page& page, Stack& stack, view::UpkeepRow const& row, float width) {
    auto const& kit = page.kit;
    float const gap = page.px(5), room = width - page.px(plate_mm) - gap;
    kit::TextLook const quiet{kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    kit::TextLook const strong{kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text};
    float height = kit.text_height(room, row.name, quiet.font) + kit.text_height(room, row.state, strong.font);
    for (auto const& [id, words] : notes_of(row))
        height += kit.text_height(room, words, quiet.font);
    stack.block(std::max(height, page.px(plate_mm)), 6, [&page, &row, quiet, strong, gap, room](kit::Rect box) {
        auto& pen = page.kit;
        kit::Rect const disc = box.take_left(page.px(plate_mm));
        pen.plate({disc.x, disc.y, disc.w, disc.w}, icon_of(row.part), hue_of(row.need, pen.palette()));
        box.take_left(gap);
        auto const line = [&](std::string const& id, std::string_view words, kit::TextLook look) {
            pen.text(id, box.take_top(pen.text_height(room, words, look.font)), words, look);
        };
        line(id_of(row) + ".name", row.name, quiet);
        line(id_of(row), row.state, strong);
        for (auto const& [id, words] : notes_of(row))
            line(id, words, quiet);
    });
}

// To the desk of an event, beside the way on.
void draw_desk_key(Page& page, std::string_view label) {
    kit::ButtonLook look;
    look.icon = kit::Icon::Ticket;
    look.may_be_icon = true;
    float const width = std::min(page.foot.w * 0.5F, page.px(110) * page.stretch());
    page.when(page.kit.button("upkeep.desk", page.foot.take_left(width), label, look), flow::OpenDesk{});
    page.foot.take_left(page.px(5));
}

} // namespace

void draw_upkeep(Page& page, view::Upkeep const& view) {
    auto& kit = page.kit;
    page.heading("upkeep.title", view.title);
    page.when(way_on(page, "upkeep.again", view.again, view.testing.empty(), kit::Icon::Retry), flow::TestParts{});
    if (!view.desk.empty()) draw_desk_key(page, view.desk);
    kit::TextLook const quiet{kit::FontRole::Body, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    page.say("upkeep.who", view.testing.empty() ? view.who : view.testing, quiet, 3);
    kit::Rect const card = page.area;
    kit.panel(card, kit.palette().surface);
    kit::Rect const inner = card.inset(page.px(6), page.px(4));
    auto const boxes = columns(inner, kit.portrait() ? 1 : 2, page.px(10));
    Stack left(page, "upkeep.page", boxes.front().w), right(page, "upkeep.page", boxes.back().w);
    Stack words(page, "upkeep.page", inner.w);
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        bool const second = boxes.size() > 1 && 2 * i >= view.rows.size();
        add_part(page, second ? right : left, view.rows[i], boxes.front().w);
        add_words(page, words, view.rows[i]);
    }
    bool const fits = !page.tight() && std::max(left.height(), right.height()) <= inner.h;
    if (!fits) return words.draw(inner, page.foot);
    left.draw(boxes.front());
    right.draw(boxes.back());
}

} // namespace screens
