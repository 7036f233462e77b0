// The simulated devices that settings name, and how to change what they are while they work: a file a device, which
// each reads anew. For the scripted visit and for a person with a terminal. Any thread.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/model/settings.h"

namespace simulated {

struct Device {
    std::string name;                     // "printer"
    std::filesystem::path state;          // the file it reads
    std::vector<std::string_view> states; // what may stand there, first what it is without the file
};

// Those that are simulated; real ones are none of ours. The scanner has no states: it is given a code.
std::vector<Device> devices(model::Settings const& settings);

std::string state_of(Device const& device); // of a card on the reader of chips no more than "card"
// Invalid: no such state. `paper-out-after N` is one of the printer's: so many bands are still printed. A card
// `NAME|NUMBER` is one of the chip reader's.
base::Result<> set_state(Device const& device, std::string_view state);

// Where a code is put that is held before the scanner; none: no simulated scanner.
std::optional<std::filesystem::path> scanned_at(model::Settings const& settings);
// The scanner reads it whole or not at all. Io: the place cannot be written.
base::Result<> hold(std::filesystem::path const& scanned_at, std::string_view code);

} // namespace simulated
