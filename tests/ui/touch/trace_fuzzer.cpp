// Any bytes are a trace or say why not; and whatever fingers do, no judging presses two things.
#include <cstdint>
#include <cstdlib>

#include "tests/ui/touch/trace.h"
#include "ui/kit/touch_judge.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const trace = tests::read_trace({reinterpret_cast<char const*>(data), size});
    if (!trace) return 0;
    kit::TouchJudge judge({.near_miss = 4, .drift = 8, .bounce_reach = 10, .rim = 3, .glass = {0, 0, 476, 268}});
    judge.begin_screen("a");
    judge.add_target("left", {100, 100, 20, 20}, true);
    judge.add_target("right", {122.6F, 100, 20, 20}, true, kit::Tempo::Key);
    judge.add_target("off", {100, 122.6F, 20, 20}, false);
    judge.end_drawing();
    for (auto const& step : trace->steps) {
        base::Instant const now{base::Duration(100'000 + step.at)};
        kit::Touch const touch{step.phase, step.finger, {step.x, step.y}, now, false};
        judge.judge({&touch, 1}, now);
        bool const answered = step.phase != kit::TouchPhase::Down || judge.contacts().size() == 1;
        if (!answered || judge.pressed("off") || (judge.pressed("left") && judge.pressed("right"))) std::abort();
    }
    return 0;
}
