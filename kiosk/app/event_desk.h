// EventDesk: the thread that owns the book of an event at its kiosk: counts, draws tickets, gives gifts, ends shifts,
// leads the lucky draw, and answers when it is on the disk, or says why it is not. It opens the book when somebody
// comes to the desk, and again after a trouble. What it is told of a card is in the command alone. offer() from the ui
// thread.
#pragma once
#include <optional>

#include "kiosk/app/draw_desk.h"
#include "kiosk/app/inbox.h"
#include "kiosk/base/worker.h"
#include "kiosk/model/event_day.h"
#include "kiosk/model/settings.h"
#include "sync/event/book.h"

namespace app {

class EventDesk {
public:
    // All references outlive it. `day`: nullptr where there is no event; then there is no thread.
    EventDesk(model::Settings const& settings, model::EventDay const* day, base::Clock const& clock, Inbox& inbox);

    // Answers DeskAnswered. False: not taken.
    [[nodiscard]] bool offer(flow::DeskWork work) { return worker_ && worker_->offer(std::move(work)); }
    bool has_event() const { return worker_.has_value(); } // and so a thread
    std::uint64_t beats() const { return worker_ ? worker_->beats() : 0; }

private:
    void handle(flow::DeskWork const& work);
    base::Result<> open();
    flow::DeskOutcome outcome_of(flow::DeskDeed const& deed);
    flow::DeskOutcome does(flow::LookAtBook const& look);
    flow::DeskOutcome does(flow::WelcomeVisitor const& welcome);
    flow::DeskOutcome does(flow::CountOne const& one);
    flow::DeskOutcome does(model::GiftHanding const& handing);
    flow::DeskOutcome does(flow::CloseShift const& close);
    flow::DeskOutcome does(flow::TakeBackCount const& back);
    flow::DeskOutcome does(flow::LookAtDraw const& look);
    flow::DeskOutcome does(flow::FreezeDraw const& freeze);
    flow::DeskOutcome does(flow::FixDice const& thrown);
    flow::DeskOutcome does(flow::DrawAgain const& wanted);
    base::Result<std::string> own_tickets(); // as ranges
    std::optional<flow::DeskNumbers> numbers();

    model::Settings const& settings_;
    model::EventDay const* day_;
    base::Clock const& clock_;
    Inbox& inbox_;
    std::optional<event::EventBook> book_;
    std::optional<DrawDesk> draw_;                       // of the event
    std::optional<base::Worker<flow::DeskWork>> worker_; // last: it uses all the rest
};

// What is said of work that the thread did not take.
flow::DeskAnswered not_taken(flow::DeskWork const& work);

} // namespace app
