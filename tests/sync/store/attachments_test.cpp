// Attachments in every store: each of these runs over SQLite and over a PostgreSQL of its own.
#include <algorithm>
#include <thread>

#include "sync/seal/digest.h"
#include "tests/support/catch.h"
#include "tests/sync/store/city.h"

using store::AppendOutcome;
using store::Arrival;
using store::PutOutcome;
using tests::City;
using tests::now;

namespace {

std::string const photo = std::string(1000, 'p') + "end";

base::Uuid photo_id(std::uint8_t number) {
    auto id = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-000000000a00").value();
    id.bytes[15] = number;
    return id;
}

// The `number`th, with photos of these numbers.
Arrival with_photos(std::uint8_t number, std::vector<std::uint8_t> const& photos) {
    auto made = tests::arrival(number);
    for (auto const each : photos)
        made.envelope.attachments.push_back({photo_id(each), photo.size(), seal::sha256(base::as_bytes(photo))});
    return made;
}

AppendOutcome append(City const& city, std::uint8_t number, std::size_t offset, std::string_view piece) {
    return city.store->append(photo_id(number), offset, base::as_bytes(piece), now).outcome;
}

void bring(City const& city, std::uint8_t number) {
    REQUIRE(city.store->begin_upload(photo_id(number), now));
    REQUIRE(append(city, number, 0, photo) == AppendOutcome::Stored);
}

} // namespace

TEST_CASE("A report is whole with its last photo, and then stands at the end of the order") {
    City city(tests::either());
    auto const first = city.store->put(std::vector{with_photos(1, {1, 2}), tests::arrival(2)});
    CHECK(first[0].outcome == PutOutcome::Incomplete);
    CHECK(first[0].missing == std::vector{photo_id(1), photo_id(2)});
    CHECK(first[1].outcome == PutOutcome::New);
    bring(city, 2);
    CHECK(city.store->put(std::vector{with_photos(1, {1, 2})})[0].missing == std::vector{photo_id(1)});
    CHECK(city.store->after(0, 10).value().size() == 1);
    bring(city, 1);
    CHECK(city.put({with_photos(1, {1, 2})}) == std::vector{PutOutcome::Known});
    auto const stored = city.store->after(0, 10).value();
    REQUIRE(stored.size() == 2);
    CHECK(stored[0].arrival.envelope == tests::arrival(2).envelope);
    CHECK((stored[1].arrival.envelope == with_photos(1, {1, 2}).envelope));
    REQUIRE(city.put({tests::arrival(3)}) == std::vector{PutOutcome::New});
    CHECK(city.store->after(stored[1].row, 10).value().size() == 1);
}

TEST_CASE("Other photos under a known id, or a photo that another report has named, are a conflict") {
    City city(tests::either());
    REQUIRE(city.put({with_photos(1, {1})}) == std::vector{PutOutcome::Incomplete});
    CHECK(city.put({tests::arrival(1), with_photos(1, {2}), with_photos(2, {3, 1}), with_photos(4, {4}),
                    with_photos(5, {4}), with_photos(1, {1})}) ==
          std::vector{PutOutcome::IdConflict, PutOutcome::IdConflict, PutOutcome::IdConflict, PutOutcome::Incomplete,
                      PutOutcome::IdConflict, PutOutcome::Incomplete});
    CHECK_FALSE(city.store->upload(photo_id(3)).value());
    CHECK(city.put({tests::arrival(2)}) == std::vector{PutOutcome::New}); // its number stayed free
}

TEST_CASE("A photo comes in pieces that stay over a restart, each at its offset alone") {
    City city(tests::either());
    CHECK(append(city, 1, 0, "p") == AppendOutcome::Unknown);
    REQUIRE(city.put({with_photos(1, {1})}) == std::vector{PutOutcome::Incomplete});
    CHECK(append(city, 1, 0, "p") == AppendOutcome::Unknown);
    CHECK_FALSE(city.store->upload(photo_id(1)).value()->is_begun);
    REQUIRE(city.store->begin_upload(photo_id(1), now));
    CHECK(append(city, 1, 0, photo.substr(0, 600)) == AppendOutcome::Stored);
    CHECK(append(city, 1, 0, photo.substr(0, 600)) == AppendOutcome::OffsetConflict);
    CHECK(append(city, 1, 600, photo) == AppendOutcome::OffsetConflict);
    CHECK(append(city, 1, 600, "") == AppendOutcome::Stored);
    city.store.reset();
    city.store = city.open();
    auto const upload = city.store->upload(photo_id(1)).value().value();
    CHECK(upload.size == photo.size());
    CHECK(upload.offset == 600);
    CHECK(upload.is_begun);
    CHECK(upload.touched == now);
    CHECK(city.store->attachment(photo_id(1)).error().kind == base::ErrorKind::NotFound);
    CHECK(append(city, 1, 600, photo.substr(600)) == AppendOutcome::Stored);
    CHECK(base::as_text(city.store->attachment(photo_id(1)).value()) == photo);
    CHECK(city.store->upload(photo_id(1)).value()->is_whole);
}

TEST_CASE("A photo that is not what was signed is dropped whole, and may come again") {
    City city(tests::either());
    REQUIRE(city.put({with_photos(1, {1})}) == std::vector{PutOutcome::Incomplete});
    REQUIRE(city.store->begin_upload(photo_id(1), now));
    REQUIRE(append(city, 1, 0, "x" + photo.substr(1, 99)) == AppendOutcome::Stored);
    CHECK(append(city, 1, 100, photo.substr(100)) == AppendOutcome::Mismatch);
    CHECK(city.store->upload(photo_id(1)).value()->offset == 0);
    CHECK(city.store->after(0, 10).value().empty());
    CHECK(append(city, 1, 0, photo) == AppendOutcome::Stored);
    CHECK(city.put({with_photos(1, {1})}) == std::vector{PutOutcome::Known});
}

TEST_CASE("What nobody went on with is dropped, and what is whole never") {
    City city(tests::either());
    REQUIRE(city.put({with_photos(1, {1, 2, 3})}).size() == 1);
    bring(city, 1);
    REQUIRE(city.store->begin_upload(photo_id(2), now));
    REQUIRE(append(city, 2, 0, "p") == AppendOutcome::Stored);
    REQUIRE(city.store->drop_uploads(now));
    CHECK(city.store->upload(photo_id(2)).value()->offset == 1);
    REQUIRE(city.store->drop_uploads(now + base::Duration(1)));
    REQUIRE(city.store->drop_upload(photo_id(1)));
    CHECK_FALSE(city.store->upload(photo_id(2)).value()->is_begun);
    CHECK(city.store->upload(photo_id(2)).value()->offset == 0);
    CHECK(city.store->attachment(photo_id(1)));
    bring(city, 2);
    bring(city, 3);
    REQUIRE(city.store->begin_upload(photo_id(3), now + base::Duration(5)));
    CHECK(city.store->upload(photo_id(3)).value()->is_whole);
    CHECK(city.store->after(0, 10).value().size() == 1);
}

TEST_CASE("Two gateways that are offered the pieces of one report's photos at once keep each piece once") {
    City const city(tests::either());
    std::vector<std::uint8_t> const photos{1, 2, 3, 4, 5, 6};
    REQUIRE(city.put({with_photos(1, photos)}) == std::vector{PutOutcome::Incomplete});
    auto const gateway = [&] {
        auto const store = city.open();
        for (auto const number : photos) {
            while (!store->begin_upload(photo_id(number), now)) {
            }
            std::uint64_t at = 0;
            while (at < photo.size()) {
                auto const piece = std::string_view(photo).substr(at, 200);
                auto const result = store->append(photo_id(number), at, base::as_bytes(piece), now);
                if (result.outcome != AppendOutcome::Failed) at = result.offset;
            }
        }
    };
    { std::jthread const one(gateway), other(gateway); }
    for (auto const number : photos)
        CHECK(base::as_text(city.store->attachment(photo_id(number)).value()) == photo);
    CHECK(city.put({with_photos(1, photos)}) == std::vector{PutOutcome::Known});
    CHECK(city.store->after(0, 10).value().size() == 1);
}

TEST_CASE("What nobody waits for any more takes a new place without its photos, once, and another when it is whole") {
    City city(tests::either());
    auto late = with_photos(1, {1, 2}), fresh = with_photos(3, {3});
    fresh.received_at += base::Duration(1);
    REQUIRE(city.store->put(std::vector{late, tests::arrival(2), fresh}).size() == 3);
    bring(city, 2);
    auto const before = city.store->after(0, 10).value();
    REQUIRE(before.size() == 1);
    CHECK(before[0].missing == 0);
    REQUIRE(city.store->stop_waiting(now));
    CHECK(city.store->after(0, 10).value().size() == 1); // received at that time is not before it
    REQUIRE(city.store->stop_waiting(now + base::Duration(1)));
    REQUIRE(city.store->stop_waiting(now + base::Duration(1)));
    auto const listed = city.store->after(before[0].row, 10).value();
    REQUIRE(listed.size() == 1);
    CHECK((listed[0].arrival.envelope == late.envelope));
    CHECK(listed[0].missing == 1);
    CHECK(city.store->put(std::vector{late})[0].missing == std::vector{photo_id(1)});
    REQUIRE(city.put({tests::arrival(4)}) == std::vector{PutOutcome::New});
    auto const next = city.store->after(listed[0].row, 10).value();
    REQUIRE(next.size() == 1); // its own place, not the same one
    bring(city, 1);
    REQUIRE(city.store->stop_waiting(now + base::Duration(1)));
    auto const whole = city.store->after(next[0].row, 10).value();
    REQUIRE(whole.size() == 1);
    CHECK((whole[0].arrival.envelope == late.envelope));
    CHECK(whole[0].missing == 0);
    CHECK(city.store->after(0, 10).value().size() == 3);
}

TEST_CASE("Two desks that stop waiting at once while the photos come list each report at its last place alone") {
    City const city(tests::either());
    std::vector<Arrival> arrivals;
    for (std::uint8_t number = 1; number <= 20; ++number)
        arrivals.push_back(with_photos(number, {number}));
    REQUIRE(city.store->put(arrivals).size() == 20);
    auto const desk = [&] {
        auto const store = city.open();
        for (int again = 0; again < 5; ++again)
            while (!store->stop_waiting(now + base::Duration(1))) {
            }
    };
    auto const gateway = [&] {
        auto const store = city.open();
        for (std::uint8_t number = 1; number <= 20; number += 2) {
            while (!store->begin_upload(photo_id(number), now)) {
            }
            while (store->append(photo_id(number), 0, base::as_bytes(photo), now).outcome == AppendOutcome::Failed) {
            }
        }
    };
    { std::jthread const one(desk), other(desk), third(gateway); }
    auto const stored = city.store->after(0, 100).value();
    REQUIRE(stored.size() == 20);
    CHECK(std::ranges::count(stored, 0U, &store::Stored::missing) == 10);
    for (std::size_t i = 1; i < stored.size(); ++i)
        CHECK(stored[i - 1].row < stored[i].row);
}
