// Photos on their way: stored with their report, offered behind it, removed with it.
#include "sync/outbox/photos.h"

#include "sync/seal/digest.h"
#include "sync/seal/seal.h"
#include "sync/wire/payload.h"
#include "tests/sync/outbox/house.h"

using tests::House;

namespace {

wire::Missing all_missing(wire::Envelope const& envelope) {
    wire::Missing missing{envelope.id, envelope.sha256, {}};
    for (auto const& attachment : envelope.attachments)
        missing.attachments.push_back(attachment.id);
    return missing;
}

// The whole photo, read in pieces of at most `size`.
base::Bytes read(outbox::Outbox& outbox, outbox::Photo const& photo, std::size_t size) {
    base::Bytes bytes;
    while (bytes.size() < photo.attachment.size) {
        auto const piece = outbox.photos().piece(photo, bytes.size(), size).value();
        REQUIRE(piece.size() <= size);
        bytes.insert(bytes.end(), piece.begin(), piece.end());
    }
    return bytes;
}

std::int64_t count(House& house, char const* table) {
    auto database = db::Database::open(house.settings.outbox.file).value();
    auto row = database.prepare(std::string("SELECT count(*) FROM ") + table).value();
    REQUIRE(row.step());
    return row.integer(0);
}

void change(House& house, char const* sql) { REQUIRE(db::Database::open(house.settings.outbox.file).value().run(sql)); }

// Until the photos of the row are due.
wire::Envelope accept(outbox::Outbox& outbox) {
    auto envelope = outbox.take_due().value().value();
    REQUIRE(outbox.photos().accepted(all_missing(envelope)));
    return envelope;
}

} // namespace

TEST_CASE("A report's photos are sealed beside it, named by what is signed, and open with the city's key") {
    House house;
    auto const report = house.report_with_photos({700'000, 10});
    {
        auto outbox = house.open();
        REQUIRE(outbox.store(report));
    }
    auto outbox = house.open();
    auto const envelope = accept(outbox);
    CHECK(house.kiosk.second.verifies(signed_bytes(envelope), envelope.signature));
    CHECK(outbox.verify_chain());
    auto const payload = wire::decode_payload(seal::open(envelope.body, house.city.first).value().reveal()).value();
    CHECK(payload.photo_ids == all_missing(envelope).attachments);
    for (std::size_t i = 0; i < 2; ++i) {
        auto const photo = outbox.photos().take_due().value().value();
        CHECK(photo.attachment == envelope.attachments[i]);
        CHECK(photo.submission == report.id());
        auto const sealed = read(outbox, photo, 100'000);
        CHECK(seal::sha256(sealed) == photo.attachment.sha256);
        CHECK(seal::open_bytes(sealed, house.city.first).value() == report.draft().photos[i]);
        REQUIRE(outbox.photos().arrived(photo));
    }
}

TEST_CASE("What a phone has sealed goes as it came, behind the kiosk's own, and is named as they are") {
    House house;
    auto const from_phone = seal::seal(base::PrivateBytes({0xFF, 0xD8, 0xFF, 0, 1}), house.city.second);
    auto const photos = house.report_with_photos({1000});
    auto draft = photos.draft();
    draft.sealed_photos = {from_phone};
    auto const report = model::Submission::compose(std::move(draft), house.catalogue, photos.id(), photos.created_at(),
                                                   photos.kiosk(), photos.service())
                            .value();
    auto outbox = house.open();
    REQUIRE(outbox.store(report));
    auto const envelope = accept(outbox);
    REQUIRE(envelope.attachments.size() == 2);
    auto const payload = wire::decode_payload(seal::open(envelope.body, house.city.first).value().reveal()).value();
    CHECK(payload.photo_ids == all_missing(envelope).attachments);
    REQUIRE(outbox.photos().arrived(outbox.photos().take_due().value().value()));
    auto const photo = outbox.photos().take_due().value().value();
    CHECK(photo.attachment == envelope.attachments[1]);
    CHECK(read(outbox, photo, 1000) == from_phone);
}

TEST_CASE("A photo is due only when the city holds its report and misses it") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report_with_photos({1000})));
    CHECK_FALSE(outbox.photos().take_due().value());
    auto const status = outbox.status().value();
    CHECK(status.photos == 1);
    CHECK(status.photo_bytes > 1000);
    auto const envelope = accept(outbox);
    CHECK_FALSE(outbox.take_due().value()); // the text is there
    CHECK(outbox.status().value().accepted == 1);
    CHECK(outbox.status().value().queued == 0);
    CHECK(outbox.photos().take_due().value());
}

TEST_CASE("When the last photo has arrived the report is offered again, and acknowledged") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report_with_photos({10, 20})));
    auto const envelope = accept(outbox);
    REQUIRE(outbox.photos().arrived(outbox.photos().take_due().value().value()));
    CHECK_FALSE(outbox.take_due().value());
    REQUIRE(outbox.photos().arrived(outbox.photos().take_due().value().value()));
    CHECK_FALSE(outbox.photos().take_due().value());
    CHECK(outbox.take_due().value().value() == envelope);
    REQUIRE(outbox.settle(house.ack(envelope)));
    CHECK(outbox.status().value().acked == 1);
    CHECK(outbox.status().value().photos == 0);
}

TEST_CASE("A city that names other photos, other bytes or none is not believed to hold the report") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report_with_photos({10})));
    auto const envelope = outbox.take_due().value().value();
    auto const right = all_missing(envelope);
    for (int what = 0; what < 4; ++what) {
        auto wrong = right;
        if (what == 0) wrong.attachments.clear();
        if (what == 1) wrong.attachments[0].bytes[15] ^= 1;
        if (what == 2) wrong.sha256[0] ^= 1;
        if (what == 3) wrong.id.bytes[15] ^= 1;
        CHECK(outbox.photos().accepted(wrong).error().kind == base::ErrorKind::NotFound);
    }
    CHECK(outbox.take_due().value());
    CHECK(outbox.photos().accepted(right));
}

TEST_CASE("The city's word that a photo is missing again makes it due again") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report_with_photos({10, 20})));
    auto const envelope = accept(outbox);
    for (int i = 0; i < 2; ++i)
        REQUIRE(outbox.photos().arrived(outbox.photos().take_due().value().value()));
    auto missing = all_missing(envelope); // of a city that was restored from yesterday's backup
    missing.attachments.erase(missing.attachments.begin());
    REQUIRE(outbox.photos().accepted(missing));
    auto const photo = outbox.photos().take_due().value().value();
    CHECK(photo.attachment == envelope.attachments[1]);
    CHECK_FALSE(outbox.take_due().value());
    REQUIRE(outbox.photos().row_unknown(photo)); // and one that lost the report as well
    CHECK_FALSE(outbox.photos().take_due().value());
    CHECK(outbox.take_due().value());
}

TEST_CASE("A photo that was put off waits for its time, and its report's fellows do not") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report_with_photos({10, 20})));
    accept(outbox);
    auto photos = outbox.photos();
    auto const first = photos.take_due().value().value();
    auto const later = house.clock.wall() + base::Duration(5'000);
    REQUIRE(photos.postpone(first.attachment.id, "cut", later));
    auto const second = photos.take_due().value().value();
    CHECK(second.attachment.id != first.attachment.id);
    REQUIRE(photos.postpone(second.attachment.id, "cut", later + base::Duration(1)));
    CHECK_FALSE(photos.take_due().value());
    CHECK(photos.next_due().value() == later);
    CHECK(outbox.status().value().photo_error == "cut");
    house.clock.advance(base::Duration(5'000));
    auto const again = outbox.photos().take_due().value().value();
    CHECK(again.attachment.id == first.attachment.id);
    CHECK(again.attempts == 1);
    REQUIRE(outbox.photos().progressed(again.attachment.id));
    CHECK(outbox.photos().take_due().value()->attempts == 0);
}

TEST_CASE("Where the city takes a photo is remembered over a restart") {
    House house;
    {
        auto outbox = house.open();
        REQUIRE(outbox.store(house.report_with_photos({10})));
        accept(outbox);
        auto const photo = outbox.photos().take_due().value().value();
        CHECK(photo.url.empty());
        REQUIRE(outbox.photos().remember_place(photo.attachment.id, "https://city/files/7"));
    }
    CHECK(house.open().photos().take_due().value()->url == "https://city/files/7");
}

TEST_CASE("Photos go with their report's body after the retention time, and not before") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report_with_photos({600'000})));
    REQUIRE(outbox.store(house.report_with_photos({10})));
    auto const envelope = accept(outbox);
    REQUIRE(outbox.photos().arrived(outbox.photos().take_due().value().value()));
    REQUIRE(outbox.settle(house.ack(envelope)));
    CHECK(outbox.purge().value() == 0);
    CHECK(count(house, "chunk") == 4);
    house.clock.advance(house.settings.outbox.retention);
    CHECK(outbox.purge().value() == 1);
    CHECK(count(house, "chunk") == 1); // the other report's
    CHECK(outbox.verify_chain());
}

TEST_CASE("A photo that cannot be read any more sets its report aside, whose text the city has") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report_with_photos({600'000})));
    accept(outbox);
    auto const photo = outbox.photos().take_due().value().value();
    CHECK(outbox.photos().is_whole(photo).value());
    change(house, "UPDATE chunk SET bytes=zeroblob(length(bytes)) WHERE number=1");
    CHECK_FALSE(outbox.photos().is_whole(photo).value());
    change(house, "DELETE FROM chunk WHERE number=1");
    CHECK(outbox.photos().piece(photo, outbox::chunk_size, 10).error().kind == base::ErrorKind::Corrupt);
    REQUIRE(outbox.photos().lost(photo));
    CHECK_FALSE(outbox.photos().take_due().value());
    auto const status = outbox.status().value();
    CHECK(status.quarantined == 1);
    CHECK(status.quarantine_error == "a photo cannot be read from the disk");
}

TEST_CASE("The photos of a report that is set aside are not due") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report_with_photos({10, 20})));
    auto const envelope = accept(outbox);
    REQUIRE(outbox.quarantine(envelope.id, "too-large"));
    CHECK_FALSE(outbox.photos().take_due().value());
    CHECK_FALSE(outbox.photos().next_due().value());
    CHECK(outbox.status().value().photos == 2); // the city does not have them
}

TEST_CASE("A rescue bundle brings photos into another outbox byte for byte, and says which are lost") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report()));
    REQUIRE(outbox.store(house.report_with_photos({600'000, 10})));
    REQUIRE(outbox.store(house.report_with_photos({20})));
    change(house, "UPDATE chunk SET bytes=zeroblob(length(bytes)) WHERE attachment=(SELECT id FROM attachment ORDER BY "
                  "place DESC LIMIT 1)");
    auto const bundle = house.own.path() / "bundle";
    REQUIRE(outbox.export_to(bundle).value() == 3);
    house.settings.outbox.file = house.own.path() / "other.db";
    auto other = house.open();
    REQUIRE(other.import_from(bundle).value() == 3);
    REQUIRE(other.import_from(bundle).value() == 0);
    std::size_t arrived = 0;
    while (auto const due = other.take_due().value()) {
        if (!due->attachments.empty()) {
            REQUIRE(other.photos().accepted(all_missing(*due)));
        } else {
            REQUIRE(other.settle(house.ack(*due)));
        }
        while (auto const photo = other.photos().take_due().value()) {
            CHECK(seal::sha256(read(other, *photo, outbox::chunk_size)) == photo->attachment.sha256);
            REQUIRE(other.photos().postpone(photo->attachment.id, "", house.clock.wall() + base::Duration(1)));
            ++arrived;
        }
    }
    CHECK(arrived == 2);
    CHECK(other.status().value().quarantined == 1); // the report whose photo was lost
}

TEST_CASE("A bundle without photos is of the first version, which every release reads") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report()));
    auto const bundle = house.own.path() / "bundle";
    REQUIRE(outbox.export_to(bundle));
    CHECK(tests::read_file(bundle).starts_with("tramso-rescue-1 "));
    REQUIRE(outbox.store(house.report_with_photos({20})));
    REQUIRE(outbox.export_to(bundle));
    CHECK(tests::read_file(bundle).starts_with("tramso-rescue-2 "));
}

TEST_CASE("What a queue's number is stored for goes before reports that came earlier") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report()));
    auto const urgent = house.report_of("queue");
    REQUIRE(outbox.store(urgent));
    CHECK(outbox.take_due().value()->id == urgent.id());
    auto const later = house.clock.wall() + base::Duration(1'000);
    REQUIRE(outbox.postpone(urgent.id(), "", later));
    CHECK(outbox.take_due().value()->service == "report");
    REQUIRE(outbox.postpone(outbox.take_due().value()->id, "", later + base::Duration(1)));
    CHECK(outbox.next_due().value() == later);
}

TEST_CASE("What is taken together goes by its priority, and what has photos is alone") {
    House house;
    auto outbox = house.open();
    auto const first = house.report(), second = house.report(), third = house.report(),
               urgent = house.report_of("queue");
    auto const with_photo = house.report_with_photos({20});
    for (auto const* const each : {&first, &second, &with_photo, &third, &urgent})
        REQUIRE(outbox.store(*each));
    auto const taken = [&] {
        std::vector<base::Uuid> ids;
        auto const together = outbox.take_due_together(64, 1U << 20).value();
        for (auto const& envelope : together) {
            ids.push_back(envelope.id);
            REQUIRE(envelope.attachments.empty() == (envelope.id != with_photo.id()));
            REQUIRE((envelope.attachments.empty() ? outbox.settle(house.ack(envelope)).has_value()
                                                  : outbox.photos().accepted(all_missing(envelope)).has_value()));
        }
        return ids;
    };
    CHECK(outbox.take_due_together(2, 1U << 20).value().size() == 2);
    CHECK(outbox.take_due_together(64, 0).value().size() == 1);
    CHECK(taken() == std::vector{urgent.id(), first.id(), second.id()});
    CHECK(taken() == std::vector{with_photo.id()});
    CHECK(taken() == std::vector{third.id()});
    CHECK(taken().empty());
}
