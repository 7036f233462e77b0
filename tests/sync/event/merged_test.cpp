#include "sync/event/merged.h"

#include <algorithm>
#include <random>

#include "sync/draw/tickets.h"
#include "tests/support/catch.h"
#include "tests/sync/event/sample.h"

using model::GiftReason;
using model::TallyKind;
using tests::handing;
using tests::nine;

namespace {

constexpr unsigned once = 1;
auto const one_each = [](std::string const&) { return once; };

event::Merged merged(std::vector<event::Snapshot> const& books) {
    event::Merged all("vi-du-2026-12-05");
    for (auto const& book : books)
        REQUIRE(all.take(book));
    return all;
}

base::Uuid book_id(std::uint8_t seed) {
    base::SeededRandom random(seed);
    return base::make_uuid_v7(nine, random);
}

// What three kiosks and a moved disk have said at different times, a copied disk among them.
std::vector<event::Snapshot> said_over_a_day(tests::EventPlace const& place) {
    std::vector<event::Snapshot> said;
    for (unsigned number = 1; number <= 3; ++number) {
        auto kiosk = place.kiosk(number);
        auto book = kiosk.open();
        for (unsigned person = 0; person < 4; ++person) {
            static_cast<void>(book.give(handing("mu", number == 3 ? person + 2 : person), nine));
            static_cast<void>(book.issue_ticket(nine + std::chrono::hours(person)));
            said.push_back(book.snapshot(kiosk.name(), nine + std::chrono::minutes(person)).value());
        }
    }
    auto copied = said[1];
    copied.changes += 3;
    copied.counts[{event::hour_of(nine), TallyKind::Visitor, {}}] = 40;
    copied.lines.back().gift = "binh-nuoc";
    said.push_back(copied);
    auto moved = said.back();
    moved.kiosk = "kiosk-0009";
    moved.changes += 1;
    said.push_back(moved);
    return said;
}

} // namespace

TEST_CASE("tallies come to the same whatever the order, the way and the number of merges") {
    std::mt19937_64 random(20261205);
    for (int run = 0; run < 200; ++run) {
        event::Tallies truth;
        std::vector<event::Tallies> states; // each book at several moments
        for (std::uint8_t kiosk = 0; kiosk < 5; ++kiosk) {
            event::Tallies own;
            for (int moment = 0; moment < 4; ++moment) {
                for (int i = 0; i < 6; ++i) {
                    event::Cell const cell{static_cast<event::Hour>(9 + random() % 3),
                                           model::all_tally_kinds[random() % 8],
                                           {random() % 2 == 0 ? "don-vi-a" : "", ""}};
                    auto const times = random() % 3;
                    own.count(book_id(kiosk), cell, times);
                    truth.count(book_id(kiosk), cell, times);
                }
                states.push_back(own);
            }
        }
        // Merged pairwise at random, some of them again and again, as a tree of any shape.
        auto pool = states;
        while (pool.size() > 1) {
            std::ranges::shuffle(pool, random);
            auto last = pool.back();
            pool.pop_back();
            pool.back().merge(last);
            if (random() % 3 == 0) pool.back().merge(states[random() % states.size()]);
        }
        REQUIRE(pool.front() == truth);
        auto again = truth;
        again.merge(truth);
        REQUIRE(again == truth);
    }
}

TEST_CASE("books come to the same in whatever order they arrive, older and copied ones among them") {
    tests::EventPlace place;
    auto said = said_over_a_day(place);
    auto const truth = merged(said);
    CHECK(truth.books().size() == 3);
    std::mt19937_64 random(7);
    for (int run = 0; run < 100; ++run) {
        std::ranges::shuffle(said, random);
        auto const half = static_cast<std::ptrdiff_t>(random() % said.size());
        auto one = merged({said.begin(), said.begin() + half});
        auto other = merged({said.begin() + half, said.end()});
        auto both = one;
        both.merge(other);
        other.merge(one);
        REQUIRE(both == truth);
        REQUIRE(other == truth);
        other.merge(truth);
        REQUIRE(other == truth);
        REQUIRE(merged(said) == truth);
    }
}

TEST_CASE("an older book of a kiosk changes nothing, and it is said which it was") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    auto book = kiosk.open();
    auto const early = book.snapshot(kiosk.name(), nine).value();
    REQUIRE(book.give(handing("mu", 1), nine));
    auto const late = book.snapshot(kiosk.name(), nine).value();
    event::Merged all("vi-du-2026-12-05");
    CHECK(all.take(early).value() == event::Taken::New);
    CHECK(all.take(late).value() == event::Taken::Newer);
    CHECK(all.take(early).value() == event::Taken::Known);
    CHECK(all.take(late).value() == event::Taken::Known);
    CHECK(all.books().front() == late);
    CHECK(all.troubles().empty());
    auto other = early;
    other.event = "another";
    CHECK(all.take(other).error().kind == base::ErrorKind::Invalid);
}

TEST_CASE("every gift that two kiosks gave one card is listed, and nothing else") {
    tests::EventPlace place;
    auto one = place.kiosk(1), two = place.kiosk(2);
    auto at_one = one.open(), at_two = two.open();
    auto const ten = nine + std::chrono::hours(1);
    REQUIRE(at_one.give(handing("mu", 1), nine)); // both
    REQUIRE(at_two.give(handing("mu", 1), ten));
    REQUIRE(at_one.give(handing("mu", 2), nine)); // another gift each
    REQUIRE(at_two.give(handing("binh-nuoc", 2), nine));
    REQUIRE(at_one.give(handing("mu", 3), nine)); // came back at one
    REQUIRE(at_one.take_back(handing("mu", 3, GiftReason::NotWanted), nine));
    REQUIRE(at_two.give(handing("mu", 3), ten));
    REQUIRE(at_one.give(handing("mu", 4), nine)); // the lead knew
    REQUIRE(at_two.give(handing("mu", 4, GiftReason::ByLead), ten));
    REQUIRE(at_one.give({"mu", base::PrivateText(), GiftReason::NoCard}, nine)); // nobody knows
    REQUIRE(at_two.give({"mu", base::PrivateText(), GiftReason::NoCard}, nine));
    auto const all = merged({at_two.snapshot(two.name(), ten).value(), at_one.snapshot(one.name(), ten).value()});
    auto const doubles = all.doubles(one_each);
    REQUIRE(doubles.size() == 1);
    CHECK(doubles[0].gift == "mu");
    REQUIRE(doubles[0].handings.size() == 2);
    CHECK(doubles[0].handings[0].kiosk == "kiosk-0001");
    CHECK(event::hour_of_day(doubles[0].handings[0].hour) == 9);
    CHECK(doubles[0].handings[1].kiosk == "kiosk-0002");
    CHECK(event::hour_of_day(doubles[0].handings[1].hour) == 10);
    CHECK(all.doubles([](std::string const&) { return 2U; }).empty());
}

TEST_CASE("a copied book, a number at two kiosks and keys that differ are said") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    auto copy = place.kiosk(1);
    copy.file = place.folder / "copy.db";
    { auto book = kiosk.open(); }
    std::filesystem::copy(kiosk.file, copy.file);
    auto book = kiosk.open(), book_of_copy = copy.open();
    REQUIRE(book.give(handing("mu", 1), nine));
    REQUIRE(book_of_copy.give(handing("mu", 2), nine));
    REQUIRE(book_of_copy.give(handing("mu", 3), nine));
    auto const forked =
        merged({book.snapshot(kiosk.name(), nine).value(), book_of_copy.snapshot("kiosk-0007", nine).value()});
    REQUIRE(forked.troubles().size() == 1);
    CHECK(forked.troubles()[0].find("went on at two places") != std::string::npos);

    auto same_number = place.kiosk(1);
    same_number.file = place.folder / "another.db";
    same_number.random = base::SeededRandom(55);
    same_number.key = place.folder / "another.key";
    base::SeededRandom random(56);
    REQUIRE(event::GiftKey::make(same_number.key, random));
    auto another = same_number.open();
    auto const both = merged({book.snapshot(kiosk.name(), nine).value(), another.snapshot("kiosk-0008", nine).value()});
    REQUIRE(both.troubles().size() == 2);
    CHECK(both.troubles()[0].find("number 1 was given to 2 books") == 0);
    CHECK(both.troubles()[1].find("different keys") != std::string::npos);
}

TEST_CASE("all tickets that were drawn are what a lucky draw takes") {
    tests::EventPlace place;
    std::vector<event::Snapshot> books;
    for (unsigned const number : {2U, 99U, 1U}) {
        auto kiosk = place.kiosk(number);
        auto book = kiosk.open();
        for (unsigned i = 0; i < number % 5; ++i)
            REQUIRE(book.issue_ticket(nine));
        books.push_back(book.snapshot(kiosk.name(), nine).value());
    }
    auto const text = merged(books).tickets();
    CHECK(text == "100001,200001-200002,9900001-9900004");
    CHECK(draw::parse_tickets(text).value().size() == 7);
    CHECK(draw::text_of(draw::parse_tickets(text).value()) == text);
    CHECK(merged({}).tickets().empty());
}
