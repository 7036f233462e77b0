#include "drivers/jpeg/jpeg.h"
#include "drivers/jpeg/load.h"
#include "kiosk/base/check.h"

// A picture that is taken has all of its pixels, and can be kept as a photo.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const frame = jpeg::decode_picture({data, size});
    auto const bare = jpeg::without_metadata({data, size});
    base::check(jpeg::without_metadata(bare.reveal()) == bare, "nothing is left to take out");
    if (!frame) return 0;
    auto const count = static_cast<std::size_t>(frame->width) * static_cast<std::size_t>(frame->height);
    base::check(frame->luma.size() == count && frame->rgb.size() == 3 * count, "all pixels");
    if (count < 100'000) base::check(jpeg::encode(*frame).has_value(), "a photo");
    return 0;
}
