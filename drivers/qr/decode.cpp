#include "drivers/qr/decode.h"

#include "drivers/qr/luma.h"
#include "kiosk/base/text.h"

#define ZX_USE_UTF8 1 // the same text type in ZXing-cpp 1 and 2
#include <ZXing/ReadBarcode.h>
#include <algorithm>
#include <array>
#include <exception>

namespace qr {
namespace {

#if __has_include(<ZXing/ReaderOptions.h>) // its name since ZXing-cpp 2.2
using ReaderOptions = ZXing::ReaderOptions;
void leave_inverting_to_the_ladder(ReaderOptions& options) { options.setTryInvert(false); }
#else
using ReaderOptions = ZXing::DecodeHints;
void leave_inverting_to_the_ladder(ReaderOptions&) {} // it does not invert by itself
#endif

constexpr int smallest_side = 20, largest_side = 8'000;
constexpr int largest_to_enlarge = 1'400;

enum class Threshold { Local, Global }; // each pixel against its neighbourhood, or against the whole row

struct Rung {
    int shrink = 1;  // by so much
    int sharpen = 0; // radius and strength
    int blur = 0;    // radius
    bool enlarge = false;
    bool invert = false;
    Threshold threshold = Threshold::Local;
};

// By what each adds to those before it on photographs of codes, cheap ones first.
constexpr std::array ladder{
    Rung{.threshold = Threshold::Global},
    Rung{.shrink = 2},
    Rung{.shrink = 2, .sharpen = 2},
    Rung{.sharpen = 2},
    Rung{.blur = 1, .threshold = Threshold::Global},
    Rung{.enlarge = true, .threshold = Threshold::Global},
    Rung{.invert = true},
    Rung{.blur = 1, .enlarge = true, .threshold = Threshold::Global},
    Rung{.shrink = 3},
};

base::PrivateText text_of(ZXing::Result const& result, Charset charset) {
    auto const& bytes = result.bytes();
    std::string plain(bytes.begin(), bytes.end());
    bool const as_it_stands = !result.hasECI() && (charset == Charset::Utf8 || base::is_utf8(plain));
    if (as_it_stands) return base::PrivateText(std::move(plain));
    base::wipe(plain);
    return base::PrivateText(result.text());
}

std::optional<base::PrivateText> read(std::uint8_t const* pixels, int width, int height, Threshold threshold,
                                      Charset charset) {
    if (std::min(width, height) < smallest_side) return std::nullopt;
    try {
        ReaderOptions options;
        options.setFormats(ZXing::BarcodeFormat::QRCode);
        options.setTryHarder(true);
        options.setTryRotate(false); // changes nothing for QR codes
        options.setTryDownscale(false);
        leave_inverting_to_the_ladder(options);
        options.setBinarizer(threshold == Threshold::Global ? ZXing::Binarizer::GlobalHistogram
                                                            : ZXing::Binarizer::LocalAverage);
        auto const result = ZXing::ReadBarcode({pixels, width, height, ZXing::ImageFormat::Lum}, options);
        return result.isValid() ? std::optional(text_of(result, charset)) : std::nullopt;
    } catch (std::exception const&) {
        return std::nullopt; // a picture ZXing cannot work with has no code for us
    }
}

Luma copy_of(drivers::Frame const& frame) {
    Luma copy(frame.width, frame.height);
    std::ranges::copy(frame.luma, copy.pixels.begin());
    return copy;
}

std::optional<base::PrivateText> climb(Rung const& rung, drivers::Frame const& frame, Charset charset) {
    if (rung.enlarge && std::max(frame.width, frame.height) > largest_to_enlarge) return std::nullopt;
    auto luma = copy_of(frame);
    if (rung.shrink > 1) luma = shrunk(luma, rung.shrink);
    if (std::min(luma.width, luma.height) < smallest_side) return std::nullopt;
    if (rung.sharpen > 0) luma = sharpened(luma, rung.sharpen, rung.sharpen);
    if (rung.blur > 0) luma = blurred(luma, rung.blur);
    if (rung.enlarge) luma = enlarged(luma);
    if (rung.invert) luma = inverted(luma);
    return read(luma.pixels.data(), luma.width, luma.height, rung.threshold, charset);
}

bool is_sound(drivers::Frame const& frame) {
    bool const sized =
        std::min(frame.width, frame.height) >= smallest_side && std::max(frame.width, frame.height) <= largest_side;
    return sized && frame.luma.size() == static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
}

std::optional<base::PrivateText> read_as_it_is(drivers::Frame const& frame, Charset charset) {
    return read(frame.luma.data(), frame.width, frame.height, Threshold::Local, charset);
}

} // namespace

std::optional<base::PrivateText> decode(drivers::Frame const& frame, Charset charset) {
    if (!is_sound(frame)) return std::nullopt;
    if (auto text = read_as_it_is(frame, charset)) return text;
    for (auto const& rung : ladder)
        if (auto text = climb(rung, frame, charset)) return text;
    return std::nullopt;
}

std::optional<base::PrivateText> decode_live(drivers::Frame const& frame, unsigned turn) {
    if (!is_sound(frame)) return std::nullopt;
    if (auto text = read_as_it_is(frame, Charset::Utf8)) return text;
    return climb(ladder[turn % ladder.size()], frame, Charset::Utf8);
}

} // namespace qr
