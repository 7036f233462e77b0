// The outbox against a model of its states, on any sequence of acts: rapidcheck makes the sequences and shortens the
// one that fails.
#include <map>
#include <rapidcheck.h>

#include "tests/faults/lossy_disk.h"
#include "tests/sync/outbox/house.h"

using outbox::State;
using tests::House;

namespace {

enum class Act { Store, Settle, Forge, Postpone, Quarantine, Purge, NewEpoch, OpenAnew, Pass };
constexpr int acts = 9;

struct Step {
    Act act = Act::Store;
    unsigned which = 0; // of the rows, or minutes
};
std::ostream& operator<<(std::ostream& out, Step const& step) {
    return out << "{" << static_cast<int>(step.act) << ", " << step.which << "}";
}

struct Row {
    wire::Envelope envelope;
    State state = State::Queued;
    base::WallTime next_at{};
    int attempts = 0;
};

class Model {
public:
    explicit Model(House& house) : house_(house), outbox_(house.open()) {}
    void take(Step const& step);
    void compare();

private:
    void store();
    void settle(Row& row);
    void forge(Row const& row);
    void postpone(Row& row, base::Duration wait);
    void on_a_row(Step const& step);
    std::uint64_t count(State state) const {
        return static_cast<std::uint64_t>(std::ranges::count(rows_, state, &Row::state));
    }
    // Of the queued rows that `fits` takes, the one that is first in time, then in place.
    template<class Fits>
    Row const* first(Fits const& fits) const {
        Row const* found = nullptr;
        for (auto const& row : rows_)
            if (row.state == State::Queued && fits(row) && (found == nullptr || row.next_at < found->next_at))
                found = &row;
        return found;
    }

    House& house_;
    outbox::Outbox outbox_;
    std::vector<Row> rows_; // in the order of storing
};

void Model::store() {
    auto const report = house_.report();
    auto const stored = outbox_.store(report);
    RC_ASSERT(stored.has_value());
    Row row;
    row.envelope.id = report.id();
    row.envelope.sha256 = stored->sha256;
    rows_.push_back(row);
}

void Model::settle(Row& row) {
    auto const ack = house_.ack(row.envelope);
    RC_ASSERT(outbox_.settle(ack).has_value()); // the same answer may come at any time
    if (row.state != State::Queued && row.state != State::Quarantined) return;
    row.state = State::Acked;
    row.next_at = ack.received_at;
}

void Model::forge(Row const& row) {
    auto ack = house_.ack(row.envelope);
    ack.received_at += base::Duration(1);
    RC_ASSERT(outbox_.settle(ack).error() == outbox::AckTrouble::BadSignature);
}

void Model::postpone(Row& row, base::Duration wait) {
    auto const until = house_.clock.wall() + wait;
    RC_ASSERT(outbox_.postpone(row.envelope.id, "later", until).has_value());
    if (row.state != State::Queued) return;
    row.next_at = until;
    ++row.attempts;
}

void Model::on_a_row(Step const& step) {
    if (rows_.empty()) return;
    auto& row = rows_[step.which % rows_.size()];
    if (step.act == Act::Settle) return settle(row);
    if (step.act == Act::Forge) return forge(row);
    if (step.act == Act::Postpone) return postpone(row, std::chrono::minutes(step.which));
    RC_ASSERT(outbox_.quarantine(row.envelope.id, "never").has_value());
    if (row.state == State::Queued) row.state = State::Quarantined;
}

void Model::take(Step const& step) {
    switch (step.act) {
    case Act::Store: return store();
    case Act::Settle:
    case Act::Forge:
    case Act::Postpone:
    case Act::Quarantine: return on_a_row(step);
    case Act::Purge: {
        RC_ASSERT(outbox_.purge().has_value());
        auto const limit = house_.clock.wall() - house_.settings.outbox.retention;
        for (auto& row : rows_)
            if (row.state == State::Acked && row.next_at <= limit) row.state = State::Purged;
        return;
    }
    case Act::NewEpoch: return RC_ASSERT(outbox_.begin_new_epoch().has_value());
    case Act::OpenAnew: outbox_ = house_.open(); return;
    case Act::Pass: return house_.clock.advance(std::chrono::minutes(step.which));
    }
}

void Model::compare() {
    auto const status = outbox_.status().value();
    RC_ASSERT(status.queued == count(State::Queued));
    RC_ASSERT(status.acked == count(State::Acked));
    RC_ASSERT(status.quarantined == count(State::Quarantined));
    RC_ASSERT(status.purged == count(State::Purged));
    auto const now = house_.clock.wall(), never = now + std::chrono::hours(25);
    auto const* expected = first([&](Row const& row) { return row.next_at <= now; });
    if (expected == nullptr) expected = first([&](Row const& row) { return row.next_at > never; });
    auto const due = outbox_.take_due().value();
    RC_ASSERT(due.has_value() == (expected != nullptr));
    if (due) RC_ASSERT(due->id == expected->envelope.id && due->sha256 == expected->envelope.sha256);
    for (auto const& row : rows_)
        RC_ASSERT(outbox_.attempts(row.envelope.id).value() == row.attempts);
    RC_ASSERT(outbox_.verify_chain().has_value());
}

} // namespace

namespace rc {
template<>
struct Arbitrary<Step> {
    static Gen<Step> arbitrary() {
        return gen::build<Step>(
            gen::set(&Step::act, gen::map(gen::inRange(0, acts), [](int number) { return static_cast<Act>(number); })),
            gen::set(&Step::which, gen::inRange(0U, 4500U)));
    }
};
} // namespace rc

TEST_CASE("Whatever is done in whatever order, the outbox is in the states that its model is in") {
    House house;
    CHECK(rc::check([&](std::vector<Step> const& steps) {
        faults::LossyDisk const disk(1);
        Model model(house);
        for (auto const& step : steps) {
            model.take(step);
            model.compare();
        }
    }));
}
