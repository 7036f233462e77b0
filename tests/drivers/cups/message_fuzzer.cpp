#include "drivers/cups/ipp.h"
#include "kiosk/base/check.h"

// What a printer on the network sends: whatever it is, what is understood of it is within the standard.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (auto const news = cups::printer_news({data, size})) {
        base::check(news->reasons.size() <= 32, "few reasons");
        static_cast<void>(cups::status_of(*news));
    }
    if (auto const news = cups::job_news({data, size})) static_cast<void>(cups::stage_of(*news));
    return 0;
}
