#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

constexpr double plate_mm = 24;

// A card over the darkened screen, as high as what it says needs, with room for buttons at its foot.
struct Card {
    kit::Rect inside, foot;
};

float card_width(Page const& page) {
    kit::Rect const screen = page.kit.screen();
    return page.tight() ? screen.w - page.px(12) : std::min(screen.w - page.px(30), page.px(330) * page.stretch());
}
float card_pad(Page const& page) { return page.px(page.tight() ? 6 : 12); }

Card draw_card(Page& page, float words) {
    auto& kit = page.kit;
    kit::Rect const screen = kit.screen();
    float const width = card_width(page), pad = card_pad(page), gap = page.px(7);
    float const foot = page.px(kit.sizes().way_on);
    float const height = std::min(2 * pad + words + gap + foot, screen.h - page.px(6));
    kit::Rect const card{screen.x + (screen.w - width) / 2, screen.y + (screen.h - height) / 2, width, height};
    kit.panel(card, kit.palette().surface);
    Card made{card.inset(pad), {}};
    made.foot = made.inside.take_bottom(foot);
    made.inside.take_bottom(gap - 1);
    return made;
}

void add_words(Stack& stack, std::string const& id, std::string_view title, std::string_view text) {
    stack.text(id + ".title", title, {kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Heading}, 4);
    stack.text(id + ".text", text, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text}, 6);
}

void add_number(Page& page, Stack& stack, view::Hotline const& line, float width) {
    kit::TextLook const number{kit::FontRole::Title, page.kit.palette().primary, kit::Align::Left, kit::Role::Text};
    float const room = width - page.px(plate_mm + 6);
    float const first = page.kit.text_height(room, line.number, number.font);
    float const height = first + page.kit.text_height(room, line.name, kit::FontRole::Body);
    stack.block(std::max(height, page.px(plate_mm)), 4, [&page, &line, number, first](kit::Rect row) {
        kit::Rect const plate = row.take_left(page.px(plate_mm));
        page.kit.plate({plate.x, plate.y, plate.w, plate.w}, kit::Icon::Phone, page.kit.palette().teal);
        row.take_left(page.px(6));
        page.kit.text("help.number." + line.number, row.take_top(first), line.number, number);
        page.kit.text("help.name." + line.number, row, line.name);
    });
}

// Drawn with what is said, so that it has a row of its own.
void add_staff(Page& page, Stack& stack, view::Help const& help) {
    if (help.staff.empty()) return;
    stack.block(page.px(page.kit.sizes().target), 2, [&page, &help](kit::Rect row) {
        kit::ButtonLook look{.tone = kit::Tone::Quiet, .icon = kit::Icon::Card};
        page.when(page.kit.button("help.staff", row, help.staff, look), flow::OpenStaff{});
    });
}

void add_assist(Page& page, Stack& stack, view::Help const& help) {
    if (help.assist.empty()) return;
    stack.block(page.px(page.kit.sizes().way_on), 2, [&page, &help](kit::Rect row) {
        kit::ButtonLook look;
        look.icon = kit::Icon::Person;
        bool const pressed = page.kit.button("help.assist", row, help.assist, look);
        page.when(pressed && help.assisted, flow::EndAssistance{});
        page.when(pressed && !help.assisted, flow::BeginAssistance{});
    });
}

void draw_help(Page& page, view::Help const& help) {
    auto& kit = page.kit;
    kit.scrim();
    float const width = card_width(page) - 2 * card_pad(page);
    Stack stack(page, "help.page", width);
    add_words(stack, "help", help.title, help.text);
    for (auto const& line : help.hotlines)
        add_number(page, stack, line, width);
    add_assist(page, stack, help);
    add_staff(page, stack, help);
    Card card = draw_card(page, stack.height());
    kit::ButtonLook look;
    look.tone = kit::Tone::Primary;
    bool const pages = stack.height() > card.inside.h + 1;
    kit::Rect const close = pages ? card.foot.take_right(card.foot.w * 0.5F) : card.foot;
    card.foot.take_right(page.px(5));
    page.when(kit.button("help.close", close, help.close, look), flow::CloseHelp{});
    stack.draw(card.inside, card.foot);
}

void draw_question(Page& page, view::Question const& question) {
    auto& kit = page.kit;
    kit.scrim();
    Stack stack(page, "idle.page", card_width(page) - 2 * card_pad(page));
    add_words(stack, "idle", question.title, question.text);
    Card const card = draw_card(page, stack.height());
    stack.draw(card.inside);
    auto const boxes = columns(card.foot, 2, page.px(page.tight() ? 4 : 8));
    kit::ButtonLook look;
    page.when(kit.button("idle.leave", boxes[0], question.leave, look), flow::Finish{});
    look.tone = kit::Tone::Primary;
    page.when(kit.button("idle.stay", boxes[1], question.stay, look), flow::StillHere{});
}

} // namespace

void draw_overlay(Page& page, view::Chrome const& chrome) {
    if (chrome.question)
        draw_question(page, *chrome.question);
    else if (chrome.help)
        draw_help(page, *chrome.help);
    else if (chrome.choices)
        draw_comfort(page, *chrome.choices);
}

} // namespace screens
