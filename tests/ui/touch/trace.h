// Trace: what fingers did on a glass, written down, one change a line, '#' comments:
//   meant ID                              what the hand meant, once; "meant nothing"
//   MILLISECONDS PHASE FINGER X Y         PHASE: down, move, up, cancelled; X and Y in millimetres from the top left
// Times never go back. Pure; any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "ui/kit/touch.h"

namespace tests {

struct TraceStep {
    int at = 0; // milliseconds
    kit::TouchPhase phase = kit::TouchPhase::Down;
    std::int64_t finger = 0;
    float x = 0, y = 0; // millimetres
};

struct Trace {
    std::string meant; // empty: nothing
    std::vector<TraceStep> steps;
};

// What is wrong is Invalid, with its line.
base::Result<Trace> read_trace(std::string_view text);

} // namespace tests
