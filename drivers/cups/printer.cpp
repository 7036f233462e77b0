#include "drivers/cups/printer.h"

#include "kiosk/base/log.h"
#include "kiosk/base/queue.h"

namespace cups {
namespace {

using model::PrinterStatus;

base::Instant now() { return base::SystemClock().now(); }

void pause(std::stop_token const& stop, base::Duration time) {
    base::Queue<char> nothing(1);
    nothing.take_within(stop, time);
}

// How long a job has been worked on, has waited for somebody, and has heard nothing.
class Waited {
public:
    void add(PrinterStatus status) {
        auto const until = now();
        auto const passed = until - since_;
        since_ = until;
        silent_ = status == PrinterStatus::Gone ? silent_ + passed : base::Duration{};
        (model::can_print(status) ? worked_ : troubled_) += passed;
    }

    std::optional<PrinterStatus> too_long(Patience const& patience, PrinterStatus status) const {
        if (silent_ >= patience.silence) return PrinterStatus::Gone;
        if (troubled_ >= patience.refill && !model::can_print(status)) return status;
        if (worked_ >= patience.work) return PrinterStatus::Fault;
        return std::nullopt;
    }

private:
    base::Instant since_ = now();
    base::Duration worked_{};
    base::Duration troubled_{};
    base::Duration silent_{};
};

// Tells each state that is another than the one before.
class Teller {
public:
    explicit Teller(drivers::OfficeJob const& job) : tell_(job.tell) {}
    void say(PrinterStatus status) {
        if (status == told_) return;
        told_ = status;
        if (tell_) tell_(status);
    }

private:
    std::function<void(PrinterStatus)> const& tell_;
    PrinterStatus told_ = PrinterStatus::Ready;
};

} // namespace

model::PrinterStatus Printer::status() {
    if (left_behind_ && cancel_once(*left_behind_) != End::StillThere) left_behind_.reset();
    return ask_state().status;
}

base::Result<void, model::PrinterStatus> Printer::print(drivers::OfficeJob const& job, std::stop_token stop) {
    TRY(clear_away());
    Job mine{TRY(announce(job.title, stop))};
    auto done = hand_over(mine, job.pdf, stop);
    if (done) done = follow(mine, job, stop);
    return done ? done : give_up(std::move(mine), done.error());
}

// Another's document must not come out beside this one.
Printer::Outcome Printer::clear_away() {
    if (!left_behind_) return {};
    if (withdraw(*left_behind_) == End::StillThere) return tl::unexpected(trouble_or(PrinterStatus::Fault));
    left_behind_.reset();
    return {};
}

// Not asked again when the answer stays out: a job without a document prints nothing.
base::Result<int, model::PrinterStatus> Printer::announce(std::string_view title, std::stop_token const& stop) {
    auto const deadline = now() + patience_.busy;
    for (;;) {
        if (stop.stop_requested()) return tl::unexpected(trouble_or(PrinterStatus::Ready));
        auto const number = jobs_->create_job(title);
        if (number) return *number;
        if (number.error() == Refusal::Silent) return tl::unexpected(PrinterStatus::Gone);
        if (number.error() != Refusal::Busy || now() >= deadline)
            return tl::unexpected(trouble_or(PrinterStatus::Fault));
        pause(stop, patience_.between);
    }
}

Printer::Outcome Printer::hand_over(Job const& mine, base::ByteView pdf, std::stop_token const& stop) {
    auto const sent = jobs_->send_document(mine.number, pdf, stop);
    if (sent) return {};
    if (stop.stop_requested()) return tl::unexpected(trouble_or(PrinterStatus::Ready));
    return tl::unexpected(trouble_or(sent.error() == Refusal::Silent ? PrinterStatus::Gone : PrinterStatus::Fault));
}

Printer::Outcome Printer::follow(Job& mine, drivers::OfficeJob const& job, std::stop_token const& stop) {
    Waited waited;
    Teller teller(job);
    for (;;) {
        auto const stage = look(mine);
        if (!stage && stage.error() == Refusal::NoSuchJob) return tl::unexpected(PrinterStatus::Gone);
        auto [status, idle] = stage ? ask_state() : State{};
        if (stage == Stage::NotPrinted || (stage == Stage::Stopped && model::can_print(status)))
            status = model::can_print(status) ? PrinterStatus::Fault : status;
        if (stage == Stage::NotPrinted) return tl::unexpected(status);
        if (stage == Stage::Printed && (itself_ == nullptr || (idle && model::can_print(status)))) return {};
        if (stop.stop_requested()) return tl::unexpected(status);
        waited.add(status);
        if (auto const why = waited.too_long(patience_, status)) return tl::unexpected(*why);
        teller.say(status);
        pause(stop, patience_.between);
    }
}

base::Result<Stage, Refusal> Printer::look(Job& mine) {
    auto const news = jobs_->job(mine.number);
    if (!news) return tl::unexpected(news.error());
    if (mine.uuid.empty()) mine.uuid = news->uuid;
    bool const was_off = news->up_time < mine.up_time;
    bool const another = news->uuid.empty() ? was_off : news->uuid != mine.uuid;
    if (another) return tl::unexpected(Refusal::NoSuchJob);
    mine.up_time = news->up_time;
    return stage_of(*news);
}

Printer::End Printer::cancel_once(Job& mine) {
    auto const before = look(mine); // who has the number now
    if (before && (*before == Stage::UnderWay || *before == Stage::Stopped))
        static_cast<void>(jobs_->cancel_job(mine.number)); // whether it helps is asked next
    auto const stage = look(mine);
    if (!stage) return stage.error() == Refusal::NoSuchJob ? End::NotPrinted : End::StillThere;
    switch (*stage) {
    case Stage::UnderWay:
    case Stage::Stopped: return End::StillThere;
    case Stage::Printed: return End::Printed;
    case Stage::NotPrinted: return End::NotPrinted;
    }
    return End::StillThere;
}

// A spooler calls a job cancelled before the printer has heard of it.
Printer::End Printer::withdraw(Job& mine) {
    auto const deadline = now() + patience_.withdrawal;
    for (;;) {
        auto const end = cancel_once(mine);
        bool const over = end != End::StillThere && (itself_ == nullptr || ask_state().idle);
        if (over || now() >= deadline) return end;
        pause({}, patience_.between);
    }
}

// A job that was printed before it could be cancelled was printed, unless a spooler says so, which knows nothing of it.
Printer::Outcome Printer::give_up(Job mine, model::PrinterStatus why) {
    auto const end = withdraw(mine);
    if (end == End::Printed && itself_ == nullptr) return {};
    if (end == End::StillThere) {
        base::log(base::Severity::Warning, "printer.left-behind", "job {} is cancelled and not over", mine.number);
        left_behind_ = std::move(mine);
    }
    return tl::unexpected(why);
}

model::PrinterStatus Printer::trouble_or(model::PrinterStatus otherwise) {
    auto const status = ask_state().status;
    return model::can_print(status) ? otherwise : status;
}

// What a spooler says of paper may be old; that it is halted is not.
Printer::State Printer::ask_state() {
    auto const news = (itself_ != nullptr ? itself_ : jobs_)->printer();
    if (!news) return {};
    State state{status_of(*news), news->state == PrinterState::Idle};
    if (itself_ != nullptr && model::can_print(state.status)) {
        auto const spooler = jobs_->printer();
        if (!spooler) return {};
        if (spooler->state == PrinterState::Stopped || !spooler->accepts_jobs) state.status = PrinterStatus::Fault;
    }
    return state;
}

} // namespace cups
