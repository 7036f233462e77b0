#include "drivers/v4l2/convert.h"
#include "kiosk/base/check.h"

// Width, height and stride in the first bytes: whatever a camera claims, nothing is read beyond what it sent.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size < 3) return 0;
    int const width = data[0] - 2, height = data[1] - 2, stride = data[2] * 4 - 4;
    base::ByteView const pixels(data + 3, size - 3);
    for (auto const& frame :
         {v4l2::from_yuyv(pixels, width, height, stride), v4l2::from_grey(pixels, width, height, stride)})
        if (frame)
            base::check(frame->luma.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                        "all pixels");
    return 0;
}
