#include "ui/kit/theme.h"

namespace kit {

Palette const& light_palette() {
    static constexpr Palette palette{
        .background = 0xF1F5FAFF,
        .surface = 0xFFFFFFFF,
        .surface_pressed = 0xDCE7F4FF,
        .line = 0x71829AFF,
        .text = 0x12223AFF,
        .text_quiet = 0x38475CFF,
        .text_on_primary = 0xFFFFFFFF,
        .primary = 0x0D4486FF,
        .primary_pressed = 0x082F5FFF,
        .primary_soft = 0xE4EEF9FF,
        .danger = 0x931B19FF,
        .danger_pressed = 0x6C1210FF,
        .danger_soft = 0xFBE9E7FF,
        .warning_soft = 0xFFF1CFFF,
        .success = 0x0A5536FF,
        .success_soft = 0xE2F3EAFF,
        .shadow = 0x0B254729,
        .scrim = 0x0A1A30A6,
    };
    return palette;
}

// 4.8 mm is the least of US Section 508, 402.4; 7.3 mm is 0.7 degrees at 600 mm (EN 301 549, 5.1.4).
double cap_height_mm(FontRole role) {
    switch (role) {
    case FontRole::Caption: return 4.8;
    case FontRole::Body: return 5.2;
    case FontRole::BodyStrong: return 5.4;
    case FontRole::Title: return 7.8;
    case FontRole::Display: return 11.0;
    case FontRole::Key: return 6.6;
    case FontRole::Input: return 6.0;
    case FontRole::Icon: return 9.0;
    case FontRole::IconLarge: return 23.0;
    }
    return 5.2;
}

Metrics::Metrics(int width, int height, double panel_width_mm, double panel_height_mm)
    : width_(width),
      height_(height),
      // The lesser of both scales: on a panel whose size is stated turned by a quarter nothing grows beyond the glass.
      per_mm_(width / panel_width_mm < height / panel_height_mm ? width / panel_width_mm : height / panel_height_mm) {}

} // namespace kit
