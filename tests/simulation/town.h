// What is the same on every simulated day: the keys of city, gateway and kiosks in files, and the catalogue. The keys
// are made of a fixed seed, and start_day() gives libsodium's chance a seed, so that a day can be repeated to the byte.
#pragma once
#include <cstdint>
#include <string>

#include "kiosk/model/catalogue.h"
#include "kiosk/model/settings.h"
#include "sync/seal/keys.h"
#include "tests/support/temporary_folder.h"

namespace simulation {

inline constexpr unsigned most_kiosks = 2;

class Town {
public:
    Town();
    static void start_day(std::uint64_t seed);

    static std::string kiosk_id(unsigned number); // from 1
    model::Settings settings(unsigned number) const;
    std::filesystem::path ack_key() const { return folder_ / "ack.key"; }
    std::filesystem::path kiosks() const { return folder_ / "kiosks"; }

    model::Catalogue catalogue;

private:
    tests::TemporaryFolder folder_;
};

} // namespace simulation
