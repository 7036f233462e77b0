#include "kiosk/app/event_desk.h"

#include "sync/event/slip.h"

namespace app {
namespace {

using flow::DeskTrouble;

DeskTrouble trouble_of(base::Error const& error) {
    base::log(base::Severity::Error, "event.book", "{}", error.what);
    if (error.kind == base::ErrorKind::Refused) return DeskTrouble::Refused;
    return error.kind == base::ErrorKind::Full ? DeskTrouble::Full : DeskTrouble::Unavailable;
}

base::Result<event::EventBook> open_book(model::Settings const& settings, model::EventDay const& day,
                                         base::WallTime now) {
    auto key = TRY(event::GiftKey::load_if_there(settings.event.key));
    return event::EventBook::open(model::event_file(settings), day, settings.event.number, std::move(key),
                                  base::system_random(), now);
}

} // namespace

EventDesk::EventDesk(model::Settings const& settings, model::EventDay const* day, base::Clock const& clock,
                     Inbox& inbox)
    : settings_(settings), day_(day), clock_(clock), inbox_(inbox) {
    if (day_ != nullptr) draw_.emplace(model::event_file(settings), *day_);
    if (day_ != nullptr) worker_.emplace("event", 4, [this](flow::DeskWork const& work) { handle(work); });
}

void EventDesk::handle(flow::DeskWork const& work) {
    flow::DeskAnswered answer{work.asked, outcome_of(work.deed)};
    if (book_) answer.numbers = numbers();
    inbox_.put(std::move(answer));
}

base::Result<> EventDesk::open() {
    if (!book_) book_.emplace(TRY(open_book(settings_, *day_, clock_.wall())));
    return {};
}

flow::DeskOutcome EventDesk::outcome_of(flow::DeskDeed const& deed) {
    if (auto const opened = open(); !opened) {
        auto const trouble = trouble_of(opened.error());
        if (!std::holds_alternative<model::GiftHanding>(deed)) return trouble;
        return model::GiftRefused{
            trouble == DeskTrouble::Refused ? model::GiftRefusal::Closed : model::GiftRefusal::Unavailable, "", {}};
    }
    return std::visit([this](auto const& wanted) { return does(wanted); }, deed);
}

flow::DeskOutcome EventDesk::does(flow::LookAtBook const&) { return flow::BookSeen{}; }

// The visitor is counted first: where no number can be drawn then, that is what is said.
flow::DeskOutcome EventDesk::does(flow::WelcomeVisitor const& welcome) {
    auto const now = clock_.wall();
    constexpr model::TallyKind visitor[] = {model::TallyKind::Visitor};
    if (auto const counted = book_->count(visitor, welcome.whose, now); !counted) return trouble_of(counted.error());
    if (settings_.event.number == 0) return flow::Welcomed{{}, event::hour_of(now)};
    auto const ticket = book_->issue_ticket(now);
    if (ticket) return flow::Welcomed{*ticket, event::hour_of(now)};
    base::log(base::Severity::Error, "event.ticket", "{}", ticket.error().what);
    return DeskTrouble::NoTicket;
}

flow::DeskOutcome EventDesk::does(flow::CountOne const& one) {
    model::TallyKind const kinds[] = {one.kind};
    auto const now = clock_.wall();
    if (auto const counted = book_->count(kinds, one.whose, now); !counted) return trouble_of(counted.error());
    return flow::Tallied{one.kind, event::hour_of(now)};
}

flow::DeskOutcome EventDesk::does(flow::TakeBackCount const& back) {
    auto const& [kind, whose, hour] = back.what;
    auto const taken = book_->take_back_count(kind, whose, hour);
    if (!taken && taken.error().kind == base::ErrorKind::Invalid) return DeskTrouble::NotCounted;
    if (!taken) return trouble_of(taken.error());
    return flow::CountTakenBack{kind};
}

flow::DeskOutcome EventDesk::does(model::GiftHanding const& handing) {
    auto const given = book_->give(handing, clock_.wall());
    if (given) return flow::GiftWritten{};
    base::log(base::Severity::Info, "event.gift-refused", "{} {}", word_of(given.error().why), given.error().what);
    return given.error();
}

flow::DeskOutcome EventDesk::does(flow::CloseShift const&) {
    auto const summary = book_->end_shift(clock_.wall());
    if (!summary) return trouble_of(summary.error());
    return flow::ShiftClosed{event::slip_of(*summary, *day_)};
}

base::Result<std::string> EventDesk::own_tickets() {
    auto const shift = TRY(book_->shift(clock_.wall()));
    return event::tickets_text(shift.number, shift.tickets);
}

flow::DeskOutcome EventDesk::does(flow::LookAtDraw const&) {
    auto const own = own_tickets();
    if (!own) return trouble_of(own.error());
    return draw_->look(*own);
}

flow::DeskOutcome EventDesk::does(flow::FreezeDraw const&) {
    auto const own = own_tickets();
    if (!own) return trouble_of(own.error());
    return draw_->freeze(*own);
}

flow::DeskOutcome EventDesk::does(flow::FixDice const& thrown) { return draw_->fix(thrown); }
flow::DeskOutcome EventDesk::does(flow::DrawAgain const& wanted) { return draw_->again(wanted); }

std::optional<flow::DeskNumbers> EventDesk::numbers() {
    auto const counts = book_->counts();
    auto const stock = book_->stock();
    if (!counts || !stock) {
        base::log(base::Severity::Error, "event.book", "{}", counts ? stock.error().what : counts.error().what);
        return std::nullopt;
    }
    flow::DeskNumbers told;
    auto const day_of = [](event::Hour hour) { return hour / 24; };
    auto const today = day_of(event::hour_of(clock_.wall()));
    for (auto const& [cell, count] : *counts)
        if (day_of(cell.hour) == today) told.today[cell.kind] += count;
    for (auto const& gift : *stock)
        told.left[gift.gift] = gift.left;
    return told;
}

flow::DeskAnswered not_taken(flow::DeskWork const& work) {
    if (std::holds_alternative<model::GiftHanding>(work.deed))
        return {work.asked, model::GiftRefused{model::GiftRefusal::Unavailable, "the desk is busy", {}}};
    return {work.asked, DeskTrouble::Busy};
}

} // namespace app
