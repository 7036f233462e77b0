#include "tests/simulation/ward/day.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <random>
#include <span>

#include "sync/ledger/ledger.h"

namespace simulation {
namespace {

using ledger::Event;
using ledger::Kind;
using wire::CounterAction;
using wire::CounterWord;

base::WallTime const morning = base::from_rfc3339("2026-11-23T00:30:00Z").value(); // 07:30 in Việt Nam

// What a disk has that was synced; in a cut the ledger is opened on it anew.
struct Disk {
    std::vector<std::pair<std::string, Event>> rows;
    unsigned fail_next = 0; // 1: not kept, 2: kept and not said
};

class DiskLog final : public ledger::Log {
public:
    explicit DiskLog(Disk& disk) : disk_(disk) {}
    base::Result<> append(std::string const& date, std::string const&, std::span<Event const> events) override {
        auto const fails = std::exchange(disk_.fail_next, 0U);
        if (fails != 1)
            for (auto const& event : events)
                disk_.rows.emplace_back(date, event);
        return fails == 0 ? base::Result<>() : base::failure(base::ErrorKind::Io, "the power is gone");
    }
    base::Result<std::vector<Event>> events_of(std::string const& date) override {
        std::vector<Event> events;
        for (auto const& [its_date, event] : disk_.rows)
            if (its_date == date) events.push_back(event);
        return events;
    }
    base::Result<std::string> date_of(base::Uuid const& id) override {
        for (auto const& [date, event] : disk_.rows)
            if (event.kind == Kind::Drawn && event.ticket == id) return date;
        return std::string();
    }
    base::Result<> ready() override { return {}; }

private:
    Disk& disk_;
};

struct Kiosk {
    std::string prefix;
    std::map<std::string, unsigned> given; // by letter
    std::vector<wire::Draw> waiting;       // for the ward
    bool connected = true;
};

class Office {
public:
    Office(std::uint64_t seed, WardFlaw flaw) : flaw_(flaw), chance_(seed), ids_(seed), ward_(ward_office()) {
        if (flaw == WardFlaw::PriorityForEver) ward_.rules.priority_in_a_row = 1000;
        if (flaw == WardFlaw::AbsentFirst) ward_.rules.absent_after = 0;
        kiosks_.push_back({"K1", {}, {}});
        kiosks_.push_back({"K2", {}, {}});
        open();
    }

    WardDay day() {
        auto const steps = 40 + one_of(160);
        for (std::size_t i = 0; i < steps; ++i)
            step();
        finish();
        for (auto const& [date, event] : disk_.rows)
            day_.history.push_back(event);
        day_.renamed = static_cast<std::size_t>(std::ranges::count(day_.history, Kind::Renamed, &Event::kind));
        if (flaw_ == WardFlaw::PlacesExchanged) exchange();
        return std::move(day_);
    }

private:
    std::size_t one_of(std::size_t count) { return chance_() % count; }
    bool percent(unsigned chance) { return one_of(100) < chance; }
    void open() { ledger_.emplace(std::make_unique<DiskLog>(disk_), ward_); }

    void step() {
        now_ += std::chrono::seconds(one_of(240));
        for (auto& kiosk : kiosks_)
            if (percent(4)) kiosk.connected = !kiosk.connected;
        if (percent(2)) cut_ward();
        if (percent(2)) cut_kiosk();
        if (percent(45)) draw(kiosks_[one_of(kiosks_.size())]);
        if (percent(30)) bring(kiosks_[one_of(kiosks_.size())]);
        if (percent(60)) work(ward_.counters[one_of(ward_.counters.size())].id, true);
        if (percent(20)) come_back();
    }

    void cut_ward() {
        ++day_.cuts;
        if (flaw_ == WardFlaw::LosesWhatWasSaid && !disk_.rows.empty()) disk_.rows.pop_back();
        open();
    }

    void cut_kiosk() {
        if (flaw_ == WardFlaw::KioskBeginsAnew) kiosks_[one_of(kiosks_.size())].given.clear();
    }

    // The kiosk's question may be lost, or its answer, or the ward's power goes in the middle.
    void draw(Kiosk& kiosk) {
        auto const& service = ward_.services[one_of(ward_.services.size())];
        auto const priority = percent(25) ? model::priorities[1 + one_of(3)] : model::Priority::None;
        wire::Draw draw{base::make_uuid_v7(now_, ids_), service.id, priority};
        auto const drawn = ask(kiosk, draw);
        if (drawn) {
            day_.papers[draw.id] = drawn->ticket.number;
            return;
        }
        ++day_.own_numbers;
        draw.number = fmt::format("{}-{}{:03}", kiosk.prefix, service.letter, ++kiosk.given[service.letter]);
        draw.drawn_at = now_;
        day_.papers[draw.id] = draw.number;
        kiosk.waiting.push_back(draw);
    }

    std::optional<ledger::Ledger::Drawn> ask(Kiosk const& kiosk, wire::Draw const& draw) {
        if (!kiosk.connected || percent(3)) return std::nullopt;
        bool const power_goes = percent(2);
        if (power_goes) disk_.fail_next = 1 + static_cast<unsigned>(one_of(2));
        auto drawn = ledger_->draw(draw, kiosk.prefix, now_);
        disk_.fail_next = 0;
        if (power_goes) cut_ward();
        if (!drawn || percent(3)) return std::nullopt;
        return *drawn;
    }

    void bring(Kiosk& kiosk) {
        while (!kiosk.waiting.empty()) {
            if (flaw_ != WardFlaw::NeverMerged && !ask(kiosk, kiosk.waiting.front())) {
                if (flaw_ == WardFlaw::MergedAsAnother) kiosk.waiting.front().id = base::make_uuid_v7(now_, ids_);
                return;
            }
            kiosk.waiting.erase(kiosk.waiting.begin());
        }
    }

    bool act(std::string const& counter, CounterAction const& action) {
        return ledger_->act(counter, action, now_).has_value();
    }

    // What a clerk does next; `may_dally`: with all that can happen.
    void work(std::string const& counter, bool may_dally) {
        auto const* const here = ledger_->day().at_counter(counter);
        if (here == nullptr) return (void)act(counter, {CounterWord::Next, "", "", ""});
        auto const number = here->number;
        auto const dice = may_dally ? one_of(100) : 99;
        if (dice < 12) return (void)act(counter, {CounterWord::Absent, number, "", ""});
        if (dice < 18) return hold(counter, *here);
        if (dice < 21) return (void)act(counter, {CounterWord::Transfer, number, any_service(), ""});
        if (dice < 24) return (void)act(counter, {CounterWord::Transfer, number, "", any_counter()});
        if (dice < 30) return (void)act(counter, {CounterWord::Recall, number, "", ""});
        if (dice < 40) return (void)act(counter, {CounterWord::Done, number, "", ""});
        (void)act(counter, {CounterWord::Next, number, "", ""});
    }

    std::string any_service() { return ward_.services[one_of(ward_.services.size())].id; }
    std::string any_counter() { return ward_.counters[one_of(ward_.counters.size())].id; }

    void hold(std::string const& counter, ledger::Ticket const& here) {
        auto const number = here.number;
        if (act(counter, {CounterWord::Hold, number, "", ""})) away_.push_back(number);
    }

    void come_back() {
        if (away_.empty()) return;
        auto const who = away_.begin() + static_cast<std::ptrdiff_t>(one_of(away_.size()));
        (void)act(any_counter(), {CounterWord::Return, *who, "", ""});
        away_.erase(who);
    }

    // The network is whole again, all come back that will, and the counters work until nobody waits.
    void finish() {
        for (auto& kiosk : kiosks_) {
            kiosk.connected = true;
            while (!kiosk.waiting.empty())
                bring(kiosk);
        }
        while (!away_.empty())
            percent(80) ? come_back() : away_.pop_back();
        for (bool anybody = true; anybody;) {
            anybody = false;
            for (auto const& counter : ward_.counters) {
                now_ += std::chrono::seconds(20);
                auto const before = ledger_->day().events();
                work(counter.id, false);
                anybody |= ledger_->day().events() != before;
            }
        }
    }

    // Two that were called for the same thing, the later one first.
    void exchange() {
        std::map<base::Uuid, std::pair<std::string, bool>> who;
        Event* before = nullptr;
        for (auto& event : day_.history) {
            if (event.kind == Kind::Drawn) who[event.ticket] = {event.service, event.priority == model::Priority::None};
            if (event.kind != Kind::Called) continue;
            if (before != nullptr && who[before->ticket] == who[event.ticket] && before->ticket != event.ticket)
                return std::swap(before->ticket, event.ticket);
            before = &event;
        }
    }

    WardFlaw const flaw_;
    std::mt19937_64 chance_;
    base::SeededRandom ids_;
    model::WardSettings ward_;
    Disk disk_;
    std::optional<ledger::Ledger> ledger_;
    std::vector<Kiosk> kiosks_;
    std::vector<std::string> away_;
    base::WallTime now_ = morning;
    WardDay day_;
};

} // namespace

model::WardSettings ward_office() {
    model::WardSettings ward;
    ward.name = "Phường Thử Nghiệm";
    ward.services = {{"civil", "A", 10, "Hộ tịch", "Civil status"},
                     {"land", "B", 15, "Đất đai", "Land"},
                     {"copies", "C", 5, "Chứng thực", "Certified copies"}};
    ward.counters = {{"1", {"civil", "copies"}, ""}, {"2", {"land"}, ""}, {"3", {"civil", "land", "copies"}, ""}};
    ward.ledger = "ward.db";
    ward.counter_tokens = "counters";
    return ward;
}

WardDay ward_day(std::uint64_t seed, WardFlaw flaw) { return Office(seed, flaw).day(); }

} // namespace simulation
