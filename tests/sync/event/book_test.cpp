#include "sync/event/book.h"

#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/file.h"
#include "sync/event/slip.h"
#include "tests/support/catch.h"
#include "tests/sync/event/sample.h"

using model::GiftReason;
using model::StockAct;
using model::TallyKind;
using tests::card;
using tests::handing;
using tests::nine;
using tests::said;

namespace {

std::uint64_t total(event::Counts const& counts, TallyKind kind) {
    std::uint64_t sum = 0;
    for (auto const& [cell, count] : counts)
        if (cell.kind == kind) sum += count;
    return sum;
}

std::int64_t left(event::EventBook& book, std::string const& gift) {
    auto const all = book.stock().value();
    for (auto const& each : all)
        if (each.gift == gift) return each.left;
    return -1;
}

bool lies_in(std::filesystem::path const& folder, std::string const& text) {
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        if (tests::read_file(entry.path()).find(text) != std::string::npos) return true;
    return false;
}

} // namespace

TEST_CASE("what staff counts is there after the book is opened again, by hour and ambassador") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    TallyKind const steps[] = {TallyKind::Visitor, TallyKind::Installed};
    {
        auto book = kiosk.open();
        REQUIRE(book.count(steps, {"", "a-01"}, nine));
        REQUIRE(book.count(steps, {"", "a-01"}, nine));
        REQUIRE(book.count(steps, {}, nine + std::chrono::hours(1)));
    }
    auto book = kiosk.open();
    auto const counts = book.snapshot(kiosk.name(), nine).value().counts;
    auto const hour = event::hour_of(nine);
    CHECK(event::text_of_hour(hour) == "2026-12-05T09");
    CHECK(counts.at({hour, TallyKind::Visitor, {"don-vi-a", "a-01"}}) == 2);
    CHECK(counts.at({hour + 1, TallyKind::Installed, {}}) == 1);
    CHECK(counts.size() == 4);
}

TEST_CASE("a code that the event does not have, and what the book counts itself, are not counted by hand") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    auto book = kiosk.open();
    TallyKind const visitor[] = {TallyKind::Visitor};
    CHECK(book.count(visitor, {"don-vi-c", ""}, nine).error().kind == base::ErrorKind::Invalid);
    CHECK(book.count(visitor, {"", "c-01"}, nine).error().kind == base::ErrorKind::Invalid);
    CHECK(book.count(visitor, {"don-vi-b", "a-01"}, nine).error().kind == base::ErrorKind::Invalid);
    TallyKind const mixed[] = {TallyKind::Visitor, TallyKind::Gift};
    CHECK_FALSE(book.count(mixed, {}, nine));
    CHECK_FALSE(book.count({}, {}, nine));
    CHECK(book.snapshot(kiosk.name(), nine).value().counts.empty());
}

TEST_CASE("two cut-off kiosks never draw the same ticket, and a kiosk never draws one again") {
    tests::EventPlace place;
    auto one = place.kiosk(1), last = place.kiosk(99);
    {
        auto book = one.open();
        CHECK(book.issue_ticket(nine).value() == 100'001);
        CHECK(book.issue_ticket(nine).value() == 100'002);
    }
    auto book = one.open();
    CHECK(book.issue_ticket(nine).value() == 100'003);
    auto other = last.open();
    CHECK(other.issue_ticket(nine).value() == 9'900'001);
    CHECK(event::ticket_of(99, event::tickets_a_number) == 9'999'999);
    CHECK(event::ticket_of(2, 1) > event::ticket_of(1, event::tickets_a_number));
    CHECK(total(book.snapshot(one.name(), nine).value().counts, TallyKind::Ticket) == 3);
}

TEST_CASE("a kiosk without a number draws no tickets, and a number stays once one is drawn") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(0);
    CHECK(kiosk.open().issue_ticket(nine).error().kind == base::ErrorKind::Refused);
    kiosk.number = 4;
    CHECK(kiosk.open().issue_ticket(nine).value() == 400'001);
    kiosk.number = 5; // the disk in a spare unit with settings of its own
    CHECK(kiosk.open().issue_ticket(nine).value() == 400'002);
    kiosk.number = 100;
    CHECK_FALSE(event::EventBook::open(kiosk.file, kiosk.day, kiosk.number, {}, kiosk.random, nine));
}

TEST_CASE("a card has a gift once, and the refusal says at what hour") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    auto book = kiosk.open();
    CHECK(said(book.give(handing("mu", 7), nine)) == "done");
    auto const again = book.give(handing("mu", 7), nine + std::chrono::hours(3));
    CHECK(said(again) == "already-given");
    CHECK(again.error().hour == 9);
    CHECK(said(book.give(handing("binh-nuoc", 7), nine)) == "done"); // another gift
    CHECK(said(book.give(handing("mu", 8), nine)) == "done");
    CHECK(said(book.give(handing("mu", 7, GiftReason::ByLead), nine)) == "done");
    CHECK(said(book.give(handing("mu", 7), nine)) == "already-given");
    CHECK(left(book, "mu") == 7);
}

TEST_CASE("a gift that may be had twice is given twice") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    kiosk.day.gifts[0].per_person = 2;
    auto book = kiosk.open();
    CHECK(said(book.give(handing("mu", 7), nine)) == "done");
    CHECK(said(book.give(handing("mu", 7), nine)) == "done");
    CHECK(said(book.give(handing("mu", 7), nine)) == "already-given");
}

TEST_CASE("without a card a gift needs its reason, and a reason needs what it says") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    auto book = kiosk.open();
    model::GiftHanding const bare{"mu", base::PrivateText(), GiftReason::None};
    CHECK(said(book.give(bare, nine)) == "wrong-reason");
    CHECK(said(book.give({"mu", base::PrivateText(), GiftReason::NoCard}, nine)) == "done");
    CHECK(said(book.give(handing("mu", 7, GiftReason::NoCard), nine)) == "wrong-reason");
    CHECK(said(book.give(handing("mu", 7, GiftReason::Damaged), nine)) == "wrong-reason");
    CHECK(said(book.give({"mu", base::PrivateText("00123"), GiftReason::None}, nine)) == "not-a-card");
    CHECK(said(book.give(handing("ao", 7), nine)) == "no-such-gift");
    CHECK(said(book.give({"mu", card(7), GiftReason::None, {"", "c-9"}}, nine)) == "no-such-code");
}

TEST_CASE("no more is given than is there, until it is restocked") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    auto book = kiosk.open();
    CHECK(said(book.give(handing("binh-nuoc", 1), nine)) == "done");
    CHECK(said(book.change_stock("binh-nuoc", StockAct::Broken, GiftReason::Damaged, 2, nine)) == "none-left");
    CHECK(said(book.change_stock("binh-nuoc", StockAct::Broken, GiftReason::Damaged, 1, nine)) == "done");
    CHECK(said(book.give(handing("binh-nuoc", 2), nine)) == "none-left");
    CHECK(said(book.give(handing("binh-nuoc", 2, GiftReason::ByLead), nine)) == "none-left");
    CHECK(said(book.change_stock("binh-nuoc", StockAct::Restocked, GiftReason::Beginning, 5, nine)) == "wrong-reason");
    CHECK(said(book.change_stock("binh-nuoc", StockAct::Given, GiftReason::None, 1, nine)) == "wrong-reason");
    CHECK(said(book.change_stock("binh-nuoc", StockAct::Restocked, GiftReason::Delivered, 0, nine)) == "wrong-reason");
    CHECK(said(book.change_stock("binh-nuoc", StockAct::Restocked, GiftReason::Delivered, 1, nine)) == "done");
    CHECK(said(book.give(handing("binh-nuoc", 2), nine)) == "done");
    CHECK(left(book, "binh-nuoc") == 0);
}

TEST_CASE("what comes back is there again, and its card may have it again") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    auto book = kiosk.open();
    CHECK(said(book.take_back(handing("mu", 7, GiftReason::NotWanted), nine)) == "not-given");
    CHECK(said(book.give(handing("mu", 7), nine)) == "done");
    CHECK(said(book.take_back(handing("mu", 8, GiftReason::NotWanted), nine)) == "not-given");
    CHECK(said(book.take_back(handing("mu", 7), nine)) == "wrong-reason");
    CHECK(said(book.take_back(handing("mu", 7, GiftReason::NotWanted), nine)) == "done");
    CHECK(said(book.take_back(handing("mu", 7, GiftReason::NotWanted), nine)) == "not-given");
    CHECK(said(book.take_back({"mu", base::PrivateText(), GiftReason::ByMistake}, nine)) == "not-given");
    CHECK(left(book, "mu") == 10);
    CHECK(said(book.give(handing("mu", 7), nine)) == "done");
    auto const counts = book.snapshot(kiosk.name(), nine).value().counts;
    CHECK(total(counts, TallyKind::Gift) == 2);
    CHECK(total(counts, TallyKind::GiftBack) == 1);
}

TEST_CASE("a card's number reaches no disk, and a book begun with one key is not worked with by another") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    {
        auto book = kiosk.open();
        REQUIRE(book.give(handing("mu", 123456789), nine));
        CHECK_FALSE(lies_in(place.folder.path(), "000123456789"));
        CHECK_FALSE(kiosk.text(book).find("000123456789") != std::string::npos);
    }
    base::SeededRandom random(5);
    auto const other = event::GiftKey::make(place.folder / "other.key", random).value();
    auto const refused = event::EventBook::open(kiosk.file, kiosk.day, 1, other, random, nine);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == base::ErrorKind::Refused);
    auto without = event::EventBook::open(kiosk.file, kiosk.day, 1, {}, random, nine).value();
    CHECK(said(without.give(handing("mu", 9), nine)) == "no-key");
    CHECK(said(without.give({"mu", base::PrivateText(), GiftReason::NoCard}, nine)) == "done");
    kiosk.day.id = "another-event";
    CHECK_FALSE(event::EventBook::open(kiosk.file, kiosk.day, 1, {}, random, nine));
}

TEST_CASE("the key is its owner's alone, is never replaced, and is gone when it is destroyed") {
    tests::EventPlace place;
    struct stat status {};
    REQUIRE(stat(place.key().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    base::SeededRandom random(3);
    CHECK(event::GiftKey::make(place.key(), random).error().kind == base::ErrorKind::Refused);
    auto const bytes = tests::read_file(place.key());
    REQUIRE(link(place.key().c_str(), (place.folder / "same-bytes-on-the-disk").c_str()) == 0);
    auto const token = event::GiftKey::load(place.key()).value().token_of(card(7));
    REQUIRE(event::destroy_gift_key(place.key(), random));
    CHECK_FALSE(std::filesystem::exists(place.key()));
    CHECK_FALSE(lies_in(place.folder.path(), bytes)); // overwritten before it was removed
    CHECK(event::destroy_gift_key(place.key(), random));
    CHECK(event::GiftKey::load(place.key()).error().kind == base::ErrorKind::NotFound);
    auto const next = event::GiftKey::make(place.key(), random).value();
    CHECK(next.token_of(card(7)) != token);
    REQUIRE(chmod(place.key().c_str(), 0640) == 0);
    CHECK(event::GiftKey::load(place.key()).error().kind == base::ErrorKind::Refused);
    tests::write_file(place.folder / "short.key", "abc");
    REQUIRE(chmod((place.folder / "short.key").c_str(), 0600) == 0);
    CHECK(event::GiftKey::load(place.folder / "short.key").error().kind == base::ErrorKind::Corrupt);
}

TEST_CASE("a closed book is looked at and no more, and a newer pack adds its new gifts alone") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    kiosk.open();
    kiosk.day.gifts[0].stock = 50; // said too late: what was there was counted
    kiosk.day.gifts.push_back({"o", {"Ô", "Umbrella"}, 4, 1});
    auto book = kiosk.open();
    CHECK(left(book, "mu") == 10);
    CHECK(left(book, "o") == 4);
    REQUIRE(book.give(handing("mu", 1), nine));
    auto screen = kiosk.open(); // which does not see it close
    REQUIRE(book.close());
    REQUIRE(book.close());
    TallyKind const visitor[] = {TallyKind::Visitor};
    CHECK(book.count(visitor, {}, nine).error().kind == base::ErrorKind::Refused);
    CHECK(book.issue_ticket(nine).error().kind == base::ErrorKind::Refused);
    CHECK(said(book.give(handing("mu", 2), nine)) == "closed");
    CHECK(said(book.change_stock("mu", StockAct::Restocked, GiftReason::Found, 1, nine)) == "closed");
    CHECK(book.snapshot(kiosk.name(), nine).value().closed);
    CHECK(left(book, "mu") == 9);
    CHECK(said(screen.give(handing("mu", 2), nine)) == "closed");
    CHECK(said(screen.give(handing("mu", 2), nine)) == "closed");
}

TEST_CASE("two programs may have the book open, and a gift is given once by both") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(1);
    auto screen = kiosk.open(), command = kiosk.open();
    CHECK(said(screen.give(handing("mu", 7), nine)) == "done");
    CHECK(said(command.give(handing("mu", 7), nine)) == "already-given");
    CHECK(command.issue_ticket(nine).value() == 100'001);
    CHECK(screen.issue_ticket(nine).value() == 100'002);
}

TEST_CASE("a shift's paper says what was there, what went and what has to be counted, and the next begins with what is "
          "left") {
    tests::EventPlace place;
    auto kiosk = place.kiosk(3);
    auto book = kiosk.open();
    REQUIRE(book.give(handing("mu", 1), nine));
    REQUIRE(book.give({"mu", base::PrivateText(), GiftReason::NoCard}, nine));
    REQUIRE(book.take_back(handing("mu", 1, GiftReason::NotWanted), nine));
    REQUIRE(book.change_stock("mu", StockAct::Broken, GiftReason::Missing, 3, nine));
    REQUIRE(book.change_stock("mu", StockAct::Restocked, GiftReason::Delivered, 20, nine));
    REQUIRE(book.issue_ticket(nine));
    auto const summary = book.end_shift(nine).value();
    auto const& caps = summary.gifts.front();
    CHECK(summary.shift == 1);
    CHECK(caps == model::GiftStock{"mu",
                                   10,
                                   20,
                                   2,
                                   1,
                                   3,
                                   26,
                                   {{GiftReason::NoCard, 1},
                                    {GiftReason::NotWanted, 1},
                                    {GiftReason::Missing, 3},
                                    {GiftReason::Delivered, 20}}});
    auto const lines = event::slip_of(summary, kiosk.day);
    std::string paper;
    for (auto const& line : lines)
        paper += line + "\n";
    CHECK(paper.find("Mũ\n"
                     "  Đầu ca                      10\n"
                     "  Nhập thêm                   20\n"
                     "    giao thêm                 20\n"
                     "  Đã phát                      2\n"
                     "    không có thẻ               1\n"
                     "  Nhận lại                     1\n"
                     "    khách trả lại              1\n"
                     "  Hỏng, thiếu                  3\n"
                     "    đếm thiếu                  3\n"
                     "  Còn lại                     26\n"
                     "  Đếm tay               ________\n") != std::string::npos);
    CHECK(paper.find("Ga Bến Thành, máy số 3\n05/12/2026 09:10\nSố đã phát: 300001\n") != std::string::npos);
    REQUIRE(book.give(handing("mu", 2), nine));
    auto const next = kiosk.open().shift(nine).value();
    CHECK(next.shift == 2);
    CHECK(next.gifts.front() == model::GiftStock{"mu", 26, 0, 1, 0, 0, 25});
    CHECK(left(book, "mu") == 25);
}
