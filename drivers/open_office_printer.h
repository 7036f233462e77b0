// The office printer at an address: `file:FOLDER`, or `ipp://HOST[:PORT][/PATH]` of the printer itself or of a queue of
// cupsd (`ipp://localhost:631/printers/NAME`; its jobs then lie in cupsd's own RequestRoot, which belongs in memory,
// with PreserveJobFiles No and the queue's printer-error-policy retry-current-job). Nothing is asked before the first
// question. Call it and the printer from one thread.
#pragma once
#include <memory>
#include <string_view>

#include "drivers/office_printer.h"
#include "kiosk/base/result.h"

namespace drivers {

// `itself`: where the printer behind a queue of cupsd answers, or empty. Unavailable: `none`. Invalid: an address that
// names no printer.
base::Result<std::unique_ptr<OfficePrinter>> open_office_printer(std::string_view address,
                                                                 std::string_view itself = {});

} // namespace drivers
