#include "ui/stage/fonts.h"

#include <imgui.h>

#include "config/load.h"
#include "kiosk/app/strings.h"
#include "kiosk/base/text.h"
#include "tests/support/catch.h"
#include "ui/kit/icons.h"
#include "ui/kit/keyboard_keys.h"

namespace {

kit::Metrics const metrics(1920, 1080, 531, 299);

struct Atlas {
    Atlas() { ImGui::CreateContext(); }
    ~Atlas() { ImGui::DestroyContext(); }
    Atlas(Atlas const&) = delete;
    Atlas& operator=(Atlas const&) = delete;
    kit::Image image;
};

void add(std::vector<char32_t>& letters, std::string_view text) {
    for (char32_t const letter : base::code_points(text))
        if (letter >= 0x20) letters.push_back(letter);
}

std::vector<char32_t> of_catalogues() {
    std::vector<char32_t> letters;
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        auto const strings = app::load_strings(language);
        REQUIRE(strings);
        for (auto const& [key, sentence] : strings->all())
            add(letters, sentence);
    }
    return letters;
}

std::vector<char32_t> of_content() {
    auto const content = config::load_catalogue(TRAMSO_SOURCE_DIR "/config/content").value();
    std::vector<char32_t> letters;
    for (auto const& it : content.categories)
        add(letters, it.name_vi + it.name_en);
    for (auto const& it : content.places)
        add(letters, it.name_vi + it.name_en);
    for (auto const& it : content.hotlines)
        add(letters, it.number + it.name_vi + it.name_en);
    for (auto const& it : content.portals)
        add(letters, it.url + it.name_vi + it.name_en);
    return letters;
}

std::vector<char32_t> of_keyboards() {
    std::vector<char32_t> letters;
    for (auto const layout : {kit::KeyboardLayout::Vietnamese, kit::KeyboardLayout::Telex, kit::KeyboardLayout::Vni,
                              kit::KeyboardLayout::English, kit::KeyboardLayout::Digits, kit::KeyboardLayout::Code})
        for (auto const page : {kit::KeyPage::Letters, kit::KeyPage::Symbols})
            for (auto const& row : kit::keys_of(layout, page))
                for (auto const& key : row)
                    if (key.kind == kit::KeyKind::Letter)
                        add(letters, std::string(key.name) + std::string(key.shifted));
    return letters;
}

// Every vowel with every tone, in both sizes: what the keyboard's keys make together.
std::vector<char32_t> of_vietnamese() {
    std::vector<char32_t> letters;
    for (std::string_view const vowel : {"a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"})
        for (std::string_view const tone : {"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}) {
            auto const small = base::to_nfc(std::string(vowel) + std::string(tone)).value();
            add(letters, small);
        }
    add(letters, "đĐĂÂÊÔƠƯ");
    return letters;
}

bool is_icons(kit::FontRole role) { return role == kit::FontRole::Icon || role == kit::FontRole::IconLarge; }

bool has(ImFont const& font, char32_t letter) {
    return letter <= 0xFFFF && font.FindGlyphNoFallback(static_cast<ImWchar>(letter)) != nullptr;
}

} // namespace

TEST_CASE("every letter of both catalogues and of the content has a glyph in every size of text") {
    Atlas atlas;
    auto letters = of_catalogues();
    auto const content = of_content();
    letters.insert(letters.end(), content.begin(), content.end());
    REQUIRE(letters.size() > 5000);
    auto const fonts = stage::load_fonts(metrics, letters, atlas.image);
    REQUIRE(fonts);
    for (std::size_t i = 0; i < kit::font_roles; ++i) {
        auto const role = static_cast<kit::FontRole>(i);
        if (is_icons(role) || role == kit::FontRole::Code) continue;
        for (char32_t const letter : letters) {
            INFO("role " << i << " U+" << std::hex << static_cast<unsigned>(letter));
            REQUIRE(has(*fonts->by_role[i], letter));
        }
    }
}

TEST_CASE("whatever the keyboards can type has a glyph wherever a citizen's words are shown") {
    Atlas atlas;
    auto const fonts = stage::load_fonts(metrics, {U'a'}, atlas.image); // not because a catalogue had it
    REQUIRE(fonts);
    auto letters = of_keyboards();
    auto const vietnamese = of_vietnamese();
    letters.insert(letters.end(), vietnamese.begin(), vietnamese.end());
    REQUIRE(letters.size() > 200);
    for (auto const role : {kit::FontRole::Input, kit::FontRole::Body, kit::FontRole::BodyStrong, kit::FontRole::Key,
                            kit::FontRole::Caption, kit::FontRole::Display})
        for (char32_t const letter : letters) {
            INFO("role " << static_cast<int>(role) << " U+" << std::hex << static_cast<unsigned>(letter));
            REQUIRE(has(*(*fonts)[role], letter));
        }
}

TEST_CASE("the large digits and capitals write every receipt code, queue number and number to call in an emergency") {
    Atlas atlas;
    auto const fonts = stage::load_fonts(metrics, {U'a'}, atlas.image);
    REQUIRE(fonts);
    std::string all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-"; // receipt codes and queue numbers
    auto const content = config::load_catalogue(TRAMSO_SOURCE_DIR "/config/content").value();
    for (auto const& line : content.hotlines)
        if (line.group == "emergency") all += line.number;
    for (char32_t const letter : base::code_points(all)) {
        INFO("U+" << std::hex << static_cast<unsigned>(letter));
        CHECK(has(*(*fonts)[kit::FontRole::Code], letter));
    }
}

TEST_CASE("every icon has a glyph, small and large") {
    Atlas atlas;
    auto const fonts = stage::load_fonts(metrics, {U'a'}, atlas.image);
    REQUIRE(fonts);
    for (char16_t const icon : kit::icon_code_points())
        for (auto const role : {kit::FontRole::Icon, kit::FontRole::IconLarge}) {
            INFO("U+" << std::hex << static_cast<unsigned>(icon));
            CHECK(has(*(*fonts)[role], icon));
        }
}

TEST_CASE("a letter that no font has is refused by name, not drawn as a box") {
    Atlas atlas;
    auto const fonts = stage::load_fonts(metrics, {U'a', U'中'}, atlas.image);
    REQUIRE_FALSE(fonts);
    CHECK(fonts.error().what.find("U+4E2D") != std::string::npos);
}

TEST_CASE("capitals are as high as the theme says, within half a pixel") {
    Atlas atlas;
    auto const fonts = stage::load_fonts(metrics, {U'H'}, atlas.image);
    REQUIRE(fonts);
    for (auto const role :
         {kit::FontRole::Caption, kit::FontRole::Body, kit::FontRole::Title, kit::FontRole::Display}) {
        auto const* glyph = (*fonts)[role]->FindGlyph(U'H');
        CHECK(glyph->Y1 - glyph->Y0 >= metrics.cap_height_px(role) - 1.0F);
        CHECK(glyph->Y1 - glyph->Y0 <= metrics.cap_height_px(role) + 1.5F);
    }
}
