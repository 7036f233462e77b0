// A number on wheels, as on a machine that draws lots: each digit rolls and stands, the first one first.
#include "ui/kit/widgets.h"

#include <algorithm>
#include <cmath>

namespace kit {
namespace {

constexpr base::Duration between_pictures{33};

// From 1 to 0: how much of a wheel's way is left. It slows down to its stop.
float way_left(float part) { return (1 - part) * (1 - part); }

struct Wheel {
    int digit;
    float turns; // to go, in digits
};

// The digit that shows in the middle of the wheel and the next one, which comes from above.
void draw_wheel(Frame& frame, Rect box, Wheel const& wheel, Colour colour) {
    Painter& paint = frame.paint();
    float const whole = std::floor(wheel.turns), off = wheel.turns - whole;
    int const shown = (wheel.digit + 10 - static_cast<int>(whole) % 10) % 10;
    float const step = box.h;
    paint.begin_clip(box);
    for (int i = 0; i < (off > 0 ? 2 : 1); ++i) {
        auto const digit = std::to_string((shown + 10 - i) % 10);
        float const down = (static_cast<float>(i) - off) * step;
        paint.letters({box.x, box.y - down, box.w, box.h}, digit, box.h * 0.62F, colour, FontRole::Code);
    }
    paint.end_clip();
}

float part_of(base::Instant now, base::Instant from, base::Duration lasting) {
    return std::clamp(static_cast<float>((now - from).count()) / static_cast<float>(lasting.count()), 0.F, 1.F);
}

} // namespace

void draw_reel(Frame& frame, std::string_view id, Rect box, std::string_view digits, ReelLook const& look) {
    bool const rolls = !frame.still && frame.now < look.until && look.until > look.from;
    Colour const ink = look.colour != 0 ? look.colour : frame.palette.text_on_primary;
    frame.node(Role::Heading, id, rolls ? look.rolling : digits, box);
    if (digits.empty()) return;
    auto const count = static_cast<float>(digits.size());
    float const gap = frame.px(frame.sizes.gap);
    float const width = std::min((box.w - gap * (count - 1)) / count, box.h * 0.72F);
    float const high = std::min(box.h, width * 1.5F);
    Rect row{box.x + (box.w - width * count - gap * (count - 1)) / 2, box.y + (box.h - high) / 2, box.w, high};
    auto const lasting = look.until - look.from;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        Rect const wheel = row.take_left(width);
        row.take_left(gap);
        frame.paint().rect(wheel, faded(ink, 0.14F), frame.radius());
        auto const stands =
            lasting * (static_cast<int>(i) + 2) / (static_cast<int>(digits.size()) + 1); // after so long
        float const left = rolls ? way_left(part_of(frame.now, look.from, std::max(stands, base::Duration(1)))) : 0;
        draw_wheel(frame, wheel, {digits[i] - '0', left * (14 + 4 * static_cast<float>(i))}, ink);
    }
    if (rolls) frame.ask_frame(std::min(frame.now + between_pictures, look.until));
}

} // namespace kit
