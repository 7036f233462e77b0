// Touch: one change of one finger, in pixels of the window, as the stage reports it. The mouse of a developer is finger
// 0 with `mouse` set. Value type.
#pragma once
#include <cstdint>

#include "kiosk/base/clock.h"
#include "ui/kit/geometry.h"

namespace kit {

enum class TouchPhase { Down, Move, Up, Cancelled };

struct Touch {
    TouchPhase phase = TouchPhase::Down;
    std::int64_t finger = 0;
    Point at;
    base::Instant when{};
    bool mouse = false;
};

} // namespace kit
