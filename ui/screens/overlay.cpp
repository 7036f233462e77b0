#include "ui/screens/page.h"

namespace screens {
namespace {

kit::Rect centred(kit::Rect screen, float width, float height) {
    return {screen.x + (screen.w - width) / 2, screen.y + (screen.h - height) / 2, width, height};
}

// A card over the darkened screen: title and text; gives back what is left of it, `below` high.
kit::Rect draw_card(Page& page, std::string_view id, std::string_view title, std::string_view text, float below) {
    auto& kit = page.kit;
    kit.scrim();
    kit::Rect const screen = kit.screen();
    float const width = std::min(screen.w - page.px(30), page.px(330));
    float const inner = width - page.px(24);
    float const words =
        kit.text_height(inner, title, kit::FontRole::Title) + kit.text_height(inner, text, kit::FontRole::BodyStrong);
    kit::Rect card = centred(screen, width, words + page.px(36) + below);
    kit.panel(card, kit.palette().surface);
    card = card.inset(page.px(12));
    std::string const prefix(id);
    kit::TextLook look{kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Heading};
    kit.text(prefix + ".title", card.take_top(kit.text_height(card.w, title, look.font)), title, look);
    card.take_top(page.px(5));
    kit.text(prefix + ".text", card.take_top(kit.text_height(card.w, text, kit::FontRole::BodyStrong)), text,
             {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text});
    card.take_top(page.px(7));
    return card;
}

void draw_help(Page& page, view::Help const& help) {
    auto& kit = page.kit;
    float const line_height = page.px(28);
    float const lines = line_height * static_cast<float>(help.hotlines.size());
    kit::Rect card = draw_card(page, "help", help.title, help.text, lines + page.px(6 + kit.sizes().way_on));
    kit::ButtonLook look;
    look.tone = kit::Tone::Primary;
    page.when(kit.button("help.close", card.take_bottom(page.px(kit.sizes().way_on)), help.close, look),
              flow::CloseHelp{});
    for (auto const& line : help.hotlines) {
        kit::TextLook const number{kit::FontRole::Title, kit.palette().primary, kit::Align::Left, kit::Role::Text};
        kit::Rect row = card.take_top(line_height);
        kit.plate(row.take_left(page.px(24)), kit::Icon::Phone, kit.palette().teal);
        row.take_left(page.px(6));
        kit.text("help.number." + line.number, row.take_top(kit.text_height(row.w, line.number, number.font)),
                 line.number, number);
        kit.text("help.name." + line.number, row, line.name);
    }
}

void draw_question(Page& page, view::Question const& question) {
    auto& kit = page.kit;
    kit::Rect card = draw_card(page, "idle", question.title, question.text, page.px(kit.sizes().way_on));
    auto const boxes = columns(card.take_bottom(page.px(kit.sizes().way_on)), 2, page.px(8));
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
