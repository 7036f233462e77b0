// What an event's organisers are told and print: no number that the report does not tell.
#include "sync/event/summary.h"

#include <algorithm>

#include "kiosk/base/file.h"
#include "sync/event/stored_book.h"
#include "sync/event/tally_file.h"
#include "tests/support/catch.h"
#include "tests/sync/event/sample.h"

using model::TallyKind;

namespace {

event::Snapshot counted(std::vector<std::pair<event::Cell, std::uint64_t>> const& counts) {
    event::Snapshot book;
    book.event = tests::sample_event().id;
    book.book = base::Uuid::parse("01938000-0000-7000-8000-000000000001").value();
    book.kiosk = "kiosk-0001";
    book.made_at = tests::nine;
    for (auto const& [cell, count] : counts)
        book.counts[cell] = count;
    return book;
}

event::Cell at_nine(TallyKind kind, std::string organisation = "", std::string ambassador = "") {
    return {event::hour_of(tests::nine), kind, {std::move(organisation), std::move(ambassador)}};
}

std::vector<std::string> lines_of(event::Snapshot const& book) {
    auto const day = tests::sample_event();
    event::Merged merged(day.id);
    REQUIRE(merged.take(book));
    return event::summary_of(day, event::standing_of(day, merged));
}

bool has_line(std::vector<std::string> const& lines, std::string const& line) {
    return std::ranges::find(lines, line) != lines.end();
}

} // namespace

TEST_CASE("the summary says what the report does, with names and thousands") {
    auto const lines = lines_of(counted({{at_nine(TallyKind::Visitor), 1234},
                                         {at_nine(TallyKind::Activated, "don-vi-a", "a-01"), 60},
                                         {at_nine(TallyKind::Activated, "don-vi-b"), 40}}));
    CHECK(lines.front() == "TỔNG KẾT");
    CHECK(has_line(lines, "Khách đến  1.234"));
    CHECK(has_line(lines, "Đã kích hoạt  100"));
    CHECK(has_line(lines, "Đơn vị A  60 / 300"));
    CHECK(has_line(lines, "a-01  60"));
    CHECK(has_line(lines, "09 giờ 05/12  1.234"));
    CHECK(has_line(lines, "Sổ của các máy  1, đã khóa 0"));
}

TEST_CASE("fewer than five are a star in the summary, and so is what they follow from") {
    auto const lines = lines_of(counted({{at_nine(TallyKind::Visitor), 3},
                                         {at_nine(TallyKind::Activated, "don-vi-a", "a-01"), 2},
                                         {at_nine(TallyKind::Activated, "don-vi-b"), 40}}));
    CHECK(has_line(lines, "Khách đến  *"));
    CHECK(has_line(lines, "09 giờ 05/12  *"));
    CHECK(has_line(lines, "Đơn vị A  * / 300"));
    CHECK(has_line(lines, "a-01  *"));
    CHECK(has_line(lines, "Đơn vị B  *")); // 42 less 40 would say it
}

TEST_CASE("one to four cards that may have had a gift twice are not told as a number") {
    auto const day = tests::sample_event();
    auto one = counted({}), two = counted({});
    two.book.bytes[15] = 2;
    two.kiosk = "kiosk-0002";
    for (std::uint8_t card = 0; card < 6; ++card) {
        event::Token token{};
        token[0] = card;
        for (auto* book : {&one, &two})
            book->lines.push_back({card + 1, event::hour_of(tests::nine), "mu", model::StockAct::Given,
                                   model::GiftReason::None, 1, token});
        event::Merged merged(day.id);
        REQUIRE(merged.take(one));
        REQUIRE(merged.take(two));
        auto const told = event::standing_of(day, merged).doubles;
        CHECK(told == (card < 4 ? std::nullopt : std::optional<std::uint64_t>(card + 1)));
    }
}

TEST_CASE("a book can be carried without its pack and its key, and no file is made by looking") {
    tests::EventPlace const place;
    auto kiosk = place.kiosk(1);
    CHECK_FALSE(event::StoredBook::open(kiosk.file).value());
    CHECK_FALSE(std::filesystem::exists(kiosk.file));
    auto book = kiosk.open();
    REQUIRE(book.count(std::vector{TallyKind::Visitor}, {"", "a-01"}, tests::nine));
    auto carried = event::StoredBook::open(kiosk.file).value();
    REQUIRE(carried);
    CHECK(carried->snapshot(kiosk.name(), tests::nine).value() == book.snapshot(kiosk.name(), tests::nine).value());
    auto const before = carried->changes().value();
    REQUIRE(book.count(std::vector{TallyKind::Visitor}, {}, tests::nine));
    CHECK(carried->changes().value() == before + 1);
}

TEST_CASE("what the city told lies beside the book, for its own event alone") {
    tests::TemporaryFolder const folder;
    auto const book = folder / "event.db";
    CHECK_FALSE(event::kept_tally(book, "vi-du").value());
    wire::EventTally tally{"vi-du", tests::nine, 3};
    for (auto const kind : model::all_tally_kinds)
        tally.totals[kind] = 7;
    tally.totals[TallyKind::Gift] = std::nullopt;
    REQUIRE(event::keep_tally(book, tally));
    CHECK(event::kept_tally(book, "vi-du").value() == tally);
    CHECK_FALSE(event::kept_tally(book, "hom-khac").value());
    REQUIRE(base::write_file_durably(event::tally_file(book), base::as_bytes("{}")));
    CHECK(event::kept_tally(book, "vi-du").error().kind == base::ErrorKind::Corrupt);
}
