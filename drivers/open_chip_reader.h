// The reader of cards' chips that the settings name: `none`, `file:FILE` (simulated/file_chip_reader.h), `pcsc` (the
// first of this machine's with a card on it) or `pcsc:NAME` (the one with that in its name). A program that was built
// with TRAMSO_CHIP=OFF knows no `pcsc`. Call it and the reader from one thread.
#pragma once
#include <memory>

#include "drivers/chip_reader.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/model/device_settings.h"

namespace drivers {

// Invalid: this program cannot read chips so, or nothing is there to believe them by; what to do about it, in a
// sentence. Touches no device.
base::Result<> check_chip_reader(model::ChipSettings const& settings);

// Nothing: the settings name none. Invalid: as above. Clock and random source outlive it.
base::Result<std::unique_ptr<ChipReader>> open_chip_reader(model::ChipSettings const& settings,
                                                           base::Clock const& clock, base::Random& random);

} // namespace drivers
