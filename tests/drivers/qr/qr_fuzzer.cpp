#include "drivers/qr/decode.h"
#include "drivers/qr/encode.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"

// The first two bytes are the frame's size, the rest its pixels; and the same bytes as a text that is written and read.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size < 3) return 0;
    drivers::Frame frame;
    frame.width = data[0];
    frame.height = data[1];
    frame.luma.assign(data + 2, data + size);
    frame.luma.resize(static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height));
    static_cast<void>(qr::decode(frame));
    static_cast<void>(qr::decode_live(frame, data[2]));
    auto const matrix = qr::encode(base::as_text({data, std::min<std::size_t>(size, 300)}));
    if (matrix) base::check(matrix->size >= 21 && matrix->size <= 177, "a size of the standard");
    return 0;
}
