// A kiosk's outbox in a folder of its own, with keys for everyone, for tests.
#pragma once
#include "kiosk/base/id.h"
#include "sync/outbox/outbox.h"
#include "sync/seal/keys.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace tests {

class House {
public:
    House() : House(std::filesystem::path()) {}
    // `folder`: where the outbox lies; empty: in the house's own.
    explicit House(std::filesystem::path folder) {
        auto const keys = own.path();
        REQUIRE(seal::save(city.second, keys / "city.pub"));
        REQUIRE(seal::save(kiosk.first, keys / "kiosk.key"));
        REQUIRE(seal::save(gateway.second, keys / "gateway.pub"));
        settings.kiosk = {"kiosk-0001", "BTN"};
        settings.outbox.file = (folder.empty() ? own.path() : folder) / "outbox.db";
        settings.outbox.ballast_mib = 0;
        settings.outbox.keep_free_mib = 0;
        settings.seal = {keys / "city.pub", keys / "kiosk.key", {keys / "gateway.pub"}};
        catalogue.categories = {{"flooding", "Ngập nước", "Flooding", false}};
        catalogue.places = {{"BTN", model::PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"}};
    }

    outbox::Outbox open() {
        auto opened = outbox::Outbox::open(settings, clock);
        if (!opened) FAIL(opened.error().what);
        return std::move(*opened);
    }

    model::Submission report(std::string text = "Nước ngập") { return compose(std::move(text), {}, "report"); }
    model::Submission report_of(std::string service) { return compose("Nước ngập", {}, std::move(service)); }
    // Photos of these many bytes: a JPEG's first ones, then noise.
    model::Submission report_with_photos(std::vector<std::size_t> const& sizes) {
        return compose("Nước ngập", sizes, "report");
    }

    model::Submission compose(std::string text, std::vector<std::size_t> const& sizes, std::string service) {
        model::Draft draft;
        for (auto const size : sizes) {
            base::Bytes photo(size);
            random.fill(photo);
            photo[0] = 0xFF, photo[1] = 0xD8, photo[2] = 0xFF;
            draft.photos.emplace_back(std::move(photo));
        }
        draft.category = "flooding";
        draft.place = "BTN";
        draft.text = base::PrivateText(std::move(text));
        return model::Submission::compose(std::move(draft), catalogue, base::make_uuid_v7(clock.wall(), random),
                                          clock.wall(), "kiosk-0001", std::move(service))
            .value();
    }

    wire::Ack ack(wire::Envelope const& envelope) {
        wire::Ack ack{envelope.id, envelope.sha256, clock.wall(), gateway.second.id(), {}};
        ack.signature = gateway.first.sign(signed_bytes(ack));
        return ack;
    }

    TemporaryFolder own;
    base::ManualClock clock{base::from_rfc3339("2026-11-23T02:15:04.000Z").value()};
    base::SystemRandom random;
    std::pair<seal::CitySecretKey, seal::CityPublicKey> city = seal::make_city_keys();
    std::pair<seal::SigningKey, seal::VerifyKey> kiosk = seal::make_signing_keys(), gateway = seal::make_signing_keys();
    model::Settings settings;
    model::Catalogue catalogue;
};

} // namespace tests
