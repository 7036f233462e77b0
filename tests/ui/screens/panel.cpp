#include "tests/ui/screens/panel.h"

#include <imgui.h>
#include <utility>

#include "kiosk/base/check.h"
#include "ui/stage/fonts.h"
#include "ui/stage/rasteriser.h"

namespace tests {

Panel::Panel(PanelSize const& size, std::vector<char32_t> const& letters, kit::TextSize text_size) : size_(size) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
    kit::Metrics const metrics(size.width, size.height, size.width_mm, size.height_mm);
    auto fonts = stage::load_fonts(metrics, letters, atlas_, text_size);
    base::check(fonts.has_value(), fonts ? "" : fonts.error().what);
    fonts_ = *fonts;
    kit_ = std::make_unique<kit::Kit>(metrics, kit::light_palette(), fonts_, atlas_);
    kit_->set_letters(text_size, fonts_, atlas_);
}

Panel::~Panel() {
    kit_.reset();
    ImGui::DestroyContext();
}

std::vector<flow::Action> Panel::frame(view::View const& view, screens::Pictures const& pictures) {
    ImGui::NewFrame();
    kit_->begin(std::exchange(touches_, {}), now_);
    auto actions = screens::draw(*kit_, view, pictures);
    kit_->end();
    ImGui::Render();
    now_ += base::Duration(1000);
    return actions;
}

std::vector<flow::Action> Panel::draw(view::View const& view, screens::Pictures const& pictures) {
    kit_->forget();
    frame(view, pictures);
    return frame(view, pictures);
}

std::vector<flow::Action> Panel::settle(view::View const& view, screens::Pictures const& pictures) {
    return frame(view, pictures);
}

std::vector<flow::Action> Panel::tap(std::string_view id, view::View const& view, screens::Pictures const& pictures) {
    auto const* node = kit_->tree().find(id);
    base::check(node != nullptr, id);
    for (auto const phase : {kit::TouchPhase::Down, kit::TouchPhase::Up})
        touches_.push_back({phase, 1, node->box.centre(), now_, false});
    return frame(view, pictures);
}

stage::Picture Panel::picture() const {
    stage::Picture picture{size_.width, size_.height, {}};
    picture.pixels.resize(static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(size_.height));
    stage::Rasteriser(size_.width, size_.height).draw(*ImGui::GetDrawData(), {picture.pixels.data(), size_.width});
    return picture;
}

} // namespace tests
