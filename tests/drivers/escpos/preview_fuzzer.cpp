#include "drivers/escpos/encode.h"
#include "drivers/escpos/preview.h"
#include "kiosk/base/check.h"

// A picture that is taken is drawn the same when it is printed again.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const slip = escpos::preview({data, size});
    if (!slip || slip->height == 0) return 0;
    base::check(escpos::preview(escpos::encode(*slip)).value() == *slip, "drawn again");
    return 0;
}
