// The pieces view::make() is put together from, one function a screen. Private to the room.
#pragma once
#include "ui/view/view.h"

namespace view {

Chrome make_chrome(flow::State const& state, Sources const& sources);

ComfortPanel make_comfort(flow::Comfort const& comfort, Sources const& sources);
Covered make_covered(Sources const& sources);
Home make_home(flow::State const& state, Sources const& sources);
Closed make_closed(flow::State const& state, Sources const& sources);
std::vector<std::string> notes_at_home(flow::State const& state, Sources const& sources);
HomeTile make_tile(flow::Tile tile, Sources const& sources);
Menu make_menu(flow::Menu const& screen, Sources const& sources);
Shelf make_shelf(flow::Shelf const& screen, Sources const& sources);
FindGuide make_find_guide(flow::FindGuide const& screen, Sources const& sources);
Guide make_guide(flow::ReadGuide const& screen, Sources const& sources);
Triage make_triage(flow::Triage const& screen, Sources const& sources);
Tour make_tour(flow::Tour const& screen, Sources const& sources);
Walk make_walk(flow::State const& state, flow::Walk const& screen, Sources const& sources);
Metro make_metro(flow::MetroLine const& screen, Sources const& sources);
Category make_category(flow::State const& state, Sources const& sources);
Emergency make_emergency(Sources const& sources);
Place make_place(flow::State const& state, Sources const& sources);
SearchPlace make_search_place(flow::SearchPlace const& screen, Sources const& sources);
Text make_text(flow::State const& state, Sources const& sources);
Photo make_photo(flow::State const& state, flow::Photo const& screen, Sources const& sources);
Person make_person(flow::State const& state, Sources const& sources);
ScanCard make_scan_card(flow::ScanningCard const& screen, Sources const& sources);
Phone make_phone(flow::State const& state, flow::Phone const& screen, Sources const& sources);
Review make_review(flow::State const& state, Sources const& sources);
Wait make_storing(Sources const& sources);
NotSaved make_not_saved(flow::State const& state, flow::NotSaved const& screen, Sources const& sources);
Receipt make_receipt(flow::ShowReceipt const& screen, Sources const& sources);
AskCode make_ask_code(flow::AskCode const& screen, Sources const& sources);
Wait make_looking_up(Sources const& sources);
Progress make_progress(flow::ShowProgress const& screen, Sources const& sources);
ChooseService make_choose_service(flow::ChooseService const& screen, Sources const& sources);
Wait make_drawing_number(Sources const& sources);
Number make_number(flow::ShowNumber const& screen, Sources const& sources);
News make_notices(Sources const& sources);
SignIn make_sign_in(flow::SigningIn const& screen, Sources const& sources);
CheckChip make_check_chip(flow::ReadingChip const& screen, Sources const& sources);
AskConsent make_ask_consent(flow::AskConsent const& screen, Sources const& sources);
AskBadge make_ask_badge(flow::AskBadge const& screen, Sources const& sources);
AskPin make_ask_pin(flow::AskPin const& screen, Sources const& sources);
Upkeep make_upkeep(flow::State const& state, flow::Upkeep const& screen, Sources const& sources);
PhonePhoto make_phone_photo(flow::PhonePhoto const& screen, Sources const& sources);
Thanks make_thanks(flow::Thanks const& screen, Sources const& sources);
Guide make_notice(flow::ReadNotice const& screen, Sources const& sources);
PickOnMap make_map(flow::PickOnMap const& screen, Sources const& sources);
ChooseKnown make_choose_known(flow::State const& state, Sources const& sources);
std::string known_words(model::KnownProblem const& known, model::Language language);
UpkeepPage make_upkeep_menu(flow::State const& state, Sources const& sources);
UpkeepPage make_check(flow::RunCheck const& screen, Sources const& sources);
Glass make_glass(flow::RunCheck const& screen, Sources const& sources); // while it takes every touch
UpkeepPage make_check_over(flow::State const& state, Sources const& sources);
UpkeepPage make_readiness(flow::Readiness const& screen, Sources const& sources);
UpkeepPage make_restart_parts(flow::RestartParts const& screen, Sources const& sources);
std::string_view part_key(model::Part part); // of its name: "part.printer"
std::string state_words(model::PartReport const& report, model::Strings const& strings);
EventDesk make_event_desk(flow::State const& state, flow::EventDesk const& screen, Sources const& sources);
EventTicket make_event_ticket(flow::ShowTicket const& screen, Sources const& sources);
EventWhose make_event_whose(flow::State const& state, flow::WhoseVisitor const& screen, Sources const& sources);
EventGifts make_event_gifts(flow::State const& state, Sources const& sources);
EventCard make_event_card(flow::State const& state, flow::GiftCard const& screen, Sources const& sources);
EventGift make_event_gift(flow::State const& state, flow::GiftAnswer const& screen, Sources const& sources);
EndShift make_end_shift(flow::EndShift const& screen, Sources const& sources);
ShiftOver make_shift_over(flow::ShiftOver const& screen, Sources const& sources);
BeginDraw make_begin_draw(flow::BeginDraw const& screen, Sources const& sources);
FrozenDraw make_frozen_draw(flow::State const& state, flow::FrozenDraw const& screen, Sources const& sources);
ThrowDice make_throw_dice(flow::ThrowDice const& screen, Sources const& sources);
ShowPrize make_show_prize(flow::State const& state, flow::ShowPrize const& screen, Sources const& sources);
RedrawWhy make_redraw_why(flow::State const& state, flow::RedrawWhy const& screen, Sources const& sources);
DrawOver make_draw_over(flow::State const& state, flow::DrawOver const& screen, Sources const& sources);
// Nothing: there is none in force that has not been read.
std::optional<Warning> make_warning(flow::State const& state, Sources const& sources);

// A sentence for each trouble a person meets.
std::string sentence(model::Strings const& strings, model::PrinterStatus status);
std::string sentence(model::Strings const& strings, model::CameraStatus status);
std::string sentence(model::Strings const& strings, model::CardProblem problem);
std::string sentence(model::Strings const& strings, flow::StoreTrouble trouble);
std::string sentence(model::Strings const& strings, model::ProgressProblem problem);
std::string sentence(model::Strings const& strings, model::SigninProblem problem);
std::string sentence(model::Strings const& strings, model::ChipProblem problem);
std::string sentence(model::Strings const& strings, model::StaffRefused const& refused);

std::vector<Hotline> hotlines(Sources const& sources, std::string_view group);
std::string_view key_of(flow::Tile tile); // of its name: "home.report"
std::string place_name(Sources const& sources, std::string_view code);
std::string category_name(Sources const& sources, std::string_view id);
std::string when(base::WallTime time); // "14:05 · 23/11/2026"
// `sentence` with each {name} replaced: with_values("Bước {step} / {count}", {{"step","2"},{"count","6"}}).
std::string with_values(std::string_view sentence, std::vector<std::pair<std::string_view, std::string>> const& values);

} // namespace view
