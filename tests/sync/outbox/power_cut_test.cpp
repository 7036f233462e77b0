// The power fails at a write of the outbox, and only what was synced is sure to be there: all that store() and settle()
// have claimed is found again, the chain holds, and the file is whole.
#include <map>

#include "sync/db/database.h"
#include "sync/outbox/rows.h"
#include "tests/faults/lossy_disk.h"
#include "tests/sync/outbox/house.h"

using faults::LossyDisk;
using tests::House;

namespace {

// What was claimed to the citizen and to the city, kept outside of the outbox.
struct Claims {
    std::map<base::Uuid, wire::Digest> stored;
    std::map<base::Uuid, wire::Digest> settled;
};

// A city that has taken the text first asks for the photos, and gets them at once.
bool brings_photos(outbox::Outbox& outbox, wire::Envelope const& envelope) {
    wire::Missing missing{envelope.id, envelope.sha256, {}};
    for (auto const& attachment : envelope.attachments)
        missing.attachments.push_back(attachment.id);
    if (!outbox.photos().accepted(missing)) return false;
    for (;;) {
        auto const photo = outbox.photos().take_due();
        if (!photo) return false;
        if (!*photo) return true;
        if (!outbox.photos().arrived(**photo)) return false;
    }
}

void settle_one(House& house, outbox::Outbox& outbox, Claims& claims) {
    auto const due = outbox.take_due();
    if (!due || !*due) return;
    auto const& envelope = **due;
    if (!envelope.attachments.empty() && !brings_photos(outbox, envelope)) return;
    if (outbox.settle(house.ack(envelope))) claims.settled.emplace(envelope.id, envelope.sha256);
}

void store_one(House& house, outbox::Outbox& outbox, Claims& claims, bool with_photo) {
    auto const report = with_photo ? house.report_with_photos({3000}) : house.report();
    if (auto const stored = outbox.store(report)) claims.stored.emplace(report.id(), stored->sha256);
}

// What a kiosk does until the power is cut.
void live(House& house, LossyDisk const& disk, Claims& claims, unsigned acts, std::mt19937_64& chance) {
    auto outbox = outbox::Outbox::open(house.settings, house.clock);
    if (!outbox) return;
    for (unsigned act = 0; act < acts && !disk.is_cut(); ++act) {
        house.clock.advance(base::Duration(1000));
        auto const dice = chance() % 8;
        if (dice < 5)
            store_one(house, *outbox, claims, dice == 0);
        else if (dice < 7)
            settle_one(house, *outbox, claims);
        else
            (void)outbox->purge().has_value();
    }
}

// How many claims are not there any more. The rest of what has to hold is required.
struct Loss {
    int stored = 0, settled = 0, photos = 0;
    bool damaged = false;
};

// Photos of rows that have their body and are not whole in their chunks.
int photos_lost(db::Database& database) {
    auto row =
        database.prepare("SELECT attachments FROM submission WHERE body IS NOT NULL AND attachments<>''").value();
    int lost = 0;
    while (row.step().value()) {
        auto const attachments = wire::decode_attachments(row.text(0)).value();
        for (auto const& attachment : attachments)
            lost += outbox::digest_of_chunks(database, attachment).value() == attachment.sha256 ? 0 : 1;
    }
    return lost;
}

Loss losses(House& house, Claims const& claims) {
    Loss loss;
    if (auto outbox = outbox::Outbox::open(house.settings, house.clock); !outbox || !outbox->verify_chain())
        return {0, 0, 0, true};
    auto database = db::Database::open(house.settings.outbox.file);
    if (!database) return {0, 0, 0, true};
    auto check = database->prepare("PRAGMA integrity_check").value();
    if (!check.step() || check.text(0) != "ok") return {0, 0, 0, true};
    auto row = database->prepare("SELECT sha256, state FROM submission WHERE id=?").value();
    auto const state_of = [&](base::Uuid const& id, wire::Digest const& sha256) -> std::int64_t {
        row.reset();
        row.bind(base::ByteView(id.bytes));
        auto const found = row.step();
        if (!found || !*found) return 0;
        auto const there = row.blob(0);
        return std::equal(there.begin(), there.end(), sha256.begin(), sha256.end()) ? row.integer(1) : 0;
    };
    for (auto const& [id, sha256] : claims.stored)
        loss.stored += state_of(id, sha256) == 0 ? 1 : 0;
    loss.photos = photos_lost(*database);
    for (auto const& [id, sha256] : claims.settled)
        loss.settled += state_of(id, sha256) >= 3 ? 0 : 1;
    return loss;
}

// One kiosk on one disk through `cuts` power cuts.
Loss through_cuts(std::uint64_t seed, int cuts, LossyDisk::Sync sync) {
    House house;
    std::mt19937_64 chance(seed);
    LossyDisk disk(seed, sync);
    Claims claims;
    Loss total;
    for (int cut = 0; cut < cuts; ++cut) {
        disk.cut_after(chance() % 90);
        live(house, disk, claims, 12, chance);
        disk.power_on();
        auto const loss = losses(house, claims);
        total.stored += loss.stored;
        total.settled += loss.settled;
        total.photos += loss.photos;
        if (loss.damaged) return {total.stored, total.settled, total.photos, true};
    }
    return total;
}

} // namespace

TEST_CASE("The power fails at every single write of opening, storing, settling and purging: nothing claimed is lost") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
        for (std::uint64_t writes = 0;; ++writes) {
            House house;
            LossyDisk disk(seed * 1000 + writes);
            std::mt19937_64 chance(seed);
            disk.cut_after(writes);
            Claims claims;
            live(house, disk, claims, 16, chance);
            bool const cut = disk.is_cut();
            disk.power_on();
            auto const loss = losses(house, claims);
            INFO("seed " << seed << ", write " << writes);
            REQUIRE_FALSE(loss.damaged);
            REQUIRE(loss.stored == 0);
            REQUIRE(loss.settled == 0);
            REQUIRE(loss.photos == 0);
            if (cut) continue;
            REQUIRE(claims.stored.size() > 5);
            REQUIRE(claims.settled.size() >= 1);
            break;
        }
}

TEST_CASE("A disk through many power cuts keeps all that was claimed") {
    constexpr int cuts_a_disk = 10;
    auto const* const wanted = std::getenv("TRAMSO_POWER_CUTS");
    int const disks = (wanted != nullptr ? std::atoi(wanted) : 1000) / cuts_a_disk;
    REQUIRE(disks > 0);
    for (int disk = 1; disk <= disks; ++disk) {
        auto const loss = through_cuts(static_cast<std::uint64_t>(disk), cuts_a_disk, LossyDisk::Sync::Honest);
        INFO("seed " << disk);
        REQUIRE_FALSE(loss.damaged);
        REQUIRE(loss.stored == 0);
        REQUIRE(loss.settled == 0);
        REQUIRE(loss.photos == 0);
    }
}

// Were these green, the tests above would be blind.
TEST_CASE("A log that is not synced, and a disk that lies, are seen to lose what was claimed") {
    int forgets_log = 0, forgets_all = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        auto const log = through_cuts(seed, 10, LossyDisk::Sync::ForgetsLog);
        auto const all = through_cuts(seed, 10, LossyDisk::Sync::ForgetsAll);
        forgets_log += log.stored > 0 || log.damaged ? 1 : 0;
        forgets_all += all.stored > 0 || all.damaged ? 1 : 0;
    }
    CHECK(forgets_log == 8);
    CHECK(forgets_all == 8);
}
