// Until when the law has a request of a citizen acknowledged and done (sync/desk/requests.h).
#include "sync/desk/requests.h"

#include "kiosk/model/receipt.h"
#include "sync/store/store_sqlite.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/wire/sample.h"

using store::DataRequestKind;

namespace {

base::WallTime at(char const* time) { return base::from_rfc3339(time).value(); }

std::string acknowledged(char const* came) {
    return desk::text_of(desk::deadlines_of({{}, "", DataRequestKind::Export, at(came)}).acknowledged);
}
std::string done(char const* came, DataRequestKind kind) {
    return desk::text_of(desk::deadlines_of({{}, "", kind, at(came)}).done);
}

} // namespace

TEST_CASE("A request is acknowledged within two working days, and the day it came is none of them") {
    CHECK(acknowledged("2026-11-23T03:00:00.000Z") == "2026-11-25"); // Monday
    CHECK(acknowledged("2026-11-25T03:00:00.000Z") == "2026-11-27"); // Wednesday
    CHECK(acknowledged("2026-11-26T03:00:00.000Z") == "2026-11-30"); // Thursday
    CHECK(acknowledged("2026-11-27T03:00:00.000Z") == "2026-12-01"); // Friday
    CHECK(acknowledged("2026-11-28T03:00:00.000Z") == "2026-12-01"); // Saturday
    CHECK(acknowledged("2026-11-29T03:00:00.000Z") == "2026-12-01"); // Sunday
    CHECK(acknowledged("2026-12-31T03:00:00.000Z") == "2027-01-04"); // Thursday, over the year's end
}

TEST_CASE("An export has ten days and an erasure fifteen, over the end of a month and of a year") {
    CHECK(done("2026-11-27T03:00:00.000Z", DataRequestKind::Export) == "2026-12-07");
    CHECK(done("2026-11-27T03:00:00.000Z", DataRequestKind::Erase) == "2026-12-12");
    CHECK(done("2026-12-25T03:00:00.000Z", DataRequestKind::Export) == "2027-01-04");
    CHECK(done("2028-02-19T03:00:00.000Z", DataRequestKind::Export) == "2028-02-29");
}

TEST_CASE("Days are those of Việt Nam, where it is tomorrow from seventeen hours UTC on") {
    CHECK(acknowledged("2026-11-27T16:59:59.999Z") == "2026-12-01"); // still Friday
    CHECK(acknowledged("2026-11-26T16:59:59.999Z") == "2026-11-30"); // still Thursday
    CHECK(acknowledged("2026-11-26T17:00:00.000Z") == "2026-12-01"); // Friday
    auto const last = desk::day_of(at("2026-12-07T03:00:00.000Z"));
    CHECK(desk::days_left(last, at("2026-12-06T16:59:59.999Z")) == 1);
    CHECK(desk::days_left(last, at("2026-12-06T17:00:00.000Z")) == 0);
    CHECK(desk::days_left(last, at("2026-12-07T16:59:59.999Z")) == 0);
    CHECK(desk::days_left(last, at("2026-12-07T17:00:00.000Z")) == -1);
}

TEST_CASE("A request is registered for a code that somebody holds, and an erasure ends those for it alone") {
    tests::TemporaryFolder const folder;
    auto const store = store::StoreSqlite::open(folder / "gateway.db").value();
    auto const envelope = tests::sample_envelope();
    auto const now = at("2026-11-27T03:00:00.000Z");
    REQUIRE(store->put(std::vector{store::Arrival{envelope, now}}).size() == 1);
    auto const code = model::receipt_code(envelope.id);
    base::SeededRandom random(1);
    auto const add = [&](std::string const& typed, DataRequestKind kind) {
        return desk::register_request(*store, typed, kind, now, random);
    };
    CHECK(add("nonsense", DataRequestKind::Erase).error().kind == base::ErrorKind::Invalid);
    CHECK(add("0000-0000-0000", DataRequestKind::Erase).error().kind == base::ErrorKind::NotFound);
    CHECK(store->requests().value().empty());
    auto const erase = add(code, DataRequestKind::Erase).value(), look = add(code, DataRequestKind::Export).value();
    CHECK(erase.id.is_version_7());
    CHECK(erase.code == code);
    CHECK(desk::erase_report(*store, "0000-0000-0000", now).error().kind == base::ErrorKind::NotFound);
    CHECK(desk::erase_report(*store, code, now).value() == store::EraseOutcome::Erased);
    auto const left = store->requests().value();
    REQUIRE(left.size() == 2);
    CHECK(left[0] == look);
    CHECK(left[1].id == erase.id);
    CHECK(left[1].done_at == now);
    CHECK(add(code, DataRequestKind::Erase)); // a citizen may ask about what is erased already
    CHECK(desk::erase_report(*store, code, now).value() == store::EraseOutcome::Known);
    CHECK(store->requests().value()[1].done_at == now);
}
