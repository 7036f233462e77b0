#include "tests/ui/kit/workbench.h"

#include <imgui.h>
#include <imgui_freetype.h>
#include <utility>

#include "kiosk/base/check.h"
#include "ui/kit/icons.h"

namespace tests {

namespace {

constexpr char const* letters_file = "/usr/share/fonts/opentype/inter/Inter-Regular.otf";
constexpr char const* icons_file = "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";

kit::Fonts load(kit::Metrics const& metrics, kit::Image& atlas) {
    ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
    fonts.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    ImFontGlyphRangesBuilder letters, icons;
    letters.AddRanges(fonts.GetGlyphRangesVietnamese());
    letters.AddText("…–°₫“”‘’");
    for (char16_t const c : kit::icon_code_points())
        icons.AddChar(static_cast<ImWchar>(c));
    ImVector<ImWchar> letter_ranges, icon_ranges;
    letters.BuildRanges(&letter_ranges);
    icons.BuildRanges(&icon_ranges);

    kit::Fonts out;
    for (std::size_t i = 0; i < kit::font_roles; ++i) {
        auto const role = static_cast<kit::FontRole>(i);
        bool const is_icon = role == kit::FontRole::Icon || role == kit::FontRole::IconLarge;
        float const size = metrics.cap_height_px(role) * (is_icon ? 1.0f : 1.66f); // Inter: capitals are 0.73 of the em
        out.by_role[i] = fonts.AddFontFromFileTTF(is_icon ? icons_file : letters_file, size, nullptr,
                                                  is_icon ? icon_ranges.Data : letter_ranges.Data);
    }
    unsigned char* pixels = nullptr;
    fonts.GetTexDataAsAlpha8(&pixels, &atlas.width, &atlas.height);
    atlas.format = kit::PixelFormat::Alpha;
    return out;
}

} // namespace

Workbench::Workbench(Panel panel) {
    bool const tall = panel == Panel::Portrait;
    kit::Metrics const metrics = tall ? kit::Metrics(1080, 1920, 299, 531) : kit::Metrics(1920, 1080, 531, 299);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = {static_cast<float>(metrics.width()), static_cast<float>(metrics.height())};
    fonts_ = load(metrics, atlas_);
    kit_ = std::make_unique<kit::Kit>(metrics, kit::light_palette(), fonts_, atlas_);
}

Workbench::~Workbench() {
    kit_.reset();
    ImGui::DestroyContext();
}

void Workbench::draw(std::function<void(kit::Kit&)> const& screen) {
    ImGui::NewFrame();
    kit_->begin(std::exchange(touches_, {}), now_);
    screen(*kit_);
    kit_->end();
    ImGui::Render();
}

void Workbench::touch(kit::TouchPhase phase, kit::Point at, std::int64_t finger) {
    touches_.push_back({phase, finger, at, now_, false});
}

kit::Point Workbench::middle_of(std::string_view id) const {
    kit::Node const* const node = kit_->tree().find(id);
    base::check(node != nullptr, "a node of that id");
    return node->box.centre();
}

void Workbench::tap(std::string_view id) {
    kit::Point const at = middle_of(id);
    touch(kit::TouchPhase::Down, at);
    touch(kit::TouchPhase::Up, at);
}

} // namespace tests
