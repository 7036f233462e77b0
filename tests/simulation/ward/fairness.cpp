#include "tests/simulation/ward/fairness.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace simulation {
namespace {

using ledger::Event;
using ledger::Kind;

struct Person {
    std::string number, service, to_counter;
    bool urgent = false;
    base::WallTime drawn_at;
    std::size_t order = 0;
    bool waits = true, held = false, ended = false;
    unsigned absences = 0;
    std::optional<unsigned> owed; // Others that go first, when put back
    std::size_t put_back = 0;
    bool heard = false; // was called by the number on the paper
};

class Judge {
public:
    explicit Judge(model::WardSettings const& ward) : ward_(ward) {}

    void see(Event const& event) {
        ++seen_;
        if (event.kind == Kind::Drawn) return draw(event);
        auto const found = people_.find(event.ticket);
        if (found == people_.end()) return complain(event, "about nobody who has drawn");
        change(event, found->second);
    }

    std::vector<std::string> at_the_end(Papers const& papers) {
        std::set<std::string> given;
        for (auto const& [id, number] : papers) {
            if (!given.insert(number).second) troubles_.push_back("two people hold " + number);
            auto const found = people_.find(id);
            if (found == people_.end() || found->second.number != number)
                troubles_.push_back(number + " is on a paper and not in the ledger");
            else if (!found->second.heard)
                troubles_.push_back(number + " was never called");
            else if (found->second.waits)
                troubles_.push_back(number + " still waits");
        }
        if (people_.size() > papers.size()) troubles_.push_back("numbers that nobody holds");
        return std::move(troubles_);
    }

private:
    void complain(Event const& event, std::string const& what) {
        troubles_.push_back(fmt::format("event {} ({}): {}", seen_, people_[event.ticket].number, what));
    }

    void name(Event const& event, Person& person) {
        person.number = event.number;
        person.heard = false;
        if (!numbers_.insert(event.number).second) complain(event, "a number that was given before");
    }

    void draw(Event const& event) {
        bool const again = people_.contains(event.ticket);
        auto& person = people_[event.ticket];
        if (again) complain(event, "drawn twice");
        person.service = event.service;
        person.urgent = event.priority != model::Priority::None;
        person.drawn_at = event.drawn_at;
        person.order = seen_;
        name(event, person);
    }

    void wait(Person& person, std::optional<unsigned> owed) {
        person.waits = true;
        person.held = false;
        person.to_counter.clear();
        person.owed = owed;
        person.put_back = seen_;
    }

    void change(Event const& event, Person& person) {
        switch (event.kind) {
        case Kind::Drawn: return;
        case Kind::Renamed:
            name(event, person);
            person.drawn_at = std::min(person.drawn_at, event.drawn_at);
            if (person.waits && !person.owed) return;
            person.absences = 0;
            person.ended = false;
            return wait(person, std::nullopt);
        case Kind::Called: return judge(event, person);
        case Kind::Recalled: return;
        case Kind::Transferred:
            wait(person, std::nullopt);
            if (!event.service.empty()) person.service = event.service;
            person.to_counter = event.counter;
            return;
        case Kind::Absent:
            if (++person.absences < 2) return wait(person, ward_.rules.absent_after);
            person.ended = true;
            return;
        case Kind::Held: person.held = true; return;
        case Kind::Returned:
            if (!person.held) complain(event, "came back and was not away");
            return wait(person, ward_.rules.returned_after);
        case Kind::Done: person.ended = true; return;
        }
    }

    bool may_call(Event const& call, Person const& person) const {
        auto const* const counter = model::counter_of(ward_, call.counter);
        return person.waits && (person.to_counter.empty() ? model::serves(*counter, person.service)
                                                          : person.to_counter == call.counter);
    }

    static bool earlier(Person const& a, Person const& b) {
        return a.drawn_at != b.drawn_at ? a.drawn_at < b.drawn_at : a.order < b.order;
    }

    void judge(Event const& call, Person& called) {
        if (!called.waits) complain(call, "called and did not wait");
        bool urgent_waits = false, ordinary_waits = false;
        for (auto const& [id, other] : people_) {
            if (&other == &called || !may_call(call, other)) continue;
            if (!other.owed) (other.urgent ? urgent_waits : ordinary_waits) = true;
            against(call, called, other);
        }
        if (may_call(call, called) && !called.owed) weave(call, called, urgent_waits, ordinary_waits);
        if (!may_call(call, called)) in_a_row_[call.counter] = 0; // nobody else waited
        for (auto& [id, other] : people_)
            if (&other != &called && may_call(call, other) && other.owed && *other.owed > 0) --*other.owed;
        called.waits = false;
        called.owed.reset();
        called.heard = true;
    }

    void against(Event const& call, Person const& called, Person const& other) {
        if (!may_call(call, called)) return complain(call, "was meant for another counter, and others wait here");
        bool const other_due = other.owed && *other.owed == 0;
        if (called.owed) {
            if (!other.owed && *called.owed > 0) complain(call, "was put back, and others wait");
            bool const sooner =
                other.owed && std::pair(*other.owed, other.put_back) < std::pair(*called.owed, called.put_back);
            if (sooner) complain(call, other.number + " was due before");
            return;
        }
        if (other_due) complain(call, other.number + " was due");
        if (!other.owed && other.urgent == called.urgent && earlier(other, called))
            complain(call, other.number + " came before");
    }

    void weave(Event const& call, Person const& called, bool urgent_waits, bool ordinary_waits) {
        auto& row = in_a_row_[call.counter];
        if (called.urgent && ordinary_waits && ++row > ward_.rules.priority_in_a_row)
            complain(call, "too many with priority in a row");
        if (!called.urgent && urgent_waits && row < ward_.rules.priority_in_a_row)
            complain(call, "went before somebody with priority");
        if (!called.urgent || !ordinary_waits) row = 0;
    }

    model::WardSettings const& ward_;
    std::map<base::Uuid, Person> people_;
    std::map<std::string, unsigned> in_a_row_;
    std::set<std::string> numbers_;
    std::vector<std::string> troubles_;
    std::size_t seen_ = 0;
};

} // namespace

std::vector<std::string> troubles_of(std::vector<Event> const& history, Papers const& papers,
                                     model::WardSettings const& ward) {
    Judge judge(ward);
    for (auto const& event : history)
        judge.see(event);
    return judge.at_the_end(papers);
}

} // namespace simulation
