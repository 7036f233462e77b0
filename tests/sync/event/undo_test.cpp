// Counts that were taken back: they are told as less, and merge whatever the order and the number of times.
#include <algorithm>
#include <random>

#include "sync/event/merged.h"
#include "sync/wire/base64.h"
#include "tests/support/catch.h"
#include "tests/sync/event/sample.h"

using base::ErrorKind;
using model::TallyKind;
using tests::nine;

namespace {

constexpr TallyKind installed[] = {TallyKind::Installed};
constexpr TallyKind visitor[] = {TallyKind::Visitor};

struct CountedBook {
    tests::EventPlace place;
    tests::EventKiosk kiosk = place.kiosk(3);
    event::EventBook book = kiosk.open();
    event::Hour hour = event::hour_of(nine);
    event::Cell cell{hour, TallyKind::Installed, {"don-vi-a", "a-01"}};

    CountedBook() {
        for (int i = 0; i < 3; ++i)
            REQUIRE(book.count(installed, {"", "a-01"}, nine));
    }
    base::Result<> take_back() { return book.take_back_count(TallyKind::Installed, {"", "a-01"}, hour); }
    event::Snapshot snapshot() { return book.snapshot(kiosk.name(), nine).value(); }
};

event::Counts merged_counts(std::vector<event::Snapshot> const& books) {
    event::Merged all("vi-du-2026-12-05");
    for (auto const& book : books)
        REQUIRE(all.take(book));
    return all.counts();
}

} // namespace

TEST_CASE("a count that is taken back is one less, and no more can be taken back than was counted") {
    CountedBook at;
    REQUIRE(at.take_back());
    CHECK(at.book.counts().value().at(at.cell) == 2);
    REQUIRE(at.take_back());
    REQUIRE(at.take_back());
    CHECK(at.book.counts().value().empty());
    auto const once_more = at.take_back();
    REQUIRE_FALSE(once_more);
    CHECK(once_more.error().kind == ErrorKind::Invalid);
    auto again = at.kiosk.open();
    CHECK(again.counts().value().empty()); // it is on the disk
}

TEST_CASE("what was not counted so, what the book counts itself, and a closed event take nothing back") {
    CountedBook at;
    CHECK(at.book.take_back_count(TallyKind::Installed, {}, at.hour).error().kind == ErrorKind::Invalid);
    CHECK(at.book.take_back_count(TallyKind::Installed, {"", "a-01"}, at.hour + 1).error().kind == ErrorKind::Invalid);
    CHECK(at.book.take_back_count(TallyKind::Activated, {"", "a-01"}, at.hour).error().kind == ErrorKind::Invalid);
    REQUIRE(at.book.issue_ticket(nine));
    CHECK(at.book.take_back_count(TallyKind::Ticket, {}, at.hour).error().kind == ErrorKind::Invalid);
    REQUIRE(at.book.close());
    CHECK(at.take_back().error().kind == ErrorKind::Refused);
    CHECK(at.book.counts().value().at(at.cell) == 3);
}

TEST_CASE("a book without anything taken back is told in the first form, another in the second, and both are read") {
    CountedBook at;
    CHECK(at.kiosk.text(at.book).starts_with("tramso-event 1\n"));
    REQUIRE(at.take_back());
    auto const text = at.kiosk.text(at.book);
    CHECK(text.starts_with("tramso-event 2\n"));
    CHECK(text.find("tally 2026-12-05T09 undo-installed don-vi-a a-01 1\n") != std::string::npos);
    auto const read = event::read_snapshot(text, at.kiosk.keys.second).value();
    CHECK(event::snapshot_text(read, at.kiosk.keys.first) == text);
    CHECK(event::kiosk_in(text).value() == "kiosk-0003");
}

TEST_CASE(
    "a signed book that takes back more than it counted, or what nobody counts, or under the wrong name, is none") {
    CountedBook at;
    REQUIRE(at.take_back());
    auto const text = at.kiosk.text(at.book);
    auto const changed = [&](std::string const& from, std::string const& to) {
        auto body = text.substr(0, text.rfind("signature "));
        body.replace(body.find(from), from.size(), to);
        auto const signature = wire::to_base64(at.kiosk.keys.first.sign(body));
        return event::read_snapshot(body + "signature " + signature + "\n", at.kiosk.keys.second);
    };
    CHECK(changed("undo-installed don-vi-a a-01 1", "undo-installed don-vi-a a-01 3"));
    CHECK_FALSE(changed("undo-installed don-vi-a a-01 1", "undo-installed don-vi-a a-01 4"));
    CHECK_FALSE(changed("undo-installed don-vi-a a-01 1", "undo-installed don-vi-a - 1"));
    CHECK_FALSE(changed("undo-installed don-vi-a a-01 1", "undo-gift don-vi-a a-01 1"));
    CHECK_FALSE(changed("undo-installed don-vi-a a-01 1", "undo-undo-installed don-vi-a a-01 1"));
    CHECK_FALSE(changed("tramso-event 2", "tramso-event 1"));
    CHECK_FALSE(changed("tramso-event 2", "tramso-event 3"));
}

TEST_CASE("books with counts taken back merge to the same in any order, however often each comes") {
    CountedBook at;
    std::vector<event::Snapshot> said{at.snapshot()};
    REQUIRE(at.take_back());
    said.push_back(at.snapshot());
    REQUIRE(at.book.count(visitor, {}, nine));
    REQUIRE(at.take_back());
    said.push_back(at.snapshot());
    auto other = at.place.kiosk(4);
    auto book = other.open();
    REQUIRE(book.count(installed, {"", "a-01"}, nine));
    said.push_back(book.snapshot(other.name(), nine).value());
    std::mt19937_64 random(7);
    for (int run = 0; run < 100; ++run) {
        auto shuffled = said;
        shuffled.insert(shuffled.end(), said.begin(), said.begin() + 2);
        std::ranges::shuffle(shuffled, random);
        auto const counts = merged_counts(shuffled);
        CHECK(counts.at(at.cell) == 2); // 3 - 2 at one kiosk, 1 at the other
        CHECK(counts.size() == 2);
    }
}

TEST_CASE("two states of a copied book never come to less than nothing") {
    CountedBook at;
    auto left = at.snapshot();
    auto undo = at.cell;
    undo.undo = true;
    left.counts[undo] = 3;
    left.counts[at.cell] = 3;
    auto right = at.snapshot();
    right.changes = left.changes + 1;
    right.counts[undo] = 9; // no book says so of itself; a copy that went wrong might
    CHECK(merged_counts({left, right}).empty());
    CHECK(merged_counts({right, left}).empty());
}
