// A panel without a window: ImGui, the product's own fonts, the kit and the rasteriser, so that any state of a visit
// can be drawn, read as a tree and looked at as a picture. One at a time; one thread.
#pragma once
#include <memory>
#include <vector>

#include "ui/screens/draw.h"
#include "ui/stage/renderer.h"

namespace tests {

struct PanelSize {
    std::string_view name;
    int width, height; // pixels
    double width_mm, height_mm;
};
inline constexpr PanelSize landscape{"landscape", 1920, 1080, 531, 299};
inline constexpr PanelSize portrait{"portrait", 1080, 1920, 299, 531};
// What is bought: 21.5 inches wide, 32 inches upright, and a small one of 15.6 inches.
inline constexpr PanelSize wide_21{"wide21", 1920, 1080, 476, 268};
inline constexpr PanelSize tall_32{"tall32", 1080, 1920, 398, 708};
inline constexpr PanelSize small_15{"small15", 1920, 1080, 344, 194};

class Panel {
public:
    Panel(PanelSize const& size, std::vector<char32_t> const& letters, kit::TextSize text_size = kit::TextSize::Normal);
    ~Panel();
    Panel(Panel const&) = delete;
    Panel& operator=(Panel const&) = delete;

    kit::Kit& kit() { return *kit_; }
    kit::Fonts const& fonts() const { return fonts_; }
    kit::Image const& atlas() const { return atlas_; }

    // Draws the view anew, as a visit that has just come to it, and once more with all that settled.
    std::vector<flow::Action> draw(view::View const& view, screens::Pictures const& pictures);
    // Draws once more as it is, with all that settled.
    std::vector<flow::Action> settle(view::View const& view, screens::Pictures const& pictures);
    std::vector<flow::Action> tap(std::string_view id, view::View const& view, screens::Pictures const& pictures);
    // Once more, as it stands: what the keys did is seen.
    std::vector<flow::Action> again(view::View const& view, screens::Pictures const& pictures) {
        return frame(view, pictures);
    }
    stage::Picture picture() const; // of the last drawing

private:
    std::vector<flow::Action> frame(view::View const& view, screens::Pictures const& pictures);

    PanelSize size_;
    kit::Image atlas_;
    kit::Fonts fonts_;
    std::unique_ptr<kit::Kit> kit_;
    std::vector<kit::Touch> touches_;
    base::Instant now_{base::Duration(1'000'000)};
};

} // namespace tests
