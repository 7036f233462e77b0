// What is kept of a book that comes again: against merging everything that ever came.
#include "sync/event/strands.h"

#include <algorithm>
#include <random>

#include "sync/event/merged.h"
#include "tests/support/catch.h"
#include "tests/sync/event/sample.h"

using event::Snapshot;
using event::Strand;

namespace {

event::Line strand_line(std::int64_t number, std::string gift) { return {number, 480'000, std::move(gift)}; }

// A book that may be copied: each change is a count, a ticket or a gift.
struct Grown {
    Snapshot state;

    explicit Grown(base::Uuid const& book) {
        state.event = "vi-du-2026-12-05";
        state.book = book;
        state.kiosk = "kiosk-0001";
        state.number = 1;
    }
    void grow(std::mt19937& chance) {
        ++state.changes;
        switch (chance() % 3) {
        case 0:
            ++state.counts[{480'000 + static_cast<event::Hour>(chance() % 3), model::TallyKind::Visitor, {}}];
            break;
        case 1: ++state.tickets; break;
        default:
            state.lines.push_back(
                strand_line(static_cast<std::int64_t>(state.lines.size()) + 1, chance() % 2 == 0 ? "mu" : "binh-nuoc"));
        }
        state.made_at += base::Duration(1000);
    }
};

// As the city does it.
struct Shelf {
    std::vector<Snapshot> held;

    Strand take(Snapshot const& arrived) {
        auto const keeping = event::keeping_of(arrived, held);
        if (keeping.strand == Strand::Known) return keeping.strand;
        for (auto place = keeping.replaced.rbegin(); place != keeping.replaced.rend(); ++place)
            held.erase(held.begin() + static_cast<std::ptrdiff_t>(*place));
        held.push_back(arrived);
        return keeping.strand;
    }
};

event::Merged merged_of(std::vector<Snapshot> const& books) {
    event::Merged merged("vi-du-2026-12-05");
    for (auto const& book : books)
        REQUIRE(merged.take(book));
    return merged;
}

base::Uuid const some_book = base::Uuid::parse("01938000-0000-7000-8000-000000000001").value();

} // namespace

TEST_CASE("a book that goes on takes its own place, and an older export of it is known") {
    std::mt19937 chance(1);
    Grown book(some_book);
    Shelf shelf;
    book.grow(chance);
    auto const first = book.state;
    book.grow(chance);
    CHECK(shelf.take(first) == Strand::First);
    CHECK(shelf.take(book.state) == Strand::Next);
    CHECK(shelf.take(first) == Strand::Known);
    CHECK(shelf.take(book.state) == Strand::Known);
    CHECK(shelf.held == std::vector{book.state});
}

TEST_CASE("a copy that was worked with as well is a strand of its own, and merging says so") {
    std::mt19937 chance(2);
    Grown book(some_book);
    Shelf shelf;
    book.state.lines.push_back(strand_line(1, "mu"));
    auto copy = book;
    book.state.lines.push_back(strand_line(2, "mu"));
    copy.state.lines.push_back(strand_line(2, "binh-nuoc"));
    book.state.changes = copy.state.changes = 2;
    CHECK(shelf.take(book.state) == Strand::First);
    CHECK(shelf.take(copy.state) == Strand::Fork);
    CHECK(merged_of(shelf.held).troubles().size() == 1);
    for (int i = 0; i < 20; ++i) {
        book.grow(chance);
        copy.grow(chance);
        CHECK(shelf.take(book.state) == Strand::Next);
        CHECK(shelf.take(copy.state) == Strand::Next);
        CHECK(shelf.held.size() == 2);
    }
}

TEST_CASE("what is kept merges to what everything that came would, in whatever order it came") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 chance(seed);
        std::vector<Grown> copies(1, Grown(some_book));
        std::vector<Snapshot> exports;
        for (int step = 0; step < 30; ++step) {
            if (copies.size() < 3 && chance() % 20 == 0) copies.push_back(copies[chance() % copies.size()]);
            auto& copy = copies[chance() % copies.size()];
            copy.grow(chance);
            if (chance() % 2 == 0) exports.push_back(copy.state);
        }
        std::shuffle(exports.begin(), exports.end(), chance);
        Shelf shelf;
        for (auto const& one : exports)
            shelf.take(one);
        auto const kept = merged_of(shelf.held), all = merged_of(exports);
        CAPTURE(seed, shelf.held.size());
        CHECK(kept.counts() == all.counts());
        CHECK(kept.tickets() == all.tickets());
        CHECK(kept.books() == all.books());
        CHECK(kept.troubles() == all.troubles());
        CHECK(shelf.held.size() <= copies.size() + 2);
    }
}
