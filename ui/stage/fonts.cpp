#include "ui/stage/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <ft2build.h>
#include <imgui.h>
#include <imgui_freetype.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

#include "ui/kit/icons.h"

namespace stage {
namespace {

enum class Face { Regular, SemiBold, Bold, Icons };

Face face_of(kit::FontRole role) {
    switch (role) {
    case kit::FontRole::Caption:
    case kit::FontRole::Body:
    case kit::FontRole::Input: return Face::Regular;
    case kit::FontRole::BodyStrong:
    case kit::FontRole::Title:
    case kit::FontRole::Key: return Face::SemiBold;
    case kit::FontRole::Display:
    case kit::FontRole::Code: return Face::Bold;
    case kit::FontRole::Icon:
    case kit::FontRole::IconLarge: return Face::Icons;
    }
    return Face::Regular;
}

// Display, in which the keyboard echoes a letter, and from Title, in which words are read back, down to Caption, in
// which they are set when there are many.
bool shows_own_words(kit::FontRole role) {
    return role == kit::FontRole::Display || role == kit::FontRole::Input || role == kit::FontRole::Title ||
           role == kit::FontRole::Body || role == kit::FontRole::BodyStrong || role == kit::FontRole::Caption ||
           role == kit::FontRole::Key;
}

// fonts-inter, fonts-noto-core, fonts-material-design-icons-iconfont.
std::array<char const*, 2> files_of(Face face) {
    switch (face) {
    case Face::Regular:
        return {"/usr/share/fonts/opentype/inter/Inter-Regular.otf",
                "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"};
    case Face::SemiBold:
        return {"/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
                "/usr/share/fonts/truetype/noto/NotoSans-SemiBold.ttf"};
    case Face::Bold:
        return {"/usr/share/fonts/opentype/inter/Inter-Bold.otf", "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"};
    case Face::Icons:
        return {"/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf", nullptr};
    }
    return {};
}

base::Result<std::string> file_of(Face face) {
    auto const files = files_of(face);
    for (auto const* file : files)
        if (file && std::filesystem::exists(file)) return std::string(file);
    return base::failure(base::ErrorKind::NotFound,
                         fmt::format("the font {} is missing; install its package", files[0]));
}

// ImGui's size is ascent plus descent; ours is the height of a capital, and of the whole square for icons.
base::Result<float> imgui_size(std::string const& file, float height, Face face) {
    FT_Library library = nullptr;
    FT_Face font = nullptr;
    if (FT_Init_FreeType(&library) != 0) return base::failure(base::ErrorKind::Io, "FreeType does not start");
    bool const read = FT_New_Face(library, file.c_str(), 0, &font) == 0;
    float factor = 0;
    if (read) {
        auto const* os2 = static_cast<TT_OS2*>(FT_Get_Sfnt_Table(font, FT_SFNT_OS2));
        auto const capital = face == Face::Icons || !os2 || os2->sCapHeight == 0 ? font->units_per_EM : os2->sCapHeight;
        factor = static_cast<float>(font->ascender - font->descender) / static_cast<float>(capital);
        FT_Done_Face(font);
    }
    FT_Done_FreeType(library);
    if (!read) return base::failure(base::ErrorKind::Corrupt, file + " is not a font");
    return std::round(height * factor);
}

ImVector<ImWchar> ranges_of(std::vector<char32_t> const& letters) {
    ImFontGlyphRangesBuilder builder;
    for (auto const letter : letters)
        if (letter >= 0x20 && letter <= 0xFFFF) builder.AddChar(static_cast<ImWchar>(letter));
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return ranges;
}

std::vector<char32_t> letters_of(kit::FontRole role, std::vector<char32_t> const& in_use) {
    if (face_of(role) == Face::Icons) {
        auto const icons = kit::icon_code_points();
        return {icons.begin(), icons.end()};
    }
    if (role == kit::FontRole::Code) {
        constexpr std::u32string_view code = U"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ- …"; // queue numbers may have any
        return {code.begin(), code.end()};
    }
    std::vector<char32_t> letters = in_use;
    auto const typable = typable_letters();
    if (shows_own_words(role)) letters.insert(letters.end(), typable.begin(), typable.end());
    letters.push_back(U'…'); // where text is cut
    return letters;
}

base::Result<> find_missing(ImFont const& font, std::vector<char32_t> const& letters) {
    for (auto const letter : letters) {
        bool const drawn =
            letter < 0x20 || (letter <= 0xFFFF && font.FindGlyphNoFallback(static_cast<ImWchar>(letter)));
        if (!drawn)
            return base::failure(
                base::ErrorKind::Invalid,
                fmt::format("no glyph for U+{:04X} in {}", static_cast<unsigned>(letter), font.GetDebugName()));
    }
    return {};
}

void keep_pixels(ImFontAtlas& fonts, kit::Image& atlas) {
    unsigned char* pixels = nullptr;
    fonts.GetTexDataAsAlpha8(&pixels, &atlas.width, &atlas.height);
    atlas.format = kit::PixelFormat::Alpha;
    atlas.pixels.assign(pixels, pixels + static_cast<std::ptrdiff_t>(atlas.width) * atlas.height);
    ++atlas.version;
    fonts.SetTexID(&atlas);
}

} // namespace

std::vector<char32_t> typable_letters() {
    std::vector<char32_t> letters;
    auto const add = [&](char32_t first, char32_t last) {
        for (auto letter = first; letter <= last; ++letter)
            letters.push_back(letter);
    };
    add(0x20, 0x7E);
    for (auto const letter : U"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư–—‘’“”•…°₫·")
        if (letter != 0) letters.push_back(letter);
    add(0x1EA0, 0x1EF9); // the rest of Vietnamese
    return letters;
}

base::Result<kit::Fonts> load_fonts(kit::Metrics const& metrics, std::vector<char32_t> const& letters,
                                    kit::Image& atlas, kit::TextSize text_size) {
    auto& atlas_fonts = *ImGui::GetIO().Fonts;
    atlas_fonts.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas_fonts.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    kit::Fonts fonts;
    std::array<ImVector<ImWchar>, kit::font_roles> ranges; // ImGui reads them when it builds
    for (std::size_t i = 0; i < kit::font_roles; ++i) {
        auto const role = static_cast<kit::FontRole>(i);
        auto const file = TRY(file_of(face_of(role)));
        float const size = TRY(imgui_size(file, metrics.cap_height_px(role, text_size), face_of(role)));
        ranges[i] = ranges_of(letters_of(role, letters));
        fonts.by_role[i] = atlas_fonts.AddFontFromFileTTF(file.c_str(), size, nullptr, ranges[i].Data);
    }
    if (!atlas_fonts.Build()) return base::failure(base::ErrorKind::Io, "the fonts could not be drawn");
    for (std::size_t i = 0; i < kit::font_roles; ++i)
        TRY(find_missing(*fonts.by_role[i], letters_of(static_cast<kit::FontRole>(i), letters)));
    keep_pixels(atlas_fonts, atlas);
    return fonts;
}

} // namespace stage
