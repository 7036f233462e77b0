// The text sizes and faces of the theme, and the fonts that the stage loads for them. The ui thread owns them.
#pragma once
#include <array>
#include <cstddef>

struct ImFont;

namespace kit {

// From small to large. Sizes in mm of capital height are in theme.h.
enum class FontRole {
    Caption, // for what is said elsewhere too: clock, kiosk name
    Body,
    BodyStrong,
    Title,
    Display,   // a greeting, a question
    Code,      // numbers to call, receipt codes and queue numbers: digits and capitals alone
    Key,       // keyboard
    Input,     // what the citizen types: holds every Vietnamese letter
    Icon,      // Material Design Icons, at the height of Body
    IconLarge, // on tiles
};
inline constexpr std::size_t font_roles = 10;

// How large all roles are: the citizen's choice. From Large on every letter has the height that low sight needs.
enum class TextSize { Normal, Large, Larger, Largest };
inline constexpr std::size_t text_sizes = 4;

struct Fonts {
    std::array<ImFont*, font_roles> by_role{};
    ImFont* operator[](FontRole role) const { return by_role[static_cast<std::size_t>(role)]; }
};

} // namespace kit
