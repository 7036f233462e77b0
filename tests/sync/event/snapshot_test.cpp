#include "sync/event/snapshot.h"

#include "sync/wire/base64.h"
#include "tests/support/catch.h"
#include "tests/sync/event/sample.h"

using base::ErrorKind;
using tests::handing;
using tests::nine;

namespace {

struct Told {
    tests::EventPlace place;
    tests::EventKiosk kiosk = place.kiosk(3);
    event::EventBook book = kiosk.open();
    std::string text;
    Told() {
        model::TallyKind const visitor[] = {model::TallyKind::Visitor};
        REQUIRE(book.count(visitor, {"", "b-01"}, nine));
        REQUIRE(book.issue_ticket(nine));
        REQUIRE(book.give(handing("mu", 7), nine));
        REQUIRE(book.give({"mu", base::PrivateText(), model::GiftReason::NoCard}, nine));
        text = kiosk.text(book);
    }
    // What the kiosk's own key has signed, and is still no book.
    base::Result<event::Snapshot> signed_and_read(std::string const& from, std::string const& to) const {
        auto body = text.substr(0, text.rfind("signature "));
        auto const at = body.find(from);
        REQUIRE(at != std::string::npos);
        body.replace(at, from.size(), to);
        auto const signature = wire::to_base64(kiosk.keys.first.sign(body));
        return event::read_snapshot(body + "signature " + signature + "\n", kiosk.keys.second);
    }
};

} // namespace

TEST_CASE("a book is read as it was written, with the key of its kiosk alone") {
    Told const told;
    auto const& keys = told.kiosk.keys;
    CHECK(event::kiosk_in(told.text).value() == "kiosk-0003");
    auto const read = event::read_snapshot(told.text, keys.second).value();
    CHECK(event::snapshot_text(read, keys.first) == told.text);
    CHECK(read.lines.size() == 4);
    CHECK(read.tickets == 1);
    auto const stranger = seal::make_signing_keys();
    CHECK(event::read_snapshot(told.text, stranger.second).error().kind == ErrorKind::Refused);
    CHECK(event::read_snapshot(event::snapshot_text(read, stranger.first), keys.second).error().kind ==
          ErrorKind::Refused);
}

TEST_CASE("a book that was cut anywhere is not taken") {
    Told const told;
    for (std::size_t length = 0; length < told.text.size(); ++length)
        REQUIRE_FALSE(event::read_snapshot(told.text.substr(0, length), told.kiosk.keys.second));
    CHECK(event::read_snapshot(told.text + "\n", told.kiosk.keys.second).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("a book of which one letter was changed is not taken") {
    Told const told;
    for (std::size_t i = 0; i < told.text.size(); ++i) {
        auto changed = told.text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        REQUIRE_FALSE(event::read_snapshot(changed, told.kiosk.keys.second));
    }
}

TEST_CASE("what a kiosk has signed and is written in another way, or says what cannot be, is not taken") {
    Told const told;
    CHECK(told.signed_and_read("event vi-du", "event Vi-du").error().kind == ErrorKind::Corrupt);
    for (auto const& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"number 3\n", "number 03\n"},
                                                          {"number 3\n", "number 100\n"},
                                                          {"number 3\n", "number 0\n"}, // and tickets
                                                          {"tickets 1\n", "tickets 100000\n"},
                                                          {"tickets 1\n", "tickets -1\n"},
                                                          {"closed no", "closed maybe"},
                                                          {" visitor don-vi-b b-01 1", " visitor don-vi-b b-01 0"},
                                                          {" visitor don-vi-b b-01 1", " visitors don-vi-b b-01 1"},
                                                          {" visitor don-vi-b b-01 1", " visitor don-vi-b b-01 1 "},
                                                          {"tally 2026-12-05T09", "tally 2026-12-05T24"},
                                                          {"tally 2026-12-05T09", "tally 2026-12-05 09"},
                                                          {"line 3 ", "line 4 "},
                                                          {" given none 1 ", " given none 2000000 "},
                                                          {" given none 1 ", " given damaged 1 "},
                                                          {" given no-card 1 -", " given no-card 1 00"},
                                                          {"made 2026", "made 26"}}) {
        INFO(from << " as " << to);
        CHECK_FALSE(told.signed_and_read(from, to));
    }
    CHECK(told.signed_and_read("closed no", "closed yes")); // and nothing else is the matter with it
}

TEST_CASE("which kiosk a book is of is no path") {
    for (auto const* text : {"", "tramso-event 1\n", "tramso-event 1\nevent a\nkiosk ../a\n",
                             "tramso-event 1\nevent a\nkiosk \n", "tramso-event 3\nevent a\nkiosk kiosk-1\n"})
        CHECK_FALSE(event::kiosk_in(text));
}

TEST_CASE("an hour is written in one way, and is read again") {
    for (event::Hour const hour : {event::Hour{0}, event::Hour{23}, event::hour_of(nine), event::last_hour})
        CHECK(event::hour_in(event::text_of_hour(hour)) == hour);
    CHECK(event::hour_of(tests::at("2026-12-05T16:59:59.999Z")) + 1 ==
          event::hour_of(tests::at("2026-12-05T17:00:00Z")));
    CHECK(event::text_of_hour(event::hour_of(tests::at("2026-12-05T17:00:00Z"))) == "2026-12-06T00");
    CHECK(event::hour_of(base::WallTime(base::Duration(-99'999'999'999))) == 0);
    for (auto const* text : {"1969-12-31T23", "2026-12-05T9", "2026-13-05T09", "2026-12-05t09", "9999-01-01T00"})
        CHECK_FALSE(event::hour_in(text));
}
