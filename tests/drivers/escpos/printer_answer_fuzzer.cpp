#include "drivers/escpos/status.h"
#include "kiosk/base/check.h"

// Whatever a printer answers, only four whole statuses without a trouble are a printer that can print.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    escpos::Answers answers;
    escpos::StatusBytes bytes{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < size; ++i) {
        auto const answer = answers.take(data[i]);
        base::check((answer == escpos::Answer::Status) == escpos::is_status(data[i]), "a status is one");
        if (answer != escpos::Answer::Status) continue;
        bytes[count++ % 4] = data[i];
        if (count % 4 != 0) continue;
        auto const state = escpos::status_of(bytes);
        base::check(state != model::PrinterStatus::Gone, "four statuses are a printer");
        bool const quiet =
            (bytes[0] & 0x08) == 0 && (bytes[1] & 0x64) == 0 && (bytes[2] & 0x68) == 0 && (bytes[3] & 0x60) == 0;
        base::check(model::can_print(state) == quiet, "no trouble is passed over");
    }
    return 0;
}
