// A workbench for the kit without a window: an ImGui context, a small font atlas, a clock that is moved by hand, and a
// finger. One at a time. A drawing function stands for a screen.
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "ui/kit/kit.h"

namespace tests {

class Workbench {
public:
    enum class Panel { Landscape, Portrait }; // 1920 x 1080 on 531 x 299 mm, and turned

    explicit Workbench(Panel panel = Panel::Landscape);
    ~Workbench();
    Workbench(Workbench const&) = delete;
    Workbench& operator=(Workbench const&) = delete;

    kit::Kit& kit() { return *kit_; }
    kit::Fonts const& fonts() const { return fonts_; }
    base::Instant now() const { return now_; }
    void advance(int milliseconds) { now_ += base::Duration(milliseconds); }

    // Draws one frame with the touches put in since.
    void draw(std::function<void(kit::Kit&)> const& screen);
    void touch(kit::TouchPhase phase, kit::Point at, std::int64_t finger = 1);
    // Down and up in the middle of what is called `id`, from the last drawing.
    void tap(std::string_view id);
    kit::Point middle_of(std::string_view id) const;

private:
    kit::Image atlas_;
    kit::Fonts fonts_;
    std::unique_ptr<kit::Kit> kit_;
    std::vector<kit::Touch> touches_;
    base::Instant now_{base::Duration(1'000'000)};
};

} // namespace tests
