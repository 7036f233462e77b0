#include "tests/support/catch.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ui/kit/paint.h"
#include "ui/kit/theme.h"

namespace {

double channel(unsigned value) {
    double const c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(kit::Colour c) {
    return 0.2126 * channel((c >> 24) & 0xFF) + 0.7152 * channel((c >> 16) & 0xFF) + 0.0722 * channel((c >> 8) & 0xFF);
}

std::vector<std::pair<std::string, kit::Palette const*>> palettes() {
    return {{"light", &kit::light_palette()}, {"dark", &kit::dark_palette()}, {"high", &kit::high_contrast_palette()}};
}

// WCAG 2.2, "contrast ratio".
double contrast(kit::Colour a, kit::Colour b) {
    double const one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

} // namespace

TEST_CASE("black on white is the contrast 21 that the rule names") {
    CHECK(contrast(0x000000FF, 0xFFFFFFFF) == Approx(21));
    CHECK(contrast(0x767676FF, 0xFFFFFFFF) == Approx(4.54).epsilon(0.01));
}

TEST_CASE("text stands out from every ground it is set on by 7 : 1, in every palette") {
    auto const [name, palette] = GENERATE(from_range(palettes()));
    INFO(name);
    kit::Palette const& p = *palette;
    for (kit::Colour const ground :
         {p.background, p.surface, p.surface_pressed, p.primary_soft, p.danger_soft, p.warning_soft, p.success_soft}) {
        CHECK(contrast(p.text, ground) >= 7);
        CHECK(contrast(p.text_quiet, ground) >= 7);
    }
    for (kit::Colour const ground : {p.primary, p.primary_pressed, p.danger, p.danger_pressed, p.success, p.text})
        CHECK(contrast(p.text_on_primary, ground) >= 7);
    for (kit::Colour const ground : {p.background, p.surface, p.surface_pressed, p.primary_soft})
        CHECK(contrast(p.primary, ground) >= 7);
    CHECK(contrast(p.primary_pressed, p.primary_soft) >= 7);
    CHECK(contrast(p.danger, p.danger_soft) >= 7);
    CHECK(contrast(p.danger, p.surface) >= 7);
    CHECK(contrast(p.danger, p.background) >= 7);
    CHECK(contrast(p.success, p.success_soft) >= 7);
    CHECK(contrast(p.text_on_sky, p.sky) >= 7);
}

TEST_CASE("the hues carry words, the sky its own, and the warm ground its own ink, in every palette") {
    auto const [name, palette] = GENERATE(from_range(palettes()));
    INFO(name);
    kit::Palette const& p = *palette;
    for (kit::Colour const ground : {p.green, p.brown, p.rose, p.teal, p.violet})
        CHECK(contrast(p.text_on_primary, ground) >= 4.5);
    for (kit::Colour const ground : {p.sky_low, p.near_city, p.far_city})
        CHECK(contrast(p.text_on_sky, ground) >= 4.5);
    CHECK(contrast(p.text_on_accent, p.accent_soft) >= 7);
    CHECK(contrast(p.text_on_accent, p.accent_pressed) >= 4.5);
}

TEST_CASE("a control that cannot be used now can still be read") {
    auto const [name, palette] = GENERATE(from_range(palettes()));
    INFO(name);
    kit::Palette const& p = *palette;
    CHECK(contrast(p.text_disabled, kit::mixed(p.background, p.line, 0.14f)) >= 4.5);
}

TEST_CASE("in high contrast every text stands out by 7 : 1, also on hues, and there is no other colour than three") {
    kit::Palette const& p = kit::high_contrast_palette();
    for (kit::Colour const ground : {p.green, p.brown, p.rose, p.teal, p.violet})
        CHECK(contrast(p.text_on_primary, ground) >= 7);
    CHECK(contrast(p.text_on_accent, p.accent_pressed) >= 7);
    for (kit::Colour const colour : {p.background, p.surface, p.text, p.text_quiet, p.line, p.primary, p.danger,
                                     p.accent, p.green, p.rose, p.sky, p.card_edge})
        CHECK((colour == 0x000000FF || colour == 0xFFFFFFFF || colour == 0xFFFF00FF));
}

TEST_CASE("the edge of a control stands out from both its sides by 3 : 1, in every palette") {
    auto const [name, palette] = GENERATE(from_range(palettes()));
    INFO(name);
    kit::Palette const& p = *palette;
    for (kit::Colour const ground : {p.background, p.surface, p.surface_pressed, p.primary_soft})
        CHECK(contrast(p.line, ground) >= 3);
    CHECK(contrast(p.primary, p.background) >= 3);
    CHECK(contrast(p.text_on_accent, p.surface) >= 3);
    CHECK(contrast(p.danger, p.background) >= 3);
}

TEST_CASE("capitals are as high as the law and low sight want") {
    for (auto const role : {kit::FontRole::Caption, kit::FontRole::Body, kit::FontRole::BodyStrong,
                            kit::FontRole::Title, kit::FontRole::Display, kit::FontRole::Key, kit::FontRole::Input})
        CHECK(kit::cap_height_mm(role) >= 4.8);
    CHECK(kit::cap_height_mm(kit::FontRole::Title) >= 7.3);
}

TEST_CASE("each text size is larger than the one before, and from the second on as low sight needs") {
    for (std::size_t i = 0; i < kit::font_roles; ++i) {
        auto const role = static_cast<kit::FontRole>(i);
        bool const is_icon = role == kit::FontRole::Icon || role == kit::FontRole::IconLarge;
        for (std::size_t size = 1; size < kit::text_sizes; ++size) {
            double const height = kit::cap_height_mm(role, static_cast<kit::TextSize>(size));
            double const before = kit::cap_height_mm(role, static_cast<kit::TextSize>(size - 1));
            CHECK(height >= before);
            if (is_icon) continue;
            CHECK(height > before);
            CHECK(height >= 7.3);
        }
    }
}

TEST_CASE("colours fade in their alpha and mix in every channel") {
    CHECK(kit::faded(0x11223380, 0.5f) == 0x11223340);
    CHECK(kit::mixed(0x000000FF, 0xFF8000FF, 0.5f) == 0x804000FF);
}
