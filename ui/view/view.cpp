#include "ui/view/view.h"

#include "ui/view/parts.h"

namespace view {
namespace {

struct Named {
    std::string id;
    Content content;
};

// One overload a screen: its name in the tree, and its content.
struct Maker {
    flow::State const& state;
    Sources const& sources;

    Named operator()(flow::Home const&) const { return {"home", make_home(state, sources)}; }
    Named operator()(flow::Menu const& at) const { return {"menu", make_menu(at, sources)}; }
    Named operator()(flow::Shelf const& at) const { return {"shelf", make_shelf(at, sources)}; }
    Named operator()(flow::FindGuide const& at) const { return {"find", make_find_guide(at, sources)}; }
    Named operator()(flow::ReadGuide const& at) const { return {"guide", make_guide(at, sources)}; }
    Named operator()(flow::MetroLine const& at) const { return {"metro", make_metro(at, sources)}; }
    Named operator()(flow::Category const&) const { return {"report.category", make_category(state, sources)}; }
    Named operator()(flow::Emergency const&) const { return {"report.emergency", make_emergency(sources)}; }
    Named operator()(flow::Place const&) const { return {"report.place", make_place(state, sources)}; }
    Named operator()(flow::SearchPlace const& at) const {
        return {"report.place.search", make_search_place(at, sources)};
    }
    Named operator()(flow::Text const&) const { return {"report.text", make_text(state, sources)}; }
    Named operator()(flow::Photo const& at) const { return {"report.photo", make_photo(state, at, sources)}; }
    Named operator()(flow::Person const&) const { return {"report.person", make_person(state, sources)}; }
    Named operator()(flow::ScanningCard const& at) const { return {"report.card", make_scan_card(at, sources)}; }
    Named operator()(flow::Phone const& at) const { return {"report.phone", make_phone(state, at, sources)}; }
    Named operator()(flow::Review const&) const { return {"report.review", make_review(state, sources)}; }
    Named operator()(flow::Storing const&) const { return {"report.storing", make_storing(sources)}; }
    Named operator()(flow::NotSaved const& at) const {
        return {"report.not_saved", make_not_saved(state, at, sources)};
    }
    Named operator()(flow::ShowReceipt const& at) const { return {"receipt", make_receipt(at, sources)}; }
    Named operator()(flow::AskCode const& at) const { return {"track", make_ask_code(at, sources)}; }
    Named operator()(flow::LookingUp const&) const { return {"track.waiting", make_looking_up(sources)}; }
    Named operator()(flow::ShowProgress const& at) const { return {"progress", make_progress(at, sources)}; }
    Named operator()(flow::ChooseService const& at) const { return {"queue", make_choose_service(at, sources)}; }
    Named operator()(flow::DrawingNumber const&) const { return {"queue.drawing", make_drawing_number(sources)}; }
    Named operator()(flow::ShowNumber const& at) const { return {"queue.drawn", make_number(at, sources)}; }
    Named operator()(flow::Notices const&) const { return {"news", make_notices(sources)}; }
    Named operator()(flow::Thanks const& at) const { return {"thanks", make_thanks(at, sources)}; }
    Named operator()(flow::PhonePhoto const& at) const { return {"report.photo.phone", make_phone_photo(at, sources)}; }
    Named operator()(flow::AskConsent const& at) const {
        return {"report.consent." + std::string(word_of(at.purpose)), make_ask_consent(at, sources)};
    }
    Named operator()(flow::SigningIn const& at) const { return {"report.sign_in", make_sign_in(at, sources)}; }
    Named operator()(flow::ReadingChip const& at) const { return {"report.chip", make_check_chip(at, sources)}; }
    Named operator()(flow::AskBadge const& at) const { return {"staff.badge", make_ask_badge(at, sources)}; }
    Named operator()(flow::AskPin const& at) const { return {"staff.pin", make_ask_pin(at, sources)}; }
    Named operator()(flow::Upkeep const& at) const { return {"staff.upkeep", make_upkeep(state, at, sources)}; }
    Named operator()(flow::Triage const& at) const { return {"triage", make_triage(at, sources)}; }
    Named operator()(flow::Tour const& at) const { return {"tour", make_tour(at, sources)}; }
    Named operator()(flow::Walk const& at) const { return {"walk", make_walk(state, at, sources)}; }
    Named operator()(flow::EventDesk const& at) const { return {"event", make_event_desk(state, at, sources)}; }
    Named operator()(flow::ShowTicket const& at) const { return {"event.ticket", make_event_ticket(at, sources)}; }
    Named operator()(flow::WhoseVisitor const& at) const {
        return {"event.whose", make_event_whose(state, at, sources)};
    }
    Named operator()(flow::ChooseGift const&) const { return {"event.gifts", make_event_gifts(state, sources)}; }
    Named operator()(flow::GiftCard const& at) const { return {"event.card", make_event_card(state, at, sources)}; }
    Named operator()(flow::GiftAnswer const& at) const { return {"event.gift", make_event_gift(state, at, sources)}; }
    Named operator()(flow::EndShift const& at) const { return {"event.end", make_end_shift(at, sources)}; }
    Named operator()(flow::ShiftOver const& at) const { return {"event.shift", make_shift_over(at, sources)}; }
    Named operator()(flow::BeginDraw const& at) const { return {"draw.begin", make_begin_draw(at, sources)}; }
    Named operator()(flow::FrozenDraw const& at) const { return {"draw.frozen", make_frozen_draw(state, at, sources)}; }
    Named operator()(flow::ThrowDice const& at) const { return {"draw.dice", make_throw_dice(at, sources)}; }
    Named operator()(flow::ShowPrize const& at) const { return {"draw.prize", make_show_prize(state, at, sources)}; }
    Named operator()(flow::RedrawWhy const& at) const { return {"draw.why", make_redraw_why(state, at, sources)}; }
    Named operator()(flow::DrawOver const& at) const { return {"draw.over", make_draw_over(state, at, sources)}; }
    Named operator()(flow::UpkeepMenu const&) const { return {"staff.menu", make_upkeep_menu(state, sources)}; }
    Named operator()(flow::RunCheck const& at) const {
        auto id = "staff.check." + std::string(word_of(at.step));
        if (flow::takes_glass(at)) return {id + ".glass", make_glass(at, sources)};
        return {std::move(id), make_check(at, sources)};
    }
    Named operator()(flow::CheckOver const&) const { return {"staff.check.over", make_check_over(state, sources)}; }
    Named operator()(flow::Readiness const& at) const { return {"staff.readiness", make_readiness(at, sources)}; }
    Named operator()(flow::RestartParts const& at) const { return {"staff.restart", make_restart_parts(at, sources)}; }
    Named operator()(flow::Closed const&) const { return {"closed", make_closed(state, sources)}; }
    Named operator()(flow::ReadNotice const& at) const { return {"news.item", make_notice(at, sources)}; }
    Named operator()(flow::PickOnMap const& at) const { return {"report.place.map", make_map(at, sources)}; }
    Named operator()(flow::ChooseKnown const&) const { return {"report.known", make_choose_known(state, sources)}; }
};

} // namespace

View make(flow::State const& state, Sources const& sources) {
    if (auto warning = make_warning(state, sources)) {
        auto chrome = make_chrome(state, sources);
        chrome.can_back = false; // what lies below is not seen
        chrome.steps.reset();
        return {"warning", std::move(chrome), std::move(*warning)};
    }
    if (state.covered) return {"covered", make_chrome(state, sources), make_covered(sources)};
    auto named = std::visit(Maker{state, sources}, state.screen);
    return {std::move(named.id), make_chrome(state, sources), std::move(named.content)};
}

} // namespace view
