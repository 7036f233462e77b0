// Theme: every colour, size and time the screens use, by what it is for. Sizes are millimetres on the glass; Metrics
// turns them into pixels once, from the panel's size. Const, any thread.
#pragma once
#include <cstdint>

#include "ui/kit/fonts.h"

namespace kit {

using Colour = std::uint32_t; // 0xRRGGBBAA

struct Palette {
    Colour background, surface, surface_pressed, line, line_soft; // soft: of a card, which its shadow sets off as well
    Colour text, text_quiet, text_disabled, text_on_primary, text_on_sky;
    Colour primary, primary_pressed, primary_soft;
    Colour accent, accent_pressed, accent_soft, text_on_accent; // the warm one: what is at hand, the way to staff
    Colour danger, danger_pressed, danger_soft, warning_soft, success, success_soft;
    Colour green, brown, rose, teal, violet;       // hues of the home screen's plates; they carry text_on_primary
    Colour sky, sky_low, sun, near_city, far_city; // of the picture on the home screen
    Colour shadow, scrim;
    Colour card_edge; // of a card where no shadow can be seen; 0: none
};

// Contrast of text on its ground is at least 7 : 1 (WCAG 2.2, level AAA), of a control's edge at least 3 : 1.
Palette const& light_palette();
Palette const& dark_palette();
Palette const& high_contrast_palette(); // black, white and yellow alone

// Millimetres.
struct Sizes {
    double target = 20, key = 16, gap = 2.6, near_miss = 4;
    double margin = 10, radius = 3.5, radius_large = 6, line = 0.4, bar = 25, way_on = 24;
};

// Cap height in millimetres of each FontRole; of the icons, the side of the square they are drawn in.
double cap_height_mm(FontRole role, TextSize size = TextSize::Normal);

struct Motion { // milliseconds
    int press = 90, ripple = 320, enter = 180, toast = 4000;
};

// Pixels of one panel. `width`, `height` pixels over `panel_width_mm`, `panel_height_mm`.
class Metrics {
public:
    Metrics(int width, int height, double panel_width_mm, double panel_height_mm);
    float px(double millimetres) const { return static_cast<float>(millimetres * per_mm_); }
    int width() const { return width_; }
    int height() const { return height_; }
    bool portrait() const { return height_ > width_; }
    // The size to ask the font loader for, in pixels of capital height.
    float cap_height_px(FontRole role, TextSize size = TextSize::Normal) const { return px(cap_height_mm(role, size)); }

private:
    int width_, height_;
    double per_mm_;
};

} // namespace kit
