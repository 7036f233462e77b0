// Paper: what every slip shares: how wide it may be, how large its type is, and how what is drawn becomes dots. Belongs
// to this room; pure, one thread at a time (fontconfig).
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "drivers/printer.h"
#include "drivers/typeset/canvas.h"
#include "kiosk/base/result.h"

namespace typeset {

inline constexpr int narrowest = 384, widest = 832; // printable dots, at 8 dots a mm
inline constexpr int tallest = 16'000;              // dots: two metres of paper; longer is a mistake in the content

// The size of type for 58 mm paper and for 80 mm paper, in between and beyond in proportion. Body type is 12 points on
// 80 mm (34 dots), for eyes of seventy years.
class Type {
public:
    explicit Type(int width) : position_((width - 384) / 192.0) {}
    double operator()(double at_384, double at_576) const { return at_384 + (at_576 - at_384) * position_; }

private:
    double position_;
};

// About half of the width, and a module of at least three dots, which phones read.
int module_for(qr::Matrix const& matrix, int width);

base::Result<> check_width(int width);

// `sentence` with `name` ("{source}") replaced once.
std::string replaced(std::string_view sentence, std::string_view name, std::string const& value);

// Lays out what `draw` draws, to know its height, and draws it. Invalid: more than two metres.
base::Result<drivers::Bitmap> on_paper(int width, std::function<void(Canvas&)> const& draw);

} // namespace typeset
