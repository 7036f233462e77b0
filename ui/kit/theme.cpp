#include "ui/kit/theme.h"

namespace kit {

Palette const& light_palette() {
    static constexpr Palette palette{
        .background = 0xF6F4EFFF,
        .surface = 0xFFFFFFFF,
        .surface_pressed = 0xDCE7F4FF,
        .line = 0x71829AFF,
        .line_soft = 0xD9DEE6FF,
        .text = 0x12223AFF,
        .text_quiet = 0x38475CFF,
        .text_on_primary = 0xFFFFFFFF,
        .primary = 0x0B4580FF,
        .primary_pressed = 0x072F5AFF,
        .primary_soft = 0xE3EDF8FF,
        .accent = 0xF2A02CFF,
        .accent_soft = 0xFFEBC9FF,
        .text_on_accent = 0x5A3400FF,
        .danger = 0x9B1C1AFF,
        .danger_pressed = 0x6C1210FF,
        .danger_soft = 0xFCEAE7FF,
        .warning_soft = 0xFFF1CFFF,
        .success = 0x0A5536FF,
        .success_soft = 0xE2F3EAFF,
        .green = 0x0B6B4DFF,
        .brown = 0x8A4B00FF,
        .rose = 0xA3265AFF,
        .teal = 0x0A6378FF,
        .violet = 0x5B3AA3FF,
        .sky = 0x093B70FF,
        .sky_low = 0x1F7F95FF,
        .sun = 0xFFD79AFF,
        .near_city = 0x072E59FF,
        .far_city = 0x0D5578FF,
        .shadow = 0x1B2B4726,
        .scrim = 0x0A1A30B3,
    };
    return palette;
}

// 4.8 mm is the least of US Section 508, 402.4; 7.3 mm is 0.7 degrees at 600 mm (EN 301 549, 5.1.4).
double cap_height_mm(FontRole role) {
    switch (role) {
    case FontRole::Caption: return 4.9;
    case FontRole::Body: return 5.4;
    case FontRole::BodyStrong: return 5.7;
    case FontRole::Title: return 7.8;
    case FontRole::Display: return 12.0;
    case FontRole::Code: return 17.0;
    case FontRole::Key: return 7.0;
    case FontRole::Input: return 7.4;
    case FontRole::Icon: return 10.0;
    case FontRole::IconLarge: return 24.0;
    }
    return 5.2;
}

Metrics::Metrics(int width, int height, double panel_width_mm, double panel_height_mm)
    : width_(width),
      height_(height),
      // The lesser of both scales: on a panel whose size is stated turned by a quarter nothing grows beyond the glass.
      per_mm_(width / panel_width_mm < height / panel_height_mm ? width / panel_width_mm : height / panel_height_mm) {}

} // namespace kit
