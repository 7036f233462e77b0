// OfficePrinter: a printer of A4 sheets that takes whole documents. One job at a time, on the printer worker's thread
// alone. A job ends as printed, or with the state that prevented it; who asked for it to stop knows that it did.
#pragma once
#include <functional>
#include <stop_token>
#include <string_view>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/model/health.h"

namespace drivers {

struct OfficeJob {
    base::ByteView pdf;
    std::string_view title; // stands on the printer's panel and in its log: a fixed one, nothing of a citizen's
    std::function<void(model::PrinterStatus)> tell; // while the job waits, each time the printer's state is another
};

class OfficePrinter {
public:
    virtual ~OfficePrinter() = default;

    // Asks the device now; may take some seconds.
    virtual model::PrinterStatus status() = 0;

    // Returns only when the printer has confirmed that all sheets are out, or with the state that prevented it. Paper
    // that is out, a cover that is open: waits for somebody to see to it, and goes on by itself. When it gives up or
    // is asked to stop, the job is cancelled; stopped with nothing wrong, the state is Ready.
    virtual base::Result<void, model::PrinterStatus> print(OfficeJob const& job, std::stop_token stop) = 0;
};

} // namespace drivers
