#include "tests/ui/touch/glass.h"

#include <SDL.h>
#include <algorithm>
#include <imgui.h>

#include "kiosk/base/check.h"
#include "kiosk/base/text.h"
#include "ui/kit/kit.h"
#include "ui/stage/fonts.h"
#include "ui/stage/rasteriser.h"
#include "ui/stage/touch_queue.h"

namespace tests {
namespace {

constexpr int width = 1920, height = 1080;
constexpr double width_mm = 476, height_mm = 268;

SDL_Event event_of(TraceStep const& step) {
    SDL_Event event{};
    switch (step.phase) {
    case kit::TouchPhase::Down: event.type = SDL_FINGERDOWN; break;
    case kit::TouchPhase::Move: event.type = SDL_FINGERMOTION; break;
    case kit::TouchPhase::Up:
    case kit::TouchPhase::Cancelled: event.type = SDL_FINGERUP; break; // SDL 2 has no other end
    }
    event.tfinger.fingerId = step.finger;
    event.tfinger.x = step.x / static_cast<float>(width_mm);
    event.tfinger.y = step.y / static_cast<float>(height_mm);
    return event;
}

std::vector<std::uint32_t> around(stage::Picture const& picture, kit::Point at, float reach) {
    std::vector<std::uint32_t> pixels;
    auto const from = [&](float middle) { return std::max(0, static_cast<int>(middle - reach)); };
    auto const to = [&](float middle, int end) { return std::min(end, static_cast<int>(middle + reach)); };
    for (int y = from(at.y); y < to(at.y, picture.height); ++y)
        for (int x = from(at.x); x < to(at.x, picture.width); ++x)
            pixels.push_back(picture.pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)]);
    return pixels;
}

} // namespace

struct Glass::Inside {
    Inside() : metrics(width, height, width_mm, height_mm), rasteriser(width, height) {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().DisplaySize = {width, height};
        auto loaded = stage::load_fonts(metrics, base::code_points("abcdefghijklmnopqrstuvwxyz"), atlas);
        base::check(loaded.has_value(), loaded ? "" : loaded.error().what);
        fonts = *loaded;
        picture = {width, height, std::vector<std::uint32_t>(std::size_t{width} * height)};
    }
    ~Inside() {
        kit.reset();
        ImGui::DestroyContext();
    }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;

    void draw(base::Instant now) {
        auto const touches = queue.release(now);
        ImGui::NewFrame();
        kit->begin(touches, now);
        draw_screen();
        kit->end();
        ImGui::Render();
        rasteriser.draw(*ImGui::GetDrawData(), {picture.pixels.data(), width});
    }

    void draw_screen() {
        kit->begin_screen(beyond ? "beyond" : "first", "");
        auto const button = [&](char const* id, kit::Rect mm) {
            float const scale = metrics.px(1);
            if (kit->button(id, {mm.x * scale, mm.y * scale, mm.w * scale, mm.h * scale}, id)) pressed.push_back(id);
        };
        button(beyond ? "beyond" : "go", {300, 100, 60, 40});
        button("foot", {208, 245, 60, 20});
        if (beyond) return;
        button("left", {100, 100, 20, 20});
        button("right", {122.6F, 100, 20, 20});
        button("below", {100, 122.6F, 20, 20});
        beyond = !pressed.empty() && pressed.back() == "go";
    }

    kit::Metrics metrics;
    kit::Image atlas;
    kit::Fonts fonts;
    std::unique_ptr<kit::Kit> kit;
    stage::TouchQueue queue;
    stage::Rasteriser rasteriser;
    stage::Picture picture;
    std::vector<std::string> pressed;
    bool beyond = false;
};

Glass::Glass() : inside_(std::make_unique<Inside>()) {}
Glass::~Glass() = default;

Replayed Glass::replay(Trace const& trace, int frame, int first) {
    Inside& in = *inside_;
    in.kit = std::make_unique<kit::Kit>(in.metrics, kit::light_palette(), in.fonts, in.atlas);
    in.pressed.clear();
    in.beyond = false;
    Replayed replayed;
    constexpr int start = 100'000;
    in.draw(base::Instant{base::Duration(start - 1000)});
    std::size_t next = 0;
    int const last = trace.steps.empty() ? 0 : trace.steps.back().at + 1000;
    for (int at = first; at < last; at += frame) {
        std::vector<TraceStep> downs;
        auto const done = next;
        for (; next < trace.steps.size() && trace.steps[next].at <= at; ++next) {
            in.queue.take(event_of(trace.steps[next]), width, height);
            if (trace.steps[next].phase == kit::TouchPhase::Down) downs.push_back(trace.steps[next]);
        }
        base::Instant const now{base::Duration(start + at)};
        auto const wanted = in.kit->wants_frame_at();
        if (next == done && (!wanted || now < *wanted)) continue; // the loop sleeps
        auto const point = [&](TraceStep const& step) {
            return kit::Point{in.metrics.px(static_cast<double>(step.x)), in.metrics.px(static_cast<double>(step.y))};
        };
        std::vector<std::vector<std::uint32_t>> before;
        for (auto const& down : downs)
            before.push_back(around(in.picture, point(down), in.metrics.px(9)));
        in.draw(now);
        for (std::size_t i = 0; i < downs.size(); ++i)
            if (around(in.picture, point(downs[i]), in.metrics.px(9)) == before[i])
                replayed.unanswered.push_back(downs[i].at);
    }
    replayed.pressed = in.pressed;
    return replayed;
}

} // namespace tests
