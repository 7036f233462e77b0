// What an event's desk prints: a ticket, its number so large that it is read across the desk; and the paper of a shift,
// after the question whether it is over.
#include <algorithm>

#include "ui/screens/notice.h"
#include "ui/screens/stack.h"

namespace screens {
namespace {

// How the slip is, and once more where it did not come.
void draw_slip(Page& page, std::string const& id, std::string_view words, std::string_view again, bool trouble) {
    auto& kit = page.kit;
    if (trouble) page.when(way_beside(page, id + ".print_again", again, kit::Icon::Printer), flow::PrintAgain{});
    page.say(id + ".slip", words,
             {kit::FontRole::BodyStrong, trouble ? kit.palette().danger : 0, kit::Align::Left, kit::Role::Text},
             page.tight() ? 2 : 5);
}

// A line of the paper: words, and where blanks part them a number, which stands at the right as on the paper.
void add_line(Stack& stack, std::string id, std::string_view line) {
    auto const first = std::min(line.find_first_not_of(' '), line.size());
    auto const parting = line.find("  ", first);
    if (parting == std::string_view::npos) return stack.text(std::move(id), line.substr(first), {}, 1);
    auto const number = line.substr(std::min(line.find_first_not_of(' ', parting), line.size()));
    stack.pair(std::move(id), line.substr(first, parting - first), number, kit::FontRole::Body, 1);
}

} // namespace

void draw_event_ticket(Page& page, view::EventTicket const& view) {
    auto& kit = page.kit;
    page.when(way_on(page, "ticket.done", view.done, true, kit::Icon::Check), flow::Continue{});
    page.heading("ticket.title", view.title);
    draw_slip(page, "ticket", view.slip, view.again, view.trouble);
    kit.panel(page.area, kit.palette().primary);
    kit::Rect card = page.area.inset(page.px(page.tight() ? 3 : 6));
    kit::Colour const white = kit.palette().text_on_primary;
    float const number = page.line(kit::FontRole::Code);
    float const keep = page.tight() ? 0 : kit.text_height(card.w, view.keep, kit::FontRole::Body) + page.px(3);
    card.take_top(std::max(0.F, (card.h - number - keep) / 2));
    kit.text("ticket.number", card.take_top(number), view.number,
             {kit::FontRole::Code, white, kit::Align::Centre, kit::Role::Heading});
    if (page.tight()) return;
    card.take_top(page.px(3));
    kit.text("ticket.keep", card, view.keep, {kit::FontRole::Body, white, kit::Align::Centre, kit::Role::Text});
}

void draw_end_shift(Page& page, view::EndShift const& view) {
    auto& kit = page.kit;
    page.heading("shift.title", view.title);
    page.when(way_on(page, "shift.end", view.end, view.can_press, kit::Icon::Finish), flow::ConfirmEndShift{});
    page.when(way_beside(page, "shift.keep", view.keep, kit::Icon::Back, view.can_press), flow::Back{});
    Stack stack(page, "shift.page", page.area.w);
    stack.text("shift.trouble", view.trouble,
               {kit::FontRole::BodyStrong, kit.palette().danger, kit::Align::Left, kit::Role::Text}, 4);
    stack.text("shift.text", view.text, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text}, 4);
    stack.draw(page.area);
}

void draw_shift_over(Page& page, view::ShiftOver const& view) {
    auto& kit = page.kit;
    page.when(way_on(page, "shift.done", view.done, true, kit::Icon::Check), flow::Continue{});
    page.heading("shift.title", view.title);
    draw_slip(page, "shift", view.slip, view.again, view.trouble);
    kit.panel(page.area, kit.palette().surface);
    kit::Rect const inner = page.area.inset(page.px(page.tight() ? 4 : 6), page.px(page.tight() ? 2 : 4));
    Stack stack(page, "shift.page", inner.w);
    for (std::size_t i = 0; i < view.lines.size(); ++i)
        add_line(stack, "shift.line." + std::to_string(i), view.lines[i]);
    stack.draw(inner);
}

} // namespace screens
