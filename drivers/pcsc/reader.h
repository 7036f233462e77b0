// A ChipReader over PC/SC. In this order: the card is opened by its number (PACE, or BAC where it has no PACE and the
// lines for machines are known), the signature over its files is checked (passive authentication), then that it is the
// chip they were written for (active authentication), and only then is looked at what they say. Belongs to the worker's
// thread.
#pragma once
#include <filesystem>

#include "drivers/chip_reader.h"
#include "drivers/pcsc/link.h"
#include "kiosk/base/id.h"

namespace pcsc {

struct ReaderSettings {
    std::string name;                  // a part of the reader's name; "": the first with a card on it
    std::filesystem::path authorities; // the folder with the certificates of states
    base::Duration patience{15'000};   // for one read
};

class Reader final : public drivers::ChipReader {
public:
    // `clock` tells whether certificates are valid.
    Reader(std::unique_ptr<Station> station, ReaderSettings settings, base::Clock const& clock, base::Random& random)
        : station_(std::move(station)), settings_(std::move(settings)), clock_(clock), random_(random) {}

    drivers::ChipReaderStatus status() override { return station_->status(); }
    Outcome<drivers::ChipHolder> read(drivers::ChipKeys const& keys, std::stop_token stop) override;

private:
    std::unique_ptr<Station> station_;
    ReaderSettings settings_;
    base::Clock const& clock_;
    base::Random& random_;
};

// The readers of this machine.
std::unique_ptr<drivers::ChipReader> make_reader(ReaderSettings settings, base::Clock const& clock,
                                                 base::Random& random);

} // namespace pcsc
