// A scanner on a serial line, or on USB as one ("USB COM", CDC-ACM): bytes as they stand in the code, so letters keep
// their marks. Belongs to the scanner worker's thread.
#pragma once
#include <memory>

#include "drivers/scanner.h"
#include "drivers/serial/port.h"

namespace serial {

// Opened at start(); the clock outlives it.
std::unique_ptr<drivers::Scanner> make_scanner(Address address, base::Clock const& clock);

} // namespace serial
