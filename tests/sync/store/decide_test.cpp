#include "sync/store/decide.h"

#include <algorithm>

#include "kiosk/base/id.h"
#include "sync/store/store_sqlite.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/wire/sample.h"

namespace {

// Few ids, numbers, kiosks and digests, so that they meet in every way.
store::Arrival any_arrival(base::SeededRandom& random) {
    std::array<std::uint8_t, 6> chance{};
    random.fill(chance);
    auto envelope = tests::sample_envelope();
    envelope.id.bytes[15] = chance[0] % 4;
    envelope.seq = 1U + chance[1] % 4;
    envelope.kiosk = chance[2] % 3 == 0 ? "kiosk-0002" : "kiosk-0001";
    envelope.sha256.fill(chance[3] % 2);
    if (chance[5] % 4 == 0) {
        wire::Attachment photo{envelope.id, 1000, {}};
        photo.id.bytes[14] = chance[5] % 8 == 0;
        envelope.attachments = {photo};
    }
    return {envelope, base::WallTime(base::Duration(1000 + chance[4]))};
}

// What a store that keeps everything in memory would look up.
store::Before before_of(std::vector<store::Arrival> const& held) {
    store::Before before;
    for (auto const& [envelope, received_at] : held) {
        before.ids[envelope.id] = {envelope.kiosk, envelope.sha256, received_at, encode(envelope.attachments), {}};
        for (auto const& attachment : envelope.attachments) {
            before.ids[envelope.id].missing.push_back(attachment.id);
            before.attachments.insert(attachment.id);
        }
        before.numbers.insert(store::number_of(envelope));
    }
    return before;
}

} // namespace

TEST_CASE("Any groups in any order end as they do in SQLite, one by one") {
    base::SeededRandom random(20261124);
    for (int town = 0; town < 60; ++town) {
        tests::TemporaryFolder const folder;
        auto const sqlite = store::StoreSqlite::open(folder / "gateway.db").value();
        std::vector<store::Arrival> held;
        for (int group = 0; group < 3; ++group) {
            std::vector<store::Arrival> arrivals;
            for (int i = 0; i < 6; ++i)
                arrivals.push_back(any_arrival(random));
            auto const decision = store::decide(arrivals, before_of(held));
            for (auto const place : decision.fresh)
                held.push_back(arrivals[place]);
            auto const wanted = sqlite->put(arrivals);
            REQUIRE(decision.results.size() == wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                CAPTURE(town, group, i);
                CHECK(decision.results[i].outcome == wanted[i].outcome);
                CHECK(decision.results[i].received_at == wanted[i].received_at);
                CHECK(decision.results[i].missing == wanted[i].missing);
            }
        }
        auto const whole = [](store::Arrival const& arrival) { return arrival.envelope.attachments.empty(); };
        CHECK(sqlite->after(0, 100).value().size() == static_cast<std::size_t>(std::ranges::count_if(held, whole)));
    }
}
