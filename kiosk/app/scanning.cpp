#include "kiosk/app/scanning.h"

#include <condition_variable>
#include <mutex>
#include <pthread.h>

#include "drivers/open_scanner.h"
#include "kiosk/base/log.h"
#include "kiosk/base/stack.h"
#include "kiosk/flow/step.h"
#include "kiosk/model/identity_card.h"

namespace app {
namespace {

constexpr base::Duration a_look{250}, until_plugged_in{1'000};

void wait(std::stop_token const& stop, base::Duration time) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any woken;
    woken.wait_for(lock, stop, time, [] { return false; });
}

} // namespace

Scans scans_on(flow::Screen const& screen) {
    bool const card =
        std::holds_alternative<flow::ScanningCard>(screen) || std::holds_alternative<flow::GiftCard>(screen);
    if (card) return Scans::Card;
    bool const code = std::holds_alternative<flow::AskCode>(screen) || flow::is_front(screen) ||
                      std::holds_alternative<flow::AskBadge>(screen) ||
                      std::holds_alternative<flow::WhoseVisitor>(screen);
    auto const* check = std::get_if<flow::RunCheck>(&screen);
    if (code || (check && check->step == model::CheckStep::Scanner)) return Scans::Code;
    return Scans::Nothing;
}

Scanning::Scanning(model::ScannerSettings const& settings, base::Clock const& clock, Inbox& inbox)
    : clock_(clock), inbox_(inbox) {
    auto opened = drivers::open_scanner(settings, device_clock_);
    if (!opened) base::log(base::Severity::Error, "scanner.open", "{}", opened.error().what);
    if (opened) scanner_ = std::move(*opened);
    if (scanner_) thread_ = std::jthread([this](std::stop_token const& stop) { run(stop); });
}

void Scanning::run(std::stop_token const& stop) {
    pthread_setname_np(pthread_self(), "scanner");
    while (!stop.stop_requested()) {
        ++beats_;
        if (to_restart_.exchange(false)) begin_anew();
        bool const ready = is_ready(stop);
        if (to_test_.exchange(false)) tell();
        if (!ready) continue;
        auto code = scanner_->next(a_look);
        if (code)
            take(std::move(*code));
        else if (code.error() == model::ScannerStatus::Gone)
            ready_ = false;
        base::wipe_stack();
    }
    scanner_->stop();
}

bool Scanning::is_ready(std::stop_token const& stop) {
    if (ready_) return true;
    auto const started = scanner_->start();
    ready_ = started.has_value();
    state_ = ready_ ? model::PartState::Ready : model::state_of(started.error());
    if (ready_ == told_gone_) {
        told_gone_ = !ready_;
        base::log(ready_ ? base::Severity::Info : base::Severity::Warning, "scanner", "{}",
                  ready_ ? "is there" : word_of(started.error()));
    }
    if (!ready_) wait(stop, until_plugged_in);
    return ready_;
}

void Scanning::test() {
    if (scanner_)
        to_test_ = true;
    else
        tell();
}

void Scanning::restart() {
    if (scanner_)
        to_restart_ = true;
    else
        inbox_.put(flow::PartRestarted{{model::Part::Scanner, state_, clock_.wall()}});
}

void Scanning::begin_anew() {
    scanner_->stop();
    auto const started = scanner_->start();
    ready_ = started.has_value();
    state_ = ready_ ? model::PartState::Ready : model::state_of(started.error());
    inbox_.put(flow::PartRestarted{{model::Part::Scanner, state_, clock_.wall()}});
}

void Scanning::tell() const { inbox_.put(flow::PartTested{{model::Part::Scanner, state_, clock_.wall()}}); }

void Scanning::take(base::PrivateText code) {
    switch (wanted_.load()) {
    case Scans::Nothing: return;
    case Scans::Card: return take_card(code);
    case Scans::Code: return inbox_.put(flow::CodeScanned{std::move(code)});
    }
}

void Scanning::take_card(base::PrivateText const& code) {
    auto card = scanner_->keeps_letters() ? model::parse_identity_card(code.reveal())
                                          : tl::unexpected(model::CardProblem::NotUtf8);
    if (card)
        inbox_.put(flow::CardShown{std::move(*card)});
    else
        inbox_.put(flow::CardRefused{card.error()});
}

} // namespace app
