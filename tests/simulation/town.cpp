#include "tests/simulation/town.h"

#include <random>
#include <sodium.h>

#include "kiosk/base/check.h"

namespace simulation {
namespace {

std::mt19937_64 sodiums_chance; // NOLINT: libsodium takes functions without an argument of ours

std::uint32_t some_number() { return static_cast<std::uint32_t>(sodiums_chance()); }
void some_bytes(void* into, std::size_t size) {
    for (auto* byte = static_cast<std::uint8_t*>(into); size > 0; --size)
        *byte++ = static_cast<std::uint8_t>(sodiums_chance());
}
char const* name() { return "seeded"; }

randombytes_implementation seeded{name, some_number, nullptr, nullptr, some_bytes, nullptr};

void saved(base::Result<> const& result) { base::check(result.has_value(), "a key is saved"); }

} // namespace

Town::Town() {
    randombytes_set_implementation(&seeded);
    base::check(sodium_init() >= 0, "libsodium starts"); // it takes some of the chance for itself
    start_day(0);
    std::filesystem::create_directories(kiosks());
    saved(save(seal::make_city_keys().second, folder_ / "city.pub"));
    auto const gateway = seal::make_signing_keys();
    saved(save(gateway.first, ack_key()));
    saved(save(gateway.second, folder_ / "ack.pub"));
    for (unsigned number = 1; number <= most_kiosks; ++number) {
        auto const own = seal::make_signing_keys();
        std::filesystem::create_directories(folder_ / kiosk_id(number));
        saved(save(own.first, folder_ / kiosk_id(number) / "signing.key"));
        saved(save(own.second, kiosks() / (kiosk_id(number) + ".pub")));
    }
    catalogue.categories = {{"flooding", "Ngập nước", "Flooding", false}};
    catalogue.places = {{"BTN", model::PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"}};
}

void Town::start_day(std::uint64_t seed) { sodiums_chance.seed(seed); }

std::string Town::kiosk_id(unsigned number) { return "kiosk-000" + std::to_string(number); }

model::Settings Town::settings(unsigned number) const {
    auto const own = folder_ / kiosk_id(number);
    model::Settings settings;
    settings.kiosk = {kiosk_id(number), "BTN"};
    settings.outbox.file = own / "outbox.db";
    settings.outbox.ballast_mib = 0; // lies on the real disk
    settings.outbox.keep_free_mib = 0;
    settings.seal = {folder_ / "city.pub", own / "signing.key", {folder_ / "ack.pub"}};
    settings.uplink.gateway = "https://city";
    settings.uplink.retry_longest = std::chrono::hours(1); // fewer tries in vain, more days
    return settings;
}

} // namespace simulation
