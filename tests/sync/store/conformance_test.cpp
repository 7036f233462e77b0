// What every store holds to: each of these runs over SQLite and over a PostgreSQL of its own.
#include <algorithm>
#include <cstdio>
#include <thread>

#include "kiosk/model/receipt.h"
#include "tests/support/catch.h"
#include "tests/sync/store/city.h"

using store::Arrival;
using store::PutOutcome;
using tests::arrival;
using tests::City;
using tests::either;
using tests::Kind;
using tests::now;

namespace {

std::string code_of(Arrival const& arrival) { return model::receipt_code(arrival.envelope.id); }

} // namespace

TEST_CASE("The same bytes again are known with the time of their first arrival, in one group or after a restart") {
    City city(either());
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
    City city(either());
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
    City city(either());
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
    City city(either());
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
    auto const listed = city.store->after(0, 1).value().at(0);
    CHECK(listed.answer == "Đã thông cống");
    CHECK(listed.answered_at == now + base::Duration(1000));
    CHECK_FALSE(city.store->progress(code_of(arrival(2))).value());
    CHECK(city.store->answer(code_of(arrival(2)), "x", now).error().kind == base::ErrorKind::NotFound);
}

TEST_CASE("Arrivals are read on from a row, at most so many, oldest first") {
    City city(either());
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

TEST_CASE("A group that holds every kind of conflict with itself is answered one by one, in its order") {
    City city(either());
    auto other_bytes = arrival(1), same_number = arrival(3), free_again = arrival(3);
    other_bytes.envelope.sha256.fill(9);
    same_number.envelope.seq = 1;
    REQUIRE(city.put({arrival(2)}) == std::vector{PutOutcome::New});
    CHECK(city.put({arrival(1), other_bytes, same_number, free_again, arrival(2), arrival(3), arrival(1)}) ==
          std::vector{PutOutcome::New, PutOutcome::IdConflict, PutOutcome::SeqConflict, PutOutcome::New,
                      PutOutcome::Known, PutOutcome::Known, PutOutcome::Known});
    CHECK(city.store->after(0, 100).value().size() == 3);
    CHECK(city.store->gaps().value().empty());
}

TEST_CASE("A report that was numbered anew is known by its bytes, and its new number stays free") {
    City city(either());
    REQUIRE(city.put({arrival(1)}) == std::vector{PutOutcome::New});
    auto anew = arrival(1), another = arrival(2);
    anew.envelope.seq = 2;
    CHECK(city.put({anew, another}) == std::vector{PutOutcome::Known, PutOutcome::New});
}

TEST_CASE("Every byte and number comes back as it came, the largest and the empty as well") {
    City city(either());
    auto extreme = arrival(1);
    extreme.envelope.seq = (std::uint64_t{1} << 62) - 1;
    extreme.envelope.created_at = base::WallTime(base::Duration(-1));
    extreme.envelope.body.clear();
    auto large = arrival(2);
    large.envelope.body.assign(5U << 20, 0);
    for (std::size_t i = 0; i < large.envelope.body.size(); ++i)
        large.envelope.body[i] = static_cast<std::uint8_t>(i * 31 >> 3);
    auto early = arrival(3); // of no month that has a partition
    early.envelope.id = base::Uuid::parse("00000000-0001-7000-8000-000000000003").value();
    REQUIRE(city.put({extreme, large, early}) == std::vector{PutOutcome::New, PutOutcome::New, PutOutcome::New});
    auto const stored = city.store->after(0, 100).value();
    REQUIRE(stored.size() == 3);
    CHECK((stored[0].arrival.envelope == extreme.envelope));
    CHECK((stored[1].arrival.envelope == large.envelope));
    CHECK((stored[2].arrival.envelope == early.envelope));
    CHECK(stored[0].arrival.received_at == now);
}

TEST_CASE("While another holds the store a put fails as a whole and readiness says no, and then all is well") {
    City city(either());
    REQUIRE(city.store->ready());
    auto file = db::Database::open(city.folder / "other.db");
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> session(nullptr, &::pclose);
    if (city.kind == Kind::Sqlite) {
        file = db::Database::open(city.folder / "gateway.db");
        REQUIRE(file->run("BEGIN IMMEDIATE"));
    } else {
        tests::write_file(city.folder / "said", "");
        session.reset(::popen(
            ("psql -X -q -d '" + city.server->connection() + "' >'" + (city.folder / "said").string() + "'").c_str(),
            "w"));
        std::fputs("BEGIN; SELECT last FROM arrival_order FOR UPDATE;\n", session.get());
        std::fflush(session.get());
        while (tests::read_file(city.folder / "said").find("(1 row)") == std::string::npos)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    CHECK(city.put({arrival(1), arrival(2)}) == std::vector{PutOutcome::Failed, PutOutcome::Failed});
    CHECK_FALSE(city.store->ready());
    if (city.kind == Kind::Sqlite) REQUIRE(file->run("ROLLBACK"));
    session.reset();
    CHECK(city.store->ready());
    CHECK(city.put({arrival(1), arrival(2)}) == std::vector{PutOutcome::New, PutOutcome::New});
}

TEST_CASE("Two gateways on one store, putting the same and the opposite at once, neither lose nor double") {
    City const city(either());
    constexpr int groups = 40, at_once = 5;
    std::array<std::vector<store::PutResult>, 2> heard;
    auto const gateway = [&](std::size_t which) {
        auto const store = city.open();
        for (int group = 0; group < groups; ++group) {
            std::vector<Arrival> arrivals;
            for (int i = 0; i < at_once; ++i) {
                arrivals.push_back(arrival(static_cast<std::uint8_t>(1 + group * at_once + i)));
                arrivals.back().received_at = now + base::Duration(static_cast<int>(which));
            }
            if (which == 1) std::ranges::reverse(arrivals);
            // What a busy disk did not take is offered again, as a kiosk does.
            for (int tries = 0; !arrivals.empty() && tries < 100; ++tries) {
                auto const results = store->put(arrivals);
                std::vector<Arrival> again;
                for (std::size_t i = 0; i < results.size(); ++i)
                    if (results[i].outcome == PutOutcome::Failed)
                        again.push_back(arrivals[i]);
                    else
                        heard[which].push_back(results[i]);
                arrivals = std::move(again);
            }
        }
    };
    {
        std::jthread const one([&] { gateway(0); }), other([&] { gateway(1); });
    }
    auto const count = [&](PutOutcome outcome) {
        return std::ranges::count(heard[0], outcome, &store::PutResult::outcome) +
               std::ranges::count(heard[1], outcome, &store::PutResult::outcome);
    };
    CHECK(count(PutOutcome::New) == groups * at_once);
    CHECK(count(PutOutcome::Known) == groups * at_once);
    auto const stored = city.store->after(0, 1000).value();
    CHECK(stored.size() == groups * at_once);
    CHECK(city.store->gaps().value().empty());
    for (std::size_t i = 1; i < stored.size(); ++i)
        CHECK(stored[i - 1].row < stored[i].row);
}
