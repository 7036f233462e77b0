// A window with two screens, for the tests that press it from outside. "first.go" leads to the second screen, and
// "second.back" to the first. Each change is told on standard output: the screen, then the middle of its button.
#include <cstdio>

#include "kiosk/base/clock.h"
#include "kiosk/base/text.h"
#include "ui/kit/kit.h"
#include "ui/stage/stage.h"

namespace {

void tell(std::string_view screen, kit::Rect const& button) {
    auto const at = button.centre();
    std::printf("%.*s %d %d\n", static_cast<int>(screen.size()), screen.data(), static_cast<int>(at.x),
                static_cast<int>(at.y));
    std::fflush(stdout);
}

int run(stage::Stage& stage) {
    base::SystemClock const clock;
    kit::Kit kit(stage.metrics(), kit::light_palette(), stage.fonts(), stage.atlas());
    bool second = false;
    std::string told;
    while (!stage.closing()) {
        auto const now = clock.now();
        auto const touches = stage.take_touches(now);
        stage.begin_frame();
        kit.begin(touches, now);
        std::string const screen = second ? "second" : "first";
        kit.begin_screen(screen, screen);
        kit::Rect const box{kit.px(second ? 150 : 20), kit.px(40), kit.px(100), kit.px(60)};
        bool const pressed = kit.tile(screen + (second ? ".back" : ".go"), box, kit::Icon::Report, screen, {});
        kit.end();
        stage.present();
        if (std::exchange(told, screen) != screen) tell(screen, box);
        if (pressed) second = !second;
        auto const next = kit.wants_frame_at().value_or(now + base::Duration(60'000));
        if (!pressed) stage.wait(std::max(base::Duration(0), next - clock.now()));
    }
    return 0;
}

} // namespace

int main() {
    stage::Options options;
    options.width = 1080;
    options.height = 1920;
    options.renderer = stage::Renderer::Software;
    kit::Metrics const metrics(1080, 1920, 299, 531);
    auto const stage = stage::Stage::open(options, metrics, base::code_points("first second"));
    if (stage) return run(**stage);
    std::fprintf(stderr, "%s\n", stage.error().what.c_str());
    return 1;
}
