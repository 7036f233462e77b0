// The printer that the settings name: `file:FOLDER`, `serial:DEVICE@BAUD`, `lp:DEVICE` or `tcp:HOST[:PORT]`. The line
// itself is opened at the first job. Call it and the printer from one thread.
#pragma once
#include <memory>

#include "drivers/printer.h"
#include "kiosk/base/result.h"
#include "kiosk/model/settings.h"

namespace drivers {

// Unavailable: `none`. Invalid: an address that names no printer.
base::Result<std::unique_ptr<Printer>> open_printer(model::PrinterSettings const& settings);

} // namespace drivers
