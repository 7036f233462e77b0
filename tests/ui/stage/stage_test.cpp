#include "ui/stage/stage.h"

#include <SDL.h>
#include <cstdlib>
#include <ctime>
#include <imgui.h>

#include "kiosk/base/text.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/stage/pictures_alike.h"
#include "ui/kit/kit.h"
#include "ui/kit/text_layout.h"
#include "ui/stage/rasteriser.h"

namespace {

constexpr int width = 960, height = 540;
constexpr std::string_view words = "Phản ánh, kiến nghị Báo sự cố, góp ý với Thành phố Gọi nhân viên Ễ Tiếp tục";
kit::Metrics const metrics(width, height, 266, 150);

std::unique_ptr<stage::Stage> open(stage::Renderer renderer, bool headless) {
    stage::Options options;
    options.width = width;
    options.height = height;
    options.fullscreen = false;
    options.headless = headless;
    options.renderer = renderer;
    auto opened = stage::Stage::open(options, metrics, base::code_points(words));
    if (!opened) FAIL(opened.error().what << "; install libegl1 and libgl1-mesa-dri");
    return std::move(*opened);
}

// A tile, buttons, a photo and words: all kinds of shapes.
class Screen {
public:
    explicit Screen(stage::Stage& stage)
        : stage_(stage), kit_(stage.metrics(), kit::light_palette(), stage.fonts(), stage.atlas()) {
        photo_.width = photo_.height = 64;
        for (int i = 0; i < 64 * 64; ++i)
            photo_.pixels.insert(photo_.pixels.end(),
                                 {static_cast<std::uint8_t>(i / 16), 90, static_cast<std::uint8_t>(i % 64 * 4), 255});
    }

    // The pressed id, or "".
    std::string draw(base::Instant now) {
        std::string pressed;
        auto const touches = stage_.take_touches(now);
        stage_.begin_frame();
        kit_.begin(touches, now);
        kit_.begin_screen("screen", "");
        float const mm = kit_.px(1);
        if (kit_.tile("tile", {10 * mm, 10 * mm, 110 * mm, 60 * mm}, kit::Icon::Report, "Phản ánh, kiến nghị",
                      "Báo sự cố, góp ý với Thành phố"))
            pressed = "tile";
        if (kit_.button("staff", {10 * mm, 80 * mm, 90 * mm, 22 * mm}, "Gọi nhân viên")) pressed = "staff";
        if (kit_.button("next", {110 * mm, 80 * mm, 90 * mm, 22 * mm}, "Tiếp tục", {.tone = kit::Tone::Primary}))
            pressed = "next";
        kit_.text("words", {10 * mm, 110 * mm, 200 * mm, 30 * mm}, "Ễ Thành phố", {kit::FontRole::Display});
        kit_.image("photo", {140 * mm, 10 * mm, 60 * mm, 60 * mm}, photo_, "Báo");
        kit_.end();
        changed = stage_.present();
        return pressed;
    }
    bool changed = false;
    bool rests() const { return !kit_.wants_frame_at(); }

private:
    stage::Stage& stage_;
    kit::Kit kit_;
    kit::Image photo_;
};

void push_finger(std::uint32_t type, SDL_FingerID id, float x, float y) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    REQUIRE(SDL_PushEvent(&event) == 1);
}

constexpr float tile_x = 60.0F / 266, tile_y = 40.0F / 150, staff_x = 50.0F / 266, staff_y = 90.0F / 150;

struct Visit {
    std::unique_ptr<stage::Stage> stage = open(stage::Renderer::Software, true);
    Screen screen{*stage};
    base::Instant now{base::Duration(1'000'000)};

    std::string turn() {
        stage->wait(base::Duration(0));
        now += base::Duration(20);
        return screen.draw(now);
    }
};

} // namespace

TEST_CASE("a tap without length, both ends in one frame, presses once") {
    Visit visit;
    visit.turn();
    push_finger(SDL_FINGERDOWN, 3, tile_x, tile_y);
    push_finger(SDL_FINGERUP, 3, tile_x, tile_y);
    CHECK(visit.turn() == "tile");
    CHECK(visit.turn().empty());
}

TEST_CASE("two taps that come together press the first alone, and a tap a moment later presses again") {
    Visit visit;
    visit.turn();
    auto const tap = [](float x, float y) {
        push_finger(SDL_FINGERDOWN, 3, x, y);
        push_finger(SDL_FINGERUP, 3, x, y);
    };
    tap(tile_x, tile_y);
    tap(staff_x, staff_y);
    CHECK(visit.turn() == "tile");
    CHECK(visit.turn().empty()); // a shaky hand never presses two buttons
    visit.now += base::Duration(300);
    tap(staff_x, staff_y);
    CHECK(visit.turn() == "staff");
}

TEST_CASE("a second finger presses nothing while the first is down") {
    Visit visit;
    visit.turn();
    push_finger(SDL_FINGERDOWN, 1, tile_x, tile_y);
    CHECK(visit.turn().empty());
    push_finger(SDL_FINGERDOWN, 2, staff_x, staff_y);
    push_finger(SDL_FINGERUP, 2, staff_x, staff_y);
    CHECK(visit.turn().empty());
    push_finger(SDL_FINGERUP, 1, tile_x, tile_y);
    CHECK(visit.turn() == "tile");
}

TEST_CASE("a picture that did not change is not brought to the glass") {
    Visit visit;
    visit.turn();
    CHECK(visit.screen.changed);
    visit.turn();
    CHECK_FALSE(visit.screen.changed);
    push_finger(SDL_FINGERDOWN, 1, tile_x, tile_y);
    visit.turn();
    CHECK(visit.screen.changed);
}

TEST_CASE("the answer to a press redraws its tile alone, then no frame is wanted and the stage sleeps") {
    Visit visit;
    stage::Rasteriser watcher(width, height);
    std::vector<std::uint32_t> canvas(std::size_t{width} * height);
    auto const drawn = [&] { return watcher.draw(*ImGui::GetDrawData(), {canvas.data(), width}); };
    visit.turn();
    drawn();
    CHECK(visit.screen.rests());
    push_finger(SDL_FINGERDOWN, 1, tile_x, tile_y);
    push_finger(SDL_FINGERUP, 1, tile_x, tile_y);
    float const mm = metrics.px(1);
    auto const cell = stage::cell_size; // one more on each side
    stage::Box const around{static_cast<int>(10 * mm) - cell, static_cast<int>(10 * mm) - cell,
                            static_cast<int>(120 * mm) + cell, static_cast<int>(70 * mm) + cell};
    int frames = 0;
    for (; frames < 200; ++frames) {
        visit.turn();
        for (auto const& box : drawn())
            CHECK(around.holds(box));
        if (visit.screen.rests()) break;
    }
    CHECK(frames > 5);
    REQUIRE(visit.screen.rests());
    visit.turn();
    CHECK_FALSE(visit.screen.changed);
    CHECK(drawn().empty());
    timespec before{}, after{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    auto const start = SDL_GetTicks64();
    visit.stage->wait(base::Duration(400));
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    CHECK(SDL_GetTicks64() - start >= 390);
    auto const busy = (after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1'000'000;
    CHECK(busy < 200); // SDL's driver without a display looks for events a thousand times a second; X11's sleeps
}

TEST_CASE("wake ends the sleep, from another thread too") {
    Visit visit;
    auto const start = SDL_GetTicks64();
    visit.stage->wake();
    visit.stage->wait(base::Duration(10'000));
    CHECK(SDL_GetTicks64() - start < 5'000);
}

TEST_CASE("a captured picture has the window's size and what was drawn, and the same drawing the same bytes") {
    tests::TemporaryFolder folder;
    {
        Visit visit;
        visit.turn();
        REQUIRE(visit.stage->capture(folder.path() / "a.png"));
        CHECK_FALSE(visit.stage->capture(folder.path() / "missing" / "a.png"));
    }
    {
        Visit visit;
        visit.turn();
        REQUIRE(visit.stage->capture(folder.path() / "b.png"));
    }
    auto const picture = tests::read_png(folder.path() / "a.png");
    CHECK(picture.width == width);
    CHECK(picture.height == height);
    CHECK(tests::psnr(picture, tests::read_png(folder.path() / "b.png")) == 100);
    // The blue of the primary button, at its edge.
    auto const x = static_cast<std::size_t>(metrics.px(114)), y = static_cast<std::size_t>(metrics.px(90));
    CHECK(picture.pixels[y * width + x] == kit::light_palette().primary >> 8);
}

TEST_CASE("our rasteriser and OpenGL draw the same picture") {
    tests::TemporaryFolder folder;
    {
        Visit visit;
        visit.turn();
        REQUIRE(visit.stage->capture(folder.path() / "ours.png"));
    }
    SDL_ResetHints();
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    {
        auto const gl = open(stage::Renderer::OpenGl, false);
        REQUIRE(gl->uses_gpu());
        Screen screen(*gl);
        screen.draw(base::Instant{base::Duration(1'000'020)});
        REQUIRE(gl->capture(folder.path() / "gl.png"));
    }
    unsetenv("SDL_VIDEODRIVER");
    auto const alike =
        tests::psnr(tests::read_png(folder.path() / "ours.png"), tests::read_png(folder.path() / "gl.png"));
    INFO(alike << " dB");
    CHECK(alike >= 55);
}

TEST_CASE("a text size is made when it is first wanted, and the first one is found again as it was") {
    auto const stage = open(stage::Renderer::Software, true);
    auto const height = [&] { return kit::line_height_of(*stage->fonts()[kit::FontRole::Body]); };
    auto const* const first = &stage->atlas();
    float const normal = height();
    REQUIRE(stage->set_text_size(kit::TextSize::Largest));
    CHECK(&stage->atlas() != first);
    CHECK(height() > 1.6F * normal);
    Screen large(*stage);
    CHECK(large.draw(base::Instant{}).empty());
    REQUIRE(stage->set_text_size(kit::TextSize::Normal));
    CHECK(&stage->atlas() == first);
    CHECK(height() == normal);
    Screen again(*stage);
    again.draw(base::Instant{});
    CHECK(again.changed);
}
