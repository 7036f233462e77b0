// When the courier brings an event's book, what it makes of the answers, and that reports go first.
#include "sync/uplink/event_books.h"

#include <algorithm>
#include <deque>

#include "sync/event/tally_file.h"
#include "sync/wire/problem.h"
#include "tests/support/catch.h"
#include "tests/sync/event/sample.h"

using model::TallyKind;

namespace {

class ScriptedCity final : public http::Transport {
public:
    base::Result<http::Answer, http::Trouble> send(http::Request const& request) override {
        asked.push_back(std::string(http::word_of(request.method)) + " " + request.url);
        bodies.emplace_back(base::as_text(request.body));
        headers = request.headers;
        if (answers.empty()) return tl::unexpected(http::Trouble{http::Failure::Cut, "cut"});
        auto answer = std::move(answers.front());
        answers.pop_front();
        return answer;
    }
    std::size_t brought() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(asked, [](std::string const& one) { return one.starts_with("PUT "); }));
    }
    std::vector<std::string> asked, bodies;
    std::vector<http::Header> headers;
    std::deque<http::Answer> answers;
};

class StoppedClock final : public base::Clock {
public:
    base::WallTime wall() const override { return tests::nine + passed; }
    base::Instant now() const override { return base::Instant{} + passed; }
    base::Duration passed{0};
};

wire::EventTally some_tally() {
    wire::EventTally tally{"vi-du-2026-12-05", tests::nine, 2};
    for (auto const kind : model::all_tally_kinds)
        tally.totals[kind] = 12;
    return tally;
}

struct BookBench {
    BookBench() {
        settings.kiosk.id = kiosk.name();
        settings.outbox.file = place.folder / "outbox.db";
        settings.event.pack = "event.pack";
        settings.event.book = kiosk.file;
        settings.seal.signing_key = place.folder / "signing.key";
        settings.uplink.gateway = "https://city.example";
        REQUIRE(seal::save(kiosk.keys.first, settings.seal.signing_key));
    }
    void count() { REQUIRE(kiosk.open().count(std::vector{TallyKind::Visitor}, {}, tests::nine)); }
    http::Answer kept() {
        auto const book = kiosk.open().snapshot(kiosk.name(), tests::nine).value();
        return {200, {}, wire::encode(wire::BookKept{book.book, static_cast<std::uint64_t>(book.changes)})};
    }
    http::Answer told() const { return {200, {{"etag", "\"1\""}}, wire::encode(some_tally())}; }

    tests::EventPlace place;
    tests::EventKiosk kiosk = place.kiosk(1);
    model::Settings settings;
    ScriptedCity city;
    StoppedClock clock;
    base::SeededRandom chance{1};
    std::uint64_t waiting = 0;
    uplink::EventBooks books{settings, {city, clock, chance, [this] { return base::Result<std::uint64_t>(waiting); }}};
};

} // namespace

TEST_CASE("Nothing is asked for where nothing was counted yet, and no book is begun") {
    BookBench bench;
    CHECK(bench.books.round({}) == bench.settings.uplink.heartbeat);
    CHECK(bench.city.asked.empty());
    CHECK_FALSE(std::filesystem::exists(bench.kiosk.file));
}

TEST_CASE("A book is brought once a change, signed by the kiosk, and the tally kept beside it") {
    BookBench bench;
    bench.count();
    bench.city.answers = {bench.kept(), bench.told(), {304, {}, ""}};
    CHECK(bench.books.round({}) == bench.settings.uplink.heartbeat);
    REQUIRE(bench.city.asked.size() == 2);
    CHECK(bench.city.asked[0] == "PUT https://city.example/kiosk/v1/events/vi-du-2026-12-05/book");
    CHECK(bench.city.asked[1] == "GET https://city.example/kiosk/v1/events/vi-du-2026-12-05/tally");
    CHECK(event::read_snapshot(bench.city.bodies[0], bench.kiosk.keys.second));
    CHECK(event::kept_tally(bench.kiosk.file, "vi-du-2026-12-05").value() == some_tally());
    bench.books.round({});
    CHECK(bench.city.brought() == 1);
    CHECK(bench.city.headers == std::vector<http::Header>{{"If-None-Match", "\"1\""}});
    bench.count();
    bench.city.answers = {bench.kept(), {304, {}, ""}};
    bench.books.round({});
    CHECK(bench.city.brought() == 2);
    CHECK(bench.books.later().empty());
}

TEST_CASE("A courier that is begun anew brings the book again") {
    BookBench bench;
    bench.count();
    for (int run = 0; run < 2; ++run) {
        uplink::EventBooks again(
            bench.settings, {bench.city, bench.clock, bench.chance, [] { return base::Result<std::uint64_t>(0U); }});
        bench.city.answers = {bench.kept(), bench.told()};
        again.round({});
    }
    CHECK(bench.city.brought() == 2);
}

TEST_CASE("Whatever is no answer of the city's means later, with a reason, and the book is brought again") {
    BookBench bench;
    bench.count();
    auto other = bench.kept(), older = bench.kept();
    other.body = wire::encode(wire::BookKept{{}, 99});
    auto const book = wire::decode_book_kept(older.body).value();
    older.body = wire::encode(wire::BookKept{book.book, book.changes - 1});
    http::Answer const refused{403,
                               {{"content-type", "application/problem+json"}},
                               wire::encode(wire::Problem{wire::ProblemType::BadSignature, "not signed"})};
    std::vector<http::Answer> const wrong{{200, {}, "<html>Wi-Fi</html>"}, {302, {}, ""}, other, older, refused};
    for (auto const& answer : wrong) {
        bench.city.answers = {answer};
        bench.books.round({});
        CHECK_FALSE(bench.books.later().empty());
    }
    CHECK(bench.books.later() == "403 /problems/bad-signature: not signed");
    bench.books.round({}); // and none at all
    CHECK(bench.city.brought() == wrong.size() + 1);
    bench.city.answers = {bench.kept(), bench.told()};
    bench.books.round({});
    CHECK(bench.books.later().empty());
}

TEST_CASE("The city says how long to wait") {
    BookBench bench;
    bench.count();
    bench.city.answers = {{503, {{"retry-after", "1200"}}, ""}};
    CHECK(bench.books.round({}) == base::Duration(1'200'000));
}

TEST_CASE("A heavy queue of reports goes first, and keeps the counts back ten minutes at most") {
    BookBench bench;
    bench.count();
    bench.waiting = uplink::heavy_queue;
    bench.books.round({});
    CHECK(bench.books.later() == "reports of citizens go first");
    bench.clock.passed = uplink::longest_behind_reports - base::Duration(1);
    bench.books.round({});
    CHECK(bench.city.asked.empty());
    bench.clock.passed = uplink::longest_behind_reports;
    bench.city.answers = {bench.kept(), bench.told()};
    bench.books.round({});
    CHECK(bench.city.brought() == 1);
}

TEST_CASE("A few reports keep nothing back") {
    BookBench bench;
    bench.count();
    bench.waiting = uplink::heavy_queue - 1;
    bench.city.answers = {bench.kept(), bench.told()};
    bench.books.round({});
    CHECK(bench.city.brought() == 1);
}
