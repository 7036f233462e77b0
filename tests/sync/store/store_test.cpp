#include "sync/store/store_sqlite.h"

#include "kiosk/model/receipt.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/wire/sample.h"

using store::Arrival;
using store::PutOutcome;

namespace {

base::WallTime const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();

struct City {
    tests::TemporaryFolder folder;
    std::unique_ptr<store::Store> store = open();

    std::unique_ptr<store::Store> open() const { return store::StoreSqlite::open(folder / "gateway.db").value(); }
    std::vector<PutOutcome> put(std::vector<Arrival> const& arrivals) const {
        std::vector<PutOutcome> outcomes;
        for (auto const& result : store->put(arrivals))
            outcomes.push_back(result.outcome);
        return outcomes;
    }
};

// The `number`th of the sample's kiosk, with an id of its own.
Arrival arrival(std::uint8_t number) {
    auto envelope = tests::sample_envelope();
    envelope.seq = number;
    envelope.id.bytes[15] = number;
    envelope.sha256.fill(number);
    return {envelope, now};
}

std::string code_of(Arrival const& arrival) { return model::receipt_code(arrival.envelope.id); }

} // namespace

TEST_CASE("The same bytes again are known with the time of their first arrival, in one group or after a restart") {
    City city;
    CHECK(city.put({arrival(1), arrival(2), arrival(1)}) ==
          std::vector{PutOutcome::New, PutOutcome::New, PutOutcome::Known});
    auto later = arrival(1);
    later.received_at += base::Duration(60'000);
    city.store.reset();
    city.store = city.open();
    auto const result = city.store->put(std::vector{later}).at(0);
    CHECK(result.outcome == PutOutcome::Known);
    CHECK(result.received_at == now);
    CHECK(city.store->after(0, 100).value().size() == 2);
}

TEST_CASE("Other bytes under a known id, or a known number with another id, change nothing and spoil no neighbour") {
    City city;
    REQUIRE(city.put({arrival(1)}) == std::vector{PutOutcome::New});
    auto other_bytes = arrival(1), other_id = arrival(1), other_kiosk = arrival(1);
    other_bytes.envelope.sha256.fill(9);
    other_id.envelope.id.bytes[15] = 99;
    other_kiosk.envelope.kiosk = "kiosk-0002";
    CHECK(city.put({other_bytes, other_id, other_kiosk, arrival(2)}) ==
          std::vector{PutOutcome::IdConflict, PutOutcome::SeqConflict, PutOutcome::IdConflict, PutOutcome::New});
    auto const stored = city.store->after(0, 100).value();
    REQUIRE(stored.size() == 2);
    CHECK(stored[0].arrival.envelope == arrival(1).envelope);
    CHECK(stored[1].arrival.envelope == arrival(2).envelope);
}

TEST_CASE("Numbers that have not come are named, each kiosk and epoch for itself") {
    City city;
    auto other = arrival(3);
    other.envelope.kiosk = "kiosk-0002";
    other.envelope.id.bytes[14] = 1;
    REQUIRE(city.put({arrival(2), arrival(5), arrival(6), other}).size() == 4);
    auto const epoch = arrival(1).envelope.epoch;
    auto gaps = city.store->gaps().value();
    CHECK(gaps == std::vector<store::Gap>{
                      {"kiosk-0001", epoch, 1, 1}, {"kiosk-0001", epoch, 3, 4}, {"kiosk-0002", epoch, 1, 2}});
    REQUIRE(city.put({arrival(1), arrival(3), arrival(4)}).size() == 3);
    CHECK(city.store->gaps().value() == std::vector<store::Gap>{{"kiosk-0002", epoch, 1, 2}});
}

TEST_CASE("Progress follows the receipt's code from received to answered, and a later answer replaces the earlier") {
    City city;
    REQUIRE(city.put({arrival(1)}).size() == 1);
    auto const code = code_of(arrival(1));
    auto progress = city.store->progress(code).value().value();
    CHECK(progress.state == model::ProgressState::Received);
    CHECK(progress.received_at == now);
    REQUIRE(city.store->answer(code, "Đã tiếp nhận", now));
    REQUIRE(city.store->answer(code, "Đã thông cống", now + base::Duration(1000)));
    progress = city.store->progress(code).value().value();
    CHECK(progress.state == model::ProgressState::Answered);
    CHECK(progress.answer == "Đã thông cống");
    CHECK(progress.answered_at == now + base::Duration(1000));
    CHECK_FALSE(city.store->progress(code_of(arrival(2))).value());
    CHECK(city.store->answer(code_of(arrival(2)), "x", now).error().kind == base::ErrorKind::NotFound);
}

TEST_CASE("Arrivals are read on from a row, at most so many, oldest first") {
    City city;
    for (std::uint8_t number = 9; number > 0; --number)
        REQUIRE(city.put({arrival(number)}).size() == 1);
    auto const first = city.store->after(0, 4).value();
    REQUIRE(first.size() == 4);
    CHECK(first[0].arrival.envelope.seq == 9);
    auto const rest = city.store->after(first.back().row, 100).value();
    REQUIRE(rest.size() == 5);
    CHECK(rest.back().arrival.envelope.seq == 1);
    CHECK(rest.back().code == code_of(arrival(1)));
}

TEST_CASE("While another process holds the store a put fails as a whole and readiness says no") {
    City city;
    auto holder = db::Database::open(city.folder / "gateway.db").value();
    REQUIRE(holder.run("BEGIN IMMEDIATE"));
    CHECK(city.put({arrival(1), arrival(2)}) == std::vector{PutOutcome::Failed, PutOutcome::Failed});
    CHECK_FALSE(city.store->ready());
    REQUIRE(holder.run("ROLLBACK"));
    CHECK(city.store->ready());
    CHECK(city.put({arrival(1), arrival(2)}) == std::vector{PutOutcome::New, PutOutcome::New});
}

TEST_CASE("A file that is no store is refused and left as it is") {
    tests::TemporaryFolder const folder;
    tests::write_file(folder / "gateway.db", std::string(8192, 'x'));
    CHECK(store::StoreSqlite::open(folder / "gateway.db").error().kind == base::ErrorKind::Corrupt);
    CHECK(tests::read_file(folder / "gateway.db") == std::string(8192, 'x'));
}
