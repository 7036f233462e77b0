// A scanner that is a keyboard to the system ("wedge"), read from its event device and grabbed, so that what it types
// reaches no text field. Letters with marks are lost on the way: it is good for codes of letters and digits alone.
// Belongs to the scanner worker's thread.
#pragma once
#include <memory>
#include <string>

#include "drivers/scanner.h"

namespace evdev {

// `device`: "/dev/input/by-id/usb-…-event-kbd". Opened at start(); the clock outlives it.
std::unique_ptr<drivers::Scanner> make_scanner(std::string device, base::Clock const& clock);

} // namespace evdev
