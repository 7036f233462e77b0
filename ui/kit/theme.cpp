#include "ui/kit/theme.h"

#include <array>

namespace kit {

namespace {

// Normal: 4.8 mm is the least of US Section 508, 402.4. From Large on: 7.3 mm is 0.7 degrees at 600 mm (EN 301 549,
// 5.1.4). What is large already grows less.
constexpr std::array<double, text_sizes> cap_heights(FontRole role) {
    switch (role) {
    case FontRole::Caption: return {4.9, 7.3, 7.9, 8.6};
    case FontRole::Body: return {5.4, 7.5, 8.4, 9.4};
    case FontRole::BodyStrong: return {5.7, 7.7, 8.6, 9.6};
    case FontRole::Title: return {7.8, 9.0, 10.0, 11.2};
    case FontRole::Display: return {12.0, 12.5, 13.2, 14.0};
    case FontRole::Code: return {17.0, 17.5, 18.0, 18.5};
    case FontRole::Key: return {7.0, 8.0, 8.8, 9.6};
    case FontRole::Input: return {7.4, 8.4, 9.4, 10.6};
    case FontRole::Icon: return {10.0, 11.0, 12.0, 13.0};
    case FontRole::IconLarge: return {24.0, 24.0, 24.0, 24.0};
    }
    return {};
}

} // namespace

double cap_height_mm(FontRole role, TextSize size) { return cap_heights(role)[static_cast<std::size_t>(size)]; }

Metrics::Metrics(int width, int height, double panel_width_mm, double panel_height_mm)
    : width_(width),
      height_(height),
      // The lesser of both scales: on a panel whose size is stated turned by a quarter nothing grows beyond the glass.
      per_mm_(width / panel_width_mm < height / panel_height_mm ? width / panel_width_mm : height / panel_height_mm) {}

} // namespace kit
