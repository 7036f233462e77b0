#include "sync/staff/door.h"

#include "kiosk/base/file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/staff/sample.h"

using namespace std::chrono_literals;
using base::PrivateText;
using Refusal = model::StaffRefusal;
using tests::at;

namespace {

constexpr char const* right = "274951";
constexpr char const* wrong = "274952";

struct Place {
    tests::TemporaryFolder folder;
    tests::Office office;
    staff::Badge badge = tests::sample_badge();
    std::string card = tests::issue(office, badge, right);
    base::WallTime now = at("2026-11-24T02:00:00.000Z");

    staff::Door door() const { return staff::Door::open(folder / "staff.db", office.key.public_key).value(); }

    std::string enters(staff::Door& door, char const* pin) const {
        auto const let = door.enter(card, PrivateText(pin), office.list, now);
        return let ? "in" : std::string(word_of(let.error().why));
    }
    std::string enters(char const* pin) const {
        auto opened = door();
        return enters(opened, pin);
    }
};

std::vector<std::string> acts_of(staff::Door door) {
    std::vector<std::string> acts;
    REQUIRE(door.acts().visit([&](staff::Act const& act) { acts.push_back(act.what + " " + act.detail); }));
    return acts;
}

} // namespace

TEST_CASE("a badge and its PIN let in, and both are written down") {
    Place place;
    auto door = place.door();
    REQUIRE(door.look(place.card, place.office.list, place.now));
    auto const let = door.enter(place.card, PrivateText(right), place.office.list, place.now);
    REQUIRE(let);
    CHECK(let->badge == place.badge.id.text());
    CHECK(let->role == model::StaffRole::Lead);
    REQUIRE(door.note(place.badge.id, "left", "", place.now));
    CHECK(acts_of(place.door()) == std::vector<std::string>{"pin-tried 1", "signed-in ", "left "});
}

TEST_CASE("whatever is no badge in use is refused by its name") {
    Place place;
    auto door = place.door();
    auto const look = [&](std::string const& text) {
        auto const seen = door.look(text, place.office.list, place.now);
        return seen ? "in" : std::string(word_of(seen.error().why));
    };
    CHECK(look("079160001234|024123456|NGUYỄN THỊ A") == "not-a-badge");
    CHECK(look("") == "not-a-badge");
    auto forged = place.card;
    forged.back() = forged.back() == '0' ? '1' : '0';
    CHECK(look(forged) == "forged");
    CHECK(look(staff::badge_text(tests::sample_badge(2), place.office.key).value()) == "unknown");

    place.now = place.badge.valid_until;
    CHECK(look(place.card) == "expired");
    place.now = place.badge.valid_until - 1s;
    CHECK(look(place.card) == "in");
    place.now = place.badge.valid_from - 1s;
    CHECK(look(place.card) == "not-yet-valid");
    place.now = place.badge.valid_from;
    CHECK(look(place.card) == "in");
    REQUIRE(place.office.list.revoke(place.badge.id));
    CHECK(look(place.card) == "revoked");
    CHECK(door.enter(place.card, PrivateText(right), place.office.list, place.now).error().why == Refusal::Revoked);
}

TEST_CASE("a PIN cannot be guessed: after three it waits, twice as long each time, after ten it is over") {
    Place place;
    auto door = place.door();
    std::vector<base::Duration> waits;
    for (int tried = 1; tried <= staff::most_tries; ++tried) {
        auto const refused = door.enter(place.card, PrivateText(wrong), place.office.list, place.now);
        REQUIRE_FALSE(refused);
        if (tried == staff::most_tries) {
            CHECK(refused.error().why == Refusal::LockedForGood);
            break;
        }
        REQUIRE(refused.error().why == Refusal::WrongPin);
        CHECK(refused.error().tries_left == staff::most_tries - tried);
        auto const until = refused.error().until;
        auto const wait = until == base::WallTime() ? 0s : until - place.now;
        waits.push_back(wait);
        if (wait > 0s) {
            place.now += wait - 1ms;
            auto const early = door.enter(place.card, PrivateText(right), place.office.list, place.now);
            REQUIRE_FALSE(early);
            CHECK(early.error().why == Refusal::Locked);
            CHECK(early.error().until == place.now + 1ms);
            CHECK(door.look(place.card, place.office.list, place.now).error().why == Refusal::Locked);
            place.now += 1ms;
        }
    }
    CHECK(waits == std::vector<base::Duration>{0s, 0s, 1min, 2min, 4min, 8min, 16min, 32min, 64min});
    place.now += 24h;
    CHECK(place.enters(door, right) == "locked-for-good");
}

TEST_CASE("a right PIN begins the count anew, and one badge's wrong PINs are no other's") {
    Place place;
    auto const other = tests::issue(place.office, tests::sample_badge(2), "805316");
    auto door = place.door();
    CHECK(place.enters(door, wrong) == "wrong-pin");
    CHECK(place.enters(door, wrong) == "wrong-pin");
    CHECK(door.enter(other, PrivateText("805316"), place.office.list, place.now));
    CHECK(door.enter(other, PrivateText(right), place.office.list, place.now).error().tries_left == 9);
    CHECK(place.enters(door, right) == "in");
    CHECK(door.enter(place.card, PrivateText(wrong), place.office.list, place.now).error().tries_left == 9);
}

TEST_CASE("tries are counted over restarts") {
    Place const place;
    CHECK(place.enters(wrong) == "wrong-pin");
    CHECK(place.enters(wrong) == "wrong-pin");
    CHECK(place.enters(wrong) == "wrong-pin");
    CHECK(place.enters(right) == "locked");
}

TEST_CASE("a clock that was set back opens nothing") {
    Place place;
    auto door = place.door();
    REQUIRE(place.enters(door, right) == "in");
    auto const noon = place.now;
    place.now = noon - 10min;
    CHECK(place.enters(door, right) == "in"); // two clocks may differ by so much
    place.now = noon - 10min - 1ms;
    CHECK(place.enters(door, right) == "clock-behind");
    place.now = place.office.list.signed_at - 11min;
    auto fresh = staff::Door::open(place.folder / "fresh.db", place.office.key.public_key).value();
    CHECK(place.enters(fresh, right) == "clock-behind");

    place.now = noon;
    for (int i = 0; i < 3; ++i)
        CHECK(place.enters(door, wrong) == "wrong-pin");
    place.now = noon - 5min;
    CHECK(place.enters(door, right) == "locked");
}

TEST_CASE("an old list brings no revoked badge back") {
    Place place;
    auto const old = place.office.list;
    auto door = place.door();
    place.office.list.number = 2;
    REQUIRE(place.office.list.revoke(place.badge.id));
    CHECK(place.enters(door, right) == "revoked");
    CHECK(door.enter(place.card, PrivateText(right), old, place.now).error().why == Refusal::OldList);
    CHECK(place.door().look(place.card, old, place.now).error().why == Refusal::OldList);
}

TEST_CASE("strangers' codes cost the disk one line a minute") {
    Place place;
    auto door = place.door();
    for (int i = 0; i < 120; ++i) {
        CHECK(door.look("https://example.org", place.office.list, place.now).error().why == Refusal::NotABadge);
        place.now += 1s;
    }
    REQUIRE(place.enters(door, right) == "in");
    CHECK(acts_of(place.door()) == std::vector<std::string>{"refused stranger 1", "refused stranger 60", "pin-tried 1",
                                                            "refused stranger 59", "signed-in "});
}

TEST_CASE("an act that was changed, taken out, put in or cut off shows") {
    Place place;
    {
        auto door = place.door();
        for (int i = 0; i < 5; ++i)
            REQUIRE(door.note(place.badge.id, "gift-given", std::to_string(i), place.now));
        CHECK_FALSE(door.acts().first_broken().value());
    }
    auto const changed_by = [&](std::string const& sql) {
        std::filesystem::copy_file(place.folder / "staff.db", place.folder / "changed.db",
                                   std::filesystem::copy_options::overwrite_existing);
        auto database = db::Database::open(place.folder / "changed.db").value();
        REQUIRE(database.run("DROP TRIGGER act_kept; DROP TRIGGER act_as_it_was")); // as one with a disk in hand does
        REQUIRE(database.run(sql));
        return staff::Acts(database).first_broken().value();
    };
    CHECK(changed_by("UPDATE act SET detail = '7' WHERE number = 3") == 3);
    CHECK(changed_by("UPDATE act SET at = at + 1 WHERE number = 1") == 1);
    CHECK(changed_by("UPDATE act SET badge = '' WHERE number = 5") == 5);
    CHECK(changed_by("DELETE FROM act WHERE number = 2") == 3);
    CHECK(
        changed_by("UPDATE act SET number = number + 10 WHERE number = 4; UPDATE act SET number = 4 WHERE number = 5; "
                   "UPDATE act SET number = 5 WHERE number = 14") == 4);
    CHECK(changed_by("INSERT INTO act SELECT 6, at, badge, what, detail, digest FROM act WHERE number = 5") == 6);
    CHECK(changed_by("DELETE FROM act WHERE number = 5") == 5);
    CHECK(changed_by("DELETE FROM act WHERE number > 2") == 3);
    CHECK(changed_by("DELETE FROM act") == 1);
    CHECK_FALSE(changed_by("SELECT 1"));
}

TEST_CASE("no program changes an act or takes one out") {
    Place place;
    REQUIRE(place.door().note(place.badge.id, "gift-given", "", place.now));
    auto database = db::Database::open(place.folder / "staff.db").value();
    CHECK_FALSE(database.run("UPDATE act SET detail = '7'"));
    CHECK_FALSE(database.run("DELETE FROM act"));
    CHECK_FALSE(staff::Acts(database).first_broken().value());
}

TEST_CASE("a file that is no door's is said to be none") {
    tests::TemporaryFolder const folder;
    REQUIRE(base::write_file_durably(folder / "staff.db", base::as_bytes(std::string(5000, 'x'))));
    auto const door = staff::Door::open(folder / "staff.db", tests::Office().key.public_key);
    REQUIRE_FALSE(door);
    CHECK(door.error().kind == base::ErrorKind::Corrupt);
}
