#include "drivers/v4l2/convert.h"

#include <cmath>

#include "tests/support/catch.h"

namespace {

struct Colour {
    double red, green, blue;
};

// BT.601 as the standard writes it, in real numbers.
Colour reference(int y, int cb, int cr) {
    double const light = 255.0 / 219 * (y - 16), blue = 255.0 / 224 * (cb - 128), red = 255.0 / 224 * (cr - 128);
    auto const limited = [](double value) { return std::clamp(value, 0.0, 255.0); };
    return {limited(light + 1.402 * red), limited(light - 0.344136 * blue - 0.714136 * red),
            limited(light + 1.772 * blue)};
}

} // namespace

TEST_CASE("YUYV becomes the colours of BT.601, to within two of 255") {
    double worst = 0;
    for (int y = 0; y < 256; y += 5)
        for (int cb = 0; cb < 256; cb += 15)
            for (int cr = 0; cr < 256; cr += 15) {
                auto const byte = [](int value) { return static_cast<std::uint8_t>(value); };
                base::Bytes const pair{byte(y), byte(cb), byte(y), byte(cr)};
                auto const frame = v4l2::from_yuyv(pair, 2, 1, 4);
                REQUIRE(frame);
                CHECK(frame->luma == std::vector<std::uint8_t>{byte(y), byte(y)});
                auto const wanted = reference(y, cb, cr);
                for (std::size_t i = 0; i < 6; i += 3) {
                    worst = std::max(worst, std::abs(frame->rgb[i] - wanted.red));
                    worst = std::max(worst, std::abs(frame->rgb[i + 1] - wanted.green));
                    worst = std::max(worst, std::abs(frame->rgb[i + 2] - wanted.blue));
                }
            }
    CHECK(worst <= 2);
}

TEST_CASE("what a camera puts behind each row is left out") {
    base::Bytes const yuyv{10, 128, 20, 128, 0, 0, 30, 128, 40, 128, 0, 0};
    auto const frame = v4l2::from_yuyv(yuyv, 2, 2, 6);
    REQUIRE(frame);
    CHECK(frame->luma == std::vector<std::uint8_t>{10, 20, 30, 40});
    base::Bytes const grey{1, 2, 3, 0, 4, 5, 6}; // the last row without padding, as some send it
    auto const shades = v4l2::from_grey(grey, 3, 2, 4);
    REQUIRE(shades);
    CHECK(shades->luma == std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6});
    CHECK(shades->rgb.empty());
}

TEST_CASE("a frame with too few bytes, or of an impossible size, is none") {
    base::Bytes const bytes(4 * 4 * 2, 99);
    CHECK(v4l2::from_yuyv(bytes, 4, 4, 8));
    CHECK_FALSE(v4l2::from_yuyv(base::ByteView(bytes).first(31), 4, 4, 8));
    CHECK_FALSE(v4l2::from_yuyv(bytes, 4, 5, 8));
    CHECK_FALSE(v4l2::from_yuyv(bytes, 3, 4, 8));
    CHECK_FALSE(v4l2::from_yuyv(bytes, 4, 4, 7));
    for (auto const& [width, height, stride] :
         {std::tuple{0, 4, 8}, std::tuple{4, 0, 8}, std::tuple{-4, 4, 8}, std::tuple{4, -4, 8}, std::tuple{4, 4, -8},
          std::tuple{1 << 30, 4, 1 << 30}}) {
        CHECK_FALSE(v4l2::from_yuyv(bytes, width, height, stride));
        CHECK_FALSE(v4l2::from_grey(bytes, width, height, stride));
    }
}
