// Every widget in every state, text size, contrast and language, beside the pictures a person has approved. Set in Noto
// Sans, whose file is the same on both releases of Debian. What differs is written beside as *.received.png and
// *.received.tree; look at it, and move it over the old one if it is better.
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_freetype.h>

#include "kiosk/app/strings.h"
#include "kiosk/base/file.h"
#include "tests/support/catch.h"
#include "tests/ui/stage/pictures_alike.h"
#include "ui/kit/icons.h"
#include "ui/screens/gallery.h"
#include "ui/stage/capture.h"
#include "ui/stage/rasteriser.h"

namespace {

constexpr int width = 800, height = 1379, block = 16;
constexpr auto letters_file = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
constexpr auto icons_file = "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
std::filesystem::path const goldens = TRAMSO_SOURCE_DIR "/tests/golden/gallery";

struct Look {
    kit::TextSize size;
    char const* size_name;
    kit::Palette const* palette;
    char const* palette_name;
    model::Language language;
    std::string name() const { return fmt::format("{}-{}-{}", palette_name, size_name, model::code_of(language)); }
};

std::vector<Look> looks() {
    std::vector<Look> all;
    for (auto const& [palette, palette_name] :
         {std::pair{&kit::light_palette(), "light"}, std::pair{&kit::dark_palette(), "dark"},
          std::pair{&kit::high_contrast_palette(), "high"}})
        for (auto const& [size, size_name] :
             {std::pair{kit::TextSize::Normal, "normal"}, std::pair{kit::TextSize::Large, "large"},
              std::pair{kit::TextSize::Larger, "larger"}, std::pair{kit::TextSize::Largest, "largest"}})
            for (auto const language : {model::Language::Vietnamese, model::Language::English})
                all.push_back({size, size_name, palette, palette_name, language});
    return all;
}

screens::GalleryWords words_in(model::Language language) {
    auto const strings = app::load_strings(language).value();
    auto const word = [&](std::string_view key) { return std::string(strings[key]); };
    return {word("form.next"),          word("bar.call_staff"),  word("bar.finish"), word("home.report"),
            word("home.report.second"), word("home.procedures"), word("home.text")};
}

// The kit with the letters of a size, without a window.
class Easel {
public:
    explicit Easel(kit::TextSize size)
        : metrics_(width, height, screens::gallery_width_mm, screens::gallery_height_mm) {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().DisplaySize = {width, height};
        kit::Fonts const fonts = load(size);
        kit_ = std::make_unique<kit::Kit>(metrics_, kit::light_palette(), fonts, atlas_);
        kit_->set_letters(size, fonts, atlas_);
    }
    ~Easel() {
        kit_.reset();
        ImGui::DestroyContext();
    }
    Easel(Easel const&) = delete;
    Easel& operator=(Easel const&) = delete;

    kit::Kit& kit() { return *kit_; }

    stage::Picture draw(screens::GalleryWords const& words) {
        kit_->forget();
        frame(words, {});
        now_ += base::Duration(1000);
        frame(words, {});
        kit::Touch const down{kit::TouchPhase::Down, 1, kit_->tree().find("gallery.held")->box.centre(), now_, false};
        frame(words, {&down, 1});
        for (int step = 0; step < 2; ++step) { // the toast comes first
            kit_->step_focus(kit::FocusStep::Next);
            frame(words, {});
        }
        now_ += base::Duration(2000); // the ripple has faded, the finger stays
        frame(words, {});
        stage::Picture picture{width, height, std::vector<std::uint32_t>(std::size_t{width} * height)};
        stage::Rasteriser(width, height).draw(*ImGui::GetDrawData(), {picture.pixels.data(), width});
        return picture;
    }

private:
    void frame(screens::GalleryWords const& words, std::span<kit::Touch const> touches) {
        ImGui::NewFrame();
        kit_->begin(touches, now_);
        screens::draw_gallery(*kit_, words);
        kit_->end();
        ImGui::Render();
    }

    kit::Fonts load(kit::TextSize size) {
        ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
        atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
        ImFontGlyphRangesBuilder letters, icons;
        letters.AddRanges(atlas.GetGlyphRangesVietnamese());
        letters.AddText("…·");
        for (char16_t const c : kit::icon_code_points())
            icons.AddChar(static_cast<ImWchar>(c));
        ImVector<ImWchar> letter_ranges, icon_ranges;
        letters.BuildRanges(&letter_ranges);
        icons.BuildRanges(&icon_ranges);
        kit::Fonts fonts;
        for (std::size_t i = 0; i < kit::font_roles; ++i) {
            auto const role = static_cast<kit::FontRole>(i);
            bool const icon = role == kit::FontRole::Icon || role == kit::FontRole::IconLarge;
            float const pixels = metrics_.cap_height_px(role, size) * (icon ? 1.0F : 1.9F); // Noto: 0.714 of 1/1.362
            fonts.by_role[i] = atlas.AddFontFromFileTTF(icon ? icons_file : letters_file, std::round(pixels), nullptr,
                                                        icon ? icon_ranges.Data : letter_ranges.Data);
        }
        unsigned char* pixels = nullptr;
        atlas.GetTexDataAsAlpha8(&pixels, &atlas_.width, &atlas_.height);
        atlas_.format = kit::PixelFormat::Alpha;
        atlas_.pixels.assign(pixels, pixels + static_cast<std::ptrdiff_t>(atlas_.width) * atlas_.height);
        return fonts;
    }

    kit::Metrics metrics_;
    kit::Image atlas_;
    std::unique_ptr<kit::Kit> kit_;
    base::Instant now_{base::Duration(1'000'000)};
};

int difference(std::uint32_t a, std::uint32_t b) {
    int most = 0;
    for (unsigned shift = 0; shift < 24; shift += 8)
        most = std::max(most, std::abs(static_cast<int>((a >> shift) & 255) - static_cast<int>((b >> shift) & 255)));
    return most;
}

// A block has changed where more than a few pixels are another colour; the edges of letters may differ a little between
// releases of FreeType.
int changed_blocks(stage::Picture const& a, stage::Picture const& b) {
    if (a.width != b.width || a.height != b.height) return -1;
    int blocks = 0;
    for (int top = 0; top < a.height; top += block)
        for (int left = 0; left < a.width; left += block) {
            int changed = 0;
            for (int y = top; y < std::min(top + block, a.height); ++y)
                for (int x = left; x < std::min(left + block, a.width); ++x) {
                    auto const at =
                        static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) + static_cast<std::size_t>(x);
                    changed += difference(a.pixels[at], b.pixels[at]) > 40 ? 1 : 0;
                }
            blocks += changed > 6 ? 1 : 0;
        }
    return blocks;
}

std::string text_of(std::filesystem::path const& file) { return base::read_file(file).value_or(std::string()); }

} // namespace

TEST_CASE("every widget looks as it was approved, in every text size, contrast and language") {
    for (auto const& look : looks()) {
        INFO(look.name());
        Easel easel(look.size);
        easel.kit().set_palette(*look.palette);
        auto const picture = easel.draw(words_in(look.language));
        auto const tree = easel.kit().tree().dump();
        auto const golden = goldens / (look.name() + ".png"), written = goldens / (look.name() + ".tree");
        bool const exists = std::filesystem::exists(golden);
        int const changed = exists ? changed_blocks(picture, tests::read_png(golden)) : -1;
        bool const alike = changed == 0 && tree == text_of(written);
        if (!alike) {
            REQUIRE(stage::write_png(picture, goldens / (look.name() + ".received.png")));
            REQUIRE(base::write_file_durably(goldens / (look.name() + ".received.tree"), base::as_bytes(tree)));
        }
        CHECK(changed == 0);
        CHECK(tree == text_of(written));
        CHECK(easel.kit().tree().cut_lines == 0);
    }
}

TEST_CASE("a picture in which one block has another colour is told from the approved one") {
    auto const golden = tests::read_png(goldens / "light-normal-vi.png");
    REQUIRE(golden.width == width);
    CHECK(changed_blocks(golden, golden) == 0);
    auto other = golden;
    for (int y = 304; y < 310; ++y)
        for (int x = 400; x < 406; ++x)
            other.pixels[static_cast<std::size_t>(y * width + x)] ^= 0x00808080U;
    CHECK(changed_blocks(golden, other) == 1);
}
