// What every store holds to about what is kept no longer: over SQLite and over a PostgreSQL of its own.
#include <algorithm>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "kiosk/model/receipt.h"
#include "sync/seal/answer.h"
#include "sync/seal/digest.h"
#include "tests/support/catch.h"
#include "tests/sync/store/city.h"

using base::Duration;
using store::AppendOutcome;
using store::Arrival;
using store::DataRequestKind;
using store::EraseOutcome;
using store::PutOutcome;
using tests::City;
using tests::either;
using tests::Kind;
using tests::now;

namespace {

auto const later = now + Duration(3'600'000);
constexpr std::size_t piece_size = 6000;

std::string code_of(Arrival const& arrival) { return model::receipt_code(arrival.envelope.id); }

// Bytes that nothing else in a file looks like, over some pages of it.
std::string marker(std::uint8_t number, char kind) {
    return std::string("<erase-") + kind + std::to_string(number) + ">";
}
std::string marked(std::uint8_t number, char kind, std::size_t size) {
    std::string text;
    while (text.size() < size)
        text += marker(number, kind);
    return text.substr(0, size);
}
std::string photo_of(std::uint8_t number) { return marked(number, 'p', 2 * piece_size); }
base::Uuid photo_id(std::uint8_t number) {
    auto id = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-000000000a00").value();
    id.bytes[15] = number;
    return id;
}

// The `number`th, with a body of its own; every third one's lies in one page of a file, with its neighbours.
Arrival report(std::uint8_t number, base::WallTime received_at = now) {
    auto made = tests::arrival(number);
    made.envelope.id.bytes[9] = number; // of which the code is made
    made.envelope.body = base::to_bytes(marked(number, 'b', number % 3 == 0 ? 9000U : 300U + 10U * number));
    made.envelope.sha256 = seal::sha256(made.envelope.body);
    made.received_at = received_at;
    return made;
}
Arrival with_photo(std::uint8_t number, base::WallTime received_at = now) {
    auto made = report(number, received_at);
    auto const photo = photo_of(number);
    made.envelope.attachments.push_back({photo_id(number), photo.size(), seal::sha256(base::as_bytes(photo))});
    return made;
}

AppendOutcome append(store::Store& store, std::uint8_t number, std::size_t offset) {
    auto const photo = photo_of(number);
    auto const piece = std::string_view(photo).substr(offset, piece_size);
    return store.append(photo_id(number), offset, base::as_bytes(piece), now).outcome;
}
void begin_photo(City const& city, std::uint8_t number) {
    REQUIRE(city.store->begin_upload(photo_id(number), now));
    REQUIRE(append(*city.store, number, 0) == AppendOutcome::Stored);
}
void bring_photo(City const& city, std::uint8_t number) {
    begin_photo(city, number);
    REQUIRE(append(*city.store, number, piece_size) == AppendOutcome::Stored);
}

bool holds_anywhere(City const& city, std::string const& bytes) {
    if (city.kind == Kind::Sqlite) {
        bool found = false;
        for (auto const* const beside : {"gateway.db", "gateway.db-wal", "gateway.db-shm"})
            if (std::filesystem::exists(city.folder / beside))
                found = found || tests::read_file(city.folder / beside).find(bytes) != std::string::npos;
        return found;
    }
    auto const rows = city.server->sql(
        "SELECT (SELECT count(*) FROM submission WHERE position('" + bytes + "'::bytea IN body) > 0 OR answer LIKE '%" +
        bytes + "%') + (SELECT count(*) FROM attachment_part WHERE position('" + bytes + "'::bytea IN bytes) > 0)");
    return rows != "0\n";
}

std::vector<std::uint64_t> listed(store::Store& store) {
    std::vector<std::uint64_t> numbers;
    auto const all = store.after(0, 1000).value();
    for (auto const& stored : all)
        numbers.push_back(stored.arrival.envelope.seq);
    std::ranges::sort(numbers);
    return numbers;
}
using Numbers = std::vector<std::uint64_t>;
using Places = std::initializer_list<std::uint8_t>;

} // namespace

TEST_CASE("Of an erased report no byte of body, photo or answer is left, and its neighbours are whole") {
    City city(either());
    for (std::uint8_t number = 1; number <= 9; ++number) {
        REQUIRE(city.put({with_photo(number)}) == std::vector{PutOutcome::Incomplete});
        bring_photo(city, number);
        REQUIRE(city.store->answer(code_of(report(number)), marked(number, 'a', 2000), now));
    }
    for (auto const number : Places{3, 5}) {
        for (char const kind : {'b', 'p', 'a'})
            CHECK(holds_anywhere(city, marker(number, kind))); // so that a look can find something
        CHECK(city.store->erase(code_of(report(number)), later).value() == EraseOutcome::Erased);
        for (char const kind : {'b', 'p', 'a'})
            CHECK_FALSE(holds_anywhere(city, marker(number, kind)));
    }
    CHECK(listed(*city.store) == Numbers{1, 2, 4, 6, 7, 8, 9});
    auto const left = city.store->after(0, 100).value();
    for (auto const& stored : left) {
        auto const number = static_cast<std::uint8_t>(stored.arrival.envelope.seq);
        CHECK((stored.arrival.envelope == with_photo(number).envelope));
        CHECK(base::as_text(city.store->attachment(photo_id(number)).value()) == photo_of(number));
        CHECK(stored.answer == marked(number, 'a', 2000));
    }
    CHECK(city.store->attachment(photo_id(3)).error().kind == base::ErrorKind::NotFound);
}

TEST_CASE(
    "An erased report that is offered again is known and not stored, other bytes are a conflict, and no gap is left") {
    City city(either());
    REQUIRE(city.put({report(1), with_photo(2), report(3)}).size() == 3);
    REQUIRE(city.store->erase(code_of(report(1)), later).value() == EraseOutcome::Erased);
    REQUIRE(city.store->erase(code_of(report(2)), later).value() == EraseOutcome::Erased);
    city.store.reset();
    city.store = city.open();
    auto other_bytes = report(1), other_photos = report(2), same_number = report(9);
    other_bytes.envelope.sha256.fill(9);
    same_number.envelope.seq = 1;
    auto once_more = report(1);
    once_more.received_at = later;
    auto const results =
        city.store->put(std::vector{once_more, with_photo(2), other_bytes, other_photos, same_number, report(4)});
    CHECK(results[0].outcome == PutOutcome::Known);
    CHECK(results[0].received_at == now);
    CHECK(results[1].outcome == PutOutcome::Known);
    CHECK(results[1].missing.empty());
    CHECK(results[2].outcome == PutOutcome::IdConflict);
    CHECK(results[3].outcome == PutOutcome::IdConflict);
    CHECK(results[4].outcome == PutOutcome::SeqConflict);
    CHECK(results[5].outcome == PutOutcome::New);
    CHECK(city.store->gaps().value().empty());
    CHECK(listed(*city.store) == Numbers{3, 4});
    CHECK_FALSE(holds_anywhere(city, marker(1, 'b')));
    auto const held = city.store->held(code_of(report(1))).value();
    REQUIRE(held);
    CHECK(held->erased_at == later);
    CHECK(held->arrival.envelope.body.empty());
    CHECK(held->arrival.envelope.signature == report(1).envelope.signature);
}

TEST_CASE("Nobody holds the code of an erased report: no progress, no answer, and a second time it is known") {
    City city(either());
    REQUIRE(city.put({report(1), report(2)}).size() == 2);
    auto const code = code_of(report(1));
    REQUIRE(city.store->answer(code, "Đã thông cống", now));
    CHECK(city.store->erase(code, later).value() == EraseOutcome::Erased);
    CHECK_FALSE(city.store->progress(code).value());
    CHECK(city.store->answer(code, "x", later).error().kind == base::ErrorKind::NotFound);
    CHECK(city.store->erase(code, later + Duration(1)).value() == EraseOutcome::Known);
    CHECK(city.store->held(code).value()->erased_at == later);
    CHECK(city.store->erase(code_of(report(9)), later).value() == EraseOutcome::Unknown);
    CHECK_FALSE(city.store->held(code_of(report(9))).value());
    CHECK(city.store->progress(code_of(report(2))).value());
    CHECK(city.store->stop_waiting(later + Duration(1)));
    CHECK(listed(*city.store) == Numbers{2});
}

TEST_CASE("Kiosks are given an empty public answer in the place of an erased one, with a number of its own") {
    City city(either());
    REQUIRE(city.put({report(1), report(2)}).size() == 2);
    REQUIRE(city.store->answer(code_of(report(1)), "Đã thông cống", now));
    REQUIRE(city.store->answer(code_of(report(2)), "Đã dọn", now));
    auto const before = city.store->answers_after(0, 10).value();
    REQUIRE(city.store->erase(code_of(report(1)), later).value() == EraseOutcome::Erased);
    auto const page = city.store->answers_after(before.last, 10).value();
    REQUIRE(page.answers.size() == 1);
    CHECK(page.answers[0].name == before.answers[0].name);
    CHECK(page.last == page.answers[0].number);
    auto const keys = seal::answer_keys(code_of(report(1))).value();
    CHECK(seal::open_answer(page.answers[0].sealed, keys).value().empty());
    CHECK(city.store->answers_after(0, 10).value().answers.size() == 2);
}

TEST_CASE("What was received before a time is erased, oldest first and so many at once, and nothing else") {
    City city(either());
    auto const limit = now + Duration(1000);
    REQUIRE(city.put({report(1, limit), report(2, limit - Duration(1)), with_photo(3, now),
                      report(4, now - Duration(9)), report(5, later), report(6, now + Duration(1))})
                .size() == 6);
    bring_photo(city, 3);
    CHECK(city.store->erase_received_before(limit, later, 2).value() == 2);
    CHECK(listed(*city.store) == Numbers{1, 2, 5, 6});
    CHECK_FALSE(holds_anywhere(city, marker(3, 'p')));
    CHECK(city.store->erase_received_before(limit, later, 2).value() == 2);
    CHECK(city.store->erase_received_before(limit, later, 2).value() == 0);
    CHECK(listed(*city.store) == Numbers{1, 5});
    for (auto const number : Places{2, 3, 4, 6})
        CHECK_FALSE(holds_anywhere(city, marker(number, 'b')));
    CHECK(holds_anywhere(city, marker(1, 'b')));
}

TEST_CASE("An upload that its report's end interrupts comes to its own end and stores no byte more") {
    City city(either());
    REQUIRE(city.put({with_photo(1), with_photo(2)}).size() == 2);
    begin_photo(city, 1);
    CHECK(holds_anywhere(city, marker(1, 'p')));
    REQUIRE(city.store->erase_received_before(later, later, 1).value() == 1);
    REQUIRE(city.store->erase_received_before(later, later, 1).value() == 1);
    CHECK(append(*city.store, 1, piece_size) == AppendOutcome::Unknown);
    for (auto const number : Places{1, 2}) {
        CHECK_FALSE(city.store->upload(photo_id(number)).value());
        REQUIRE(city.store->begin_upload(photo_id(number), later)); // as a courier that does not know
        CHECK(append(*city.store, number, 0) == AppendOutcome::Unknown);
        REQUIRE(city.store->drop_upload(photo_id(number)));
        REQUIRE(city.store->drop_uploads(later + Duration(1)));
        CHECK_FALSE(city.store->upload(photo_id(number)).value());
        CHECK_FALSE(holds_anywhere(city, marker(number, 'p')));
    }
    CHECK(city.put({with_photo(1), with_photo(2)}) == std::vector{PutOutcome::Known, PutOutcome::Known});
    CHECK(city.store->after(0, 10).value().empty());
}

TEST_CASE("Two gateways that erase at once erase each report once, also beside uploads and puts") {
    City const city(either());
    constexpr std::uint8_t old = 40;
    for (std::uint8_t number = 1; number <= old; ++number)
        REQUIRE(city.put({number % 4 == 0 ? with_photo(number) : report(number)}).size() == 1);
    for (std::uint8_t number = 4; number <= old; number += 4)
        begin_photo(city, number);
    std::array<std::size_t, 2> erased{};
    auto const gateway = [&](std::size_t which) {
        auto const store = city.open();
        for (int tries = 0, idle = 0; tries < 500 && idle < 3; ++tries) {
            auto const count = store->erase_received_before(later, later, 3);
            if (count) erased[which] += *count;
            idle = count && *count == 0 ? idle + 1 : 0;
        }
    };
    {
        std::jthread const one([&] { gateway(0); }), other([&] { gateway(1); }), courier([&] {
            auto const store = city.open();
            for (std::uint8_t number = 4; number <= old; number += 4)
                (void)append(*store, number, piece_size);
            for (std::uint8_t number = 101; number < 110; ++number)
                for (int tries = 0; tries < 100; ++tries)
                    if (store->put(std::vector{report(number, later)}).at(0).outcome != PutOutcome::Failed) break;
        });
    }
    CHECK(erased[0] + erased[1] == old);
    CHECK(listed(*city.store) == Numbers{101, 102, 103, 104, 105, 106, 107, 108, 109});
    CHECK_FALSE(holds_anywhere(city, "<erase-p"));
    CHECK(city.store->gaps().value().size() == 1);
}

TEST_CASE("Killed while it erases, a store has each report as a whole or not at all") {
    City city(either());
    constexpr std::uint8_t reports = 60;
    for (std::uint8_t number = 1; number <= reports; ++number) {
        REQUIRE(city.put({with_photo(number)}).size() == 1);
        bring_photo(city, number);
    }
    city.store.reset();
    for (int kill = 0; kill < 4; ++kill) {
        auto const eraser = ::fork();
        if (eraser == 0) {
            auto const store = city.open();
            while (store->erase_received_before(later, later, 5).value_or(0) > 0) {
            }
            ::_exit(0);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(15 + 25 * kill));
        if (city.kind == Kind::Sqlite) ::kill(eraser, SIGKILL);
        if (city.kind == Kind::Postgres) city.server->kill();
        ::kill(eraser, SIGKILL);
        ::waitpid(eraser, nullptr, 0);
        if (city.kind == Kind::Postgres) city.server->start();
    }
    city.store = city.open();
    for (std::uint8_t number = 1; number <= reports; ++number) {
        auto const held = city.store->held(code_of(report(number))).value().value();
        auto const photo = city.store->attachment(photo_id(number));
        CHECK(held.arrival.envelope.body.empty() == held.erased_at.has_value());
        CHECK(photo.has_value() == !held.erased_at);
        if (!held.erased_at) CHECK((held.arrival.envelope == with_photo(number).envelope));
        if (photo) CHECK(base::as_text(*photo) == photo_of(number));
    }
    while (city.store->erase_received_before(later, later, 5).value() > 0) {
    }
    CHECK(listed(*city.store).empty());
    CHECK_FALSE(holds_anywhere(city, "<erase-"));
}

TEST_CASE("Ratings of days before a day go, those of the day stay") {
    City city(either());
    for (auto const* const day : {"2026-11-27", "2026-11-28", "2026-11-29"})
        for (auto const* const kiosk : {"kiosk-0001", "kiosk-0002"})
            REQUIRE(city.store->keep_ratings(kiosk, {day, {}}));
    CHECK(city.store->drop_ratings("2026-11-29").value() == 4);
    CHECK(city.store->drop_ratings("2026-11-29").value() == 0);
    auto const left = city.store->ratings("").value();
    REQUIRE(left.size() == 2);
    CHECK(left[0].ratings.day == "2026-11-29");
}

TEST_CASE("Requests of citizens are kept over a restart, open ones first, and end by code and kind") {
    City city(either());
    auto const request = [](std::uint8_t number, std::string code, DataRequestKind kind) {
        return store::DataRequest{photo_id(number), std::move(code), kind, now + Duration(number)};
    };
    auto const first = request(1, "A", DataRequestKind::Erase), second = request(2, "A", DataRequestKind::Export),
               third = request(3, "B", DataRequestKind::Erase), fourth = request(4, "A", DataRequestKind::Erase);
    for (auto const& each : {fourth, second, third, first})
        REQUIRE(city.store->add_request(each));
    city.store.reset();
    city.store = city.open();
    CHECK(city.store->requests().value() == std::vector{first, second, third, fourth});
    CHECK(city.store->finish_requests("A", DataRequestKind::Erase, later).value() == 2);
    CHECK(city.store->finish_requests("A", DataRequestKind::Erase, later + Duration(1)).value() == 0);
    auto done_first = first, done_fourth = fourth;
    done_first.done_at = done_fourth.done_at = later;
    CHECK(city.store->requests().value() == std::vector{second, third, done_first, done_fourth});
}

TEST_CASE("While another reads the log an erasure says so, and the next call takes the bytes out of it") {
    City city(Kind::Sqlite);
    REQUIRE(city.put({report(3)}) == std::vector{PutOutcome::New});
    auto reader = db::Database::open(city.folder / "gateway.db").value();
    REQUIRE(reader.run("BEGIN"));
    {
        auto look = reader.prepare("SELECT count(*) FROM submission").value();
        REQUIRE(look.step());
    }
    CHECK(city.store->erase(code_of(report(3)), later).error().kind == base::ErrorKind::Unavailable);
    CHECK(holds_anywhere(city, marker(3, 'b')));
    REQUIRE(reader.run("COMMIT"));
    CHECK(city.store->erase(code_of(report(3)), later).value() == EraseOutcome::Known);
    CHECK_FALSE(holds_anywhere(city, marker(3, 'b')));
}
