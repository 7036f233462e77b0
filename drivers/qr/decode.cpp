#include "drivers/qr/decode.h"

#define ZX_USE_UTF8 1 // the same text type in ZXing-cpp 1 and 2
#include <ZXing/ReadBarcode.h>
#include <algorithm>
#include <exception>

namespace qr {
namespace {

constexpr int smallest_side = 20, largest_side = 8'000;

struct Luma {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
    Luma() = default;
    Luma(Luma const&) = delete;
    Luma& operator=(Luma const&) = delete;
    ~Luma() { base::wipe(pixels); } // may show a card
};

std::optional<base::PrivateText> read(std::uint8_t const* pixels, int width, int height, bool thorough) {
    try {
        ZXing::DecodeHints hints;
        hints.setFormats(ZXing::BarcodeFormat::QRCode);
        hints.setTryHarder(thorough);
        hints.setTryRotate(thorough);
        hints.setCharacterSet("UTF-8"); // cards carry UTF-8 without saying so
        auto const result = ZXing::ReadBarcode({pixels, width, height, ZXing::ImageFormat::Lum}, hints);
        if (!result.isValid()) return std::nullopt;
        return base::PrivateText(result.text());
    } catch (std::exception const&) {
        return std::nullopt; // a picture ZXing cannot work with has no code for us
    }
}

// Every `step`-th pixel's neighbourhood averaged: smaller, and rid of noise.
void shrink(drivers::Frame const& frame, int step, Luma& small) {
    small.width = frame.width / step;
    small.height = frame.height / step;
    small.pixels.resize(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height));
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x) {
            unsigned sum = 0;
            for (int dy = 0; dy < step; ++dy)
                for (int dx = 0; dx < step; ++dx)
                    sum += frame.luma[static_cast<std::size_t>(y * step + dy) * static_cast<std::size_t>(frame.width) +
                                      static_cast<std::size_t>(x * step + dx)];
            small.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(small.width) +
                         static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(sum / static_cast<unsigned>(step * step));
        }
}

void stretch(drivers::Frame const& frame, bool inverted, Luma& clear) {
    auto const [low, high] = std::minmax_element(frame.luma.begin(), frame.luma.end());
    int const from = *low, range = std::max(1, *high - *low);
    clear.width = frame.width;
    clear.height = frame.height;
    clear.pixels.reserve(frame.luma.size());
    for (auto const pixel : frame.luma) {
        int const value = (pixel - from) * 255 / range;
        clear.pixels.push_back(static_cast<std::uint8_t>(inverted ? 255 - value : value));
    }
}

void enlarge(drivers::Frame const& frame, Luma& large) {
    large.width = frame.width * 2;
    large.height = frame.height * 2;
    large.pixels.reserve(frame.luma.size() * 4);
    for (int y = 0; y < large.height; ++y)
        for (int x = 0; x < large.width; ++x)
            large.pixels.push_back(frame.luma[static_cast<std::size_t>(y / 2) * static_cast<std::size_t>(frame.width) +
                                              static_cast<std::size_t>(x / 2)]);
}

std::optional<base::PrivateText> read_changed(drivers::Frame const& frame) {
    if (std::max(frame.width, frame.height) >= 400)
        for (int const step : {2, 3, 4}) {
            Luma small;
            shrink(frame, step, small);
            if (std::min(small.width, small.height) < smallest_side) break;
            if (auto text = read(small.pixels.data(), small.width, small.height, true)) return text;
        }
    for (bool const inverted : {false, true}) {
        Luma clear;
        stretch(frame, inverted, clear);
        if (auto text = read(clear.pixels.data(), clear.width, clear.height, true)) return text;
    }
    if (std::max(frame.width, frame.height) > 1'000) return std::nullopt;
    Luma large;
    enlarge(frame, large);
    return read(large.pixels.data(), large.width, large.height, true);
}

bool is_sound(drivers::Frame const& frame) {
    bool const sized =
        std::min(frame.width, frame.height) >= smallest_side && std::max(frame.width, frame.height) <= largest_side;
    return sized && frame.luma.size() == static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
}

} // namespace

std::optional<base::PrivateText> decode(drivers::Frame const& frame) {
    if (!is_sound(frame)) return std::nullopt;
    for (bool const thorough : {false, true})
        if (auto text = read(frame.luma.data(), frame.width, frame.height, thorough)) return text;
    return read_changed(frame);
}

} // namespace qr
