// Page: what one screen works with while it is drawn, and the screens' own functions. Private to the room.
#pragma once
#include <algorithm>

#include "ui/screens/draw.h"

namespace screens {

struct Page {
    kit::Kit& kit;
    Pictures const& pictures;
    std::vector<flow::Action>& actions;
    kit::Rect area;   // what the bars leave
    kit::Rect foot{}; // what way_on() left beside itself

    float px(double millimetres) const { return kit.px(millimetres); }
    void when(bool pressed, flow::Action action) {
        if (pressed) actions.push_back(std::move(action));
    }
    float line(kit::FontRole font) const; // the height of one
    // Letters so large, or a panel so low, that there is room for what matters alone.
    bool tight() const { return kit.screen().h < std::max(17 * line(kit::FontRole::Body), px(215)); }
    // How much wider than at the usual size the words are.
    float stretch() const { return line(kit::FontRole::Body) / px(9.7); }
    // The question of the screen, large, at the top of the area; takes its height off.
    void heading(std::string_view id, std::string_view text);
    // Words at the top of the area, which lose their height and a gap.
    void say(std::string_view id, std::string_view text, kit::TextLook look, double gap_mm);
};

// One button at the right of the area's foot: the way on. Takes its height off.
bool way_on(Page& page, std::string_view id, std::string_view label, bool enabled, kit::Icon icon = kit::Icon::Next);
// After that, another way at the left of the same foot, quieter; where its words do not fit, its icon alone.
bool way_beside(Page& page, std::string_view id, std::string_view label, kit::Icon icon, bool enabled = true);

// The foot of the area, for a keyboard with keys of that height, or lower ones where `rest` pixels are to be left
// above. Takes its height off.
kit::Rect take_keyboard(Page& page, kit::KeyboardLayout layout, double key_mm, float rest);

// Splits a row into `count` equal boxes with gaps.
std::vector<kit::Rect> columns(kit::Rect row, int count, float gap);
std::vector<kit::Rect> rows(kit::Rect column, int count, float gap);

// A code for the phone on a card of its own, with what to do below it.
struct Code {
    std::string_view id, label, words_id, words;
};
void draw_code(Page& page, kit::Rect card, Code const& code);

void draw_warning_line(Page& page, std::string_view id, std::string_view words); // of screens that help to install

kit::ListItem item_of(view::Choice const& choice);

void draw_frame(Page& page, view::Chrome const& chrome, bool over_picture); // the bars; leaves page.area
void draw_overlay(Page& page, view::Chrome const& chrome);

void draw_comfort(Page& page, view::ComfortPanel const& panel);
void draw_covered(Page& page, view::Covered const& view);
void draw_home(Page& page, view::Home const& view);
void draw_menu(Page& page, view::Menu const& view);
void draw_shelf(Page& page, view::Shelf const& view);
void draw_news(Page& page, view::News const& view);
void draw_find_guide(Page& page, view::FindGuide const& view);
void draw_guide(Page& page, view::Guide const& view);
void draw_metro(Page& page, view::Metro const& view);
void draw_triage(Page& page, view::Triage const& view);
void draw_tour(Page& page, view::Tour const& view);
void draw_walk(Page& page, view::Walk const& view);
void draw_category(Page& page, view::Category const& view);
void draw_emergency(Page& page, view::Emergency const& view);
void draw_place(Page& page, view::Place const& view);
void draw_search_place(Page& page, view::SearchPlace const& view);
void draw_text(Page& page, view::Text const& view);
void draw_photo(Page& page, view::Photo const& view);
void draw_person(Page& page, view::Person const& view);
void draw_person_ways(Page& page, view::Person const& view); // of who has not said it yet
void draw_scan_card(Page& page, view::ScanCard const& view);
void draw_phone(Page& page, view::Phone const& view);
void draw_review(Page& page, view::Review const& view);
void draw_wait(Page& page, view::Wait const& view);
void draw_not_saved(Page& page, view::NotSaved const& view);
void draw_receipt(Page& page, view::Receipt const& view);
void draw_ask_code(Page& page, view::AskCode const& view);
void draw_progress(Page& page, view::Progress const& view);
void draw_choose_service(Page& page, view::ChooseService const& view);
void draw_number(Page& page, view::Number const& view);
void draw_thanks(Page& page, view::Thanks const& view);
void draw_phone_photo(Page& page, view::PhonePhoto const& view);
void draw_ask_badge(Page& page, view::AskBadge const& view);
void draw_ask_pin(Page& page, view::AskPin const& view);
void draw_upkeep(Page& page, view::Upkeep const& view);
void draw_upkeep_page(Page& page, view::UpkeepPage const& view);
void draw_upkeep_lines(Page& page, kit::Rect box, std::vector<view::UpkeepLine> const& lines);
void draw_glass(Page& page, view::Glass const& view); // over the bars, too
void draw_glass_map(Page& page, kit::Rect box, view::GlassMap const& map);
void draw_event_desk(Page& page, view::EventDesk const& view);
void draw_event_ticket(Page& page, view::EventTicket const& view);
void draw_event_whose(Page& page, view::EventWhose const& view);
void draw_event_gifts(Page& page, view::EventGifts const& view);
void draw_event_card(Page& page, view::EventCard const& view);
void draw_event_gift(Page& page, view::EventGift const& view);
void draw_end_shift(Page& page, view::EndShift const& view);
void draw_shift_over(Page& page, view::ShiftOver const& view);
void draw_begin_draw(Page& page, view::BeginDraw const& view);
void draw_frozen_draw(Page& page, view::FrozenDraw const& view);
void draw_throw_dice(Page& page, view::ThrowDice const& view);
void draw_show_prize(Page& page, view::ShowPrize const& view);
void draw_redraw_why(Page& page, view::RedrawWhy const& view);
void draw_draw_over(Page& page, view::DrawOver const& view);
void draw_sign_in(Page& page, view::SignIn const& view);
void draw_check_chip(Page& page, view::CheckChip const& view);
void draw_consent(Page& page, view::AskConsent const& view);
void draw_warning(Page& page, view::Warning const& view);
void draw_map(Page& page, view::PickOnMap const& view);
void draw_known(Page& page, view::ChooseKnown const& view);
void draw_closed(Page& page, view::Closed const& view);

kit::Icon icon_of(flow::Tile tile);

} // namespace screens
