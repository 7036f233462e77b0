#include "ui/screens/draw.h"

#include <algorithm>

#include "ui/kit/text_layout.h"
#include "ui/screens/page.h"

namespace screens {
namespace {

struct Drawer {
    Page& page;
    void operator()(view::Home const& view) const { draw_home(page, view); }
    void operator()(view::Menu const& view) const { draw_menu(page, view); }
    void operator()(view::Shelf const& view) const { draw_shelf(page, view); }
    void operator()(view::News const& view) const { draw_news(page, view); }
    void operator()(view::FindGuide const& view) const { draw_find_guide(page, view); }
    void operator()(view::Guide const& view) const { draw_guide(page, view); }
    void operator()(view::Metro const& view) const { draw_metro(page, view); }
    void operator()(view::Triage const& view) const { draw_triage(page, view); }
    void operator()(view::Tour const& view) const { draw_tour(page, view); }
    void operator()(view::Walk const& view) const { draw_walk(page, view); }
    void operator()(view::Category const& view) const { draw_category(page, view); }
    void operator()(view::Emergency const& view) const { draw_emergency(page, view); }
    void operator()(view::Place const& view) const { draw_place(page, view); }
    void operator()(view::SearchPlace const& view) const { draw_search_place(page, view); }
    void operator()(view::Text const& view) const { draw_text(page, view); }
    void operator()(view::Photo const& view) const { draw_photo(page, view); }
    void operator()(view::Person const& view) const { draw_person(page, view); }
    void operator()(view::ScanCard const& view) const { draw_scan_card(page, view); }
    void operator()(view::Phone const& view) const { draw_phone(page, view); }
    void operator()(view::Review const& view) const { draw_review(page, view); }
    void operator()(view::Wait const& view) const { draw_wait(page, view); }
    void operator()(view::NotSaved const& view) const { draw_not_saved(page, view); }
    void operator()(view::Receipt const& view) const { draw_receipt(page, view); }
    void operator()(view::AskCode const& view) const { draw_ask_code(page, view); }
    void operator()(view::Progress const& view) const { draw_progress(page, view); }
    void operator()(view::Covered const& view) const { draw_covered(page, view); }
    void operator()(view::ChooseService const& view) const { draw_choose_service(page, view); }
    void operator()(view::Number const& view) const { draw_number(page, view); }
    void operator()(view::PhonePhoto const& view) const { draw_phone_photo(page, view); }
    void operator()(view::SignIn const& view) const { draw_sign_in(page, view); }
    void operator()(view::CheckChip const& view) const { draw_check_chip(page, view); }
    void operator()(view::AskConsent const& view) const { draw_consent(page, view); }
    void operator()(view::AskBadge const& view) const { draw_ask_badge(page, view); }
    void operator()(view::AskPin const& view) const { draw_ask_pin(page, view); }
    void operator()(view::Upkeep const& view) const { draw_upkeep(page, view); }
    void operator()(view::EventDesk const& view) const { draw_event_desk(page, view); }
    void operator()(view::EventTicket const& view) const { draw_event_ticket(page, view); }
    void operator()(view::EventWhose const& view) const { draw_event_whose(page, view); }
    void operator()(view::EventGifts const& view) const { draw_event_gifts(page, view); }
    void operator()(view::EventCard const& view) const { draw_event_card(page, view); }
    void operator()(view::EventGift const& view) const { draw_event_gift(page, view); }
    void operator()(view::EndShift const& view) const { draw_end_shift(page, view); }
    void operator()(view::ShiftOver const& view) const { draw_shift_over(page, view); }
    void operator()(view::BeginDraw const& view) const { draw_begin_draw(page, view); }
    void operator()(view::FrozenDraw const& view) const { draw_frozen_draw(page, view); }
    void operator()(view::ThrowDice const& view) const { draw_throw_dice(page, view); }
    void operator()(view::ShowPrize const& view) const { draw_show_prize(page, view); }
    void operator()(view::RedrawWhy const& view) const { draw_redraw_why(page, view); }
    void operator()(view::DrawOver const& view) const { draw_draw_over(page, view); }
    void operator()(view::UpkeepPage const& view) const { draw_upkeep_page(page, view); }
    void operator()(view::Glass const& view) const { draw_glass(page, view); }
    void operator()(view::Thanks const& view) const { draw_thanks(page, view); }
    void operator()(view::Warning const& view) const { draw_warning(page, view); }
    void operator()(view::PickOnMap const& view) const { draw_map(page, view); }
    void operator()(view::ChooseKnown const& view) const { draw_known(page, view); }
    void operator()(view::Closed const& view) const { draw_closed(page, view); }
};

struct Title {
    std::string_view operator()(auto const& view) const { return view.title; }
};

} // namespace

float Page::line(kit::FontRole font) const { return kit::line_height_of(*kit.fonts()[font]); }

void Page::say(std::string_view id, std::string_view text, kit::TextLook look, double gap_mm) {
    if (text.empty()) return;
    kit.text(id, area.take_top(kit.text_height(area.w, text, look.font)), text, look);
    area.take_top(px(gap_mm));
}

void Page::heading(std::string_view id, std::string_view text) {
    kit::TextLook const look{kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Heading};
    if (!tight()) return say(id, text, look, 5);
    auto const layout = kit::fit(kit.fonts(), text, look.font, area.w, line(look.font), 1); // smaller, on one line
    bool const cut = layout.lines.back().cut;
    kit.text(id, area.take_top(cut ? kit.text_height(area.w, text, layout.role) : line(look.font)), text,
             {cut ? layout.role : look.font, 0, look.align, look.role});
    area.take_top(px(2));
}

std::vector<flow::Action> draw(kit::Kit& kit, view::View const& view, Pictures const& pictures) {
    std::vector<flow::Action> actions;
    Page page{kit, pictures, actions, kit.screen()};
    kit.begin_screen(view.id, std::visit(Title{}, view.content));
    if (kit.touched()) actions.push_back(flow::Touched{});
    bool const bare = std::holds_alternative<view::Glass>(view.content);
    if (!bare) draw_frame(page, view.chrome, std::holds_alternative<view::Home>(view.content));
    std::visit(Drawer{page}, view.content);
    kit.toast("place.closing", view.chrome.closing);
    draw_overlay(page, view.chrome);
    return actions;
}

} // namespace screens
