// TouchQueue: SDL's finger and mouse events to kit::Touch, in order, none lost. SDL's own translation between mouse and
// finger is off; ImGui's SDL backend is not used, because it loses touch on X11. The mouse is for developers: the first
// finger silences it for good, for X also moves the pointer where a finger is. The ui thread.
#pragma once
#include <vector>

#include "ui/kit/touch.h"

union SDL_Event;

namespace stage {

class TouchQueue {
public:
    // `width`, `height`: the window in pixels, for fingers come in parts of one. Other events are passed over.
    void take(SDL_Event const& event, int width, int height);
    void push(kit::Touch touch) { touches_.push_back(touch); } // with a time of its own
    // What came since the last call. What SDL sent has happened `now`: the program slept until it came.
    std::vector<kit::Touch> release(base::Instant now);

private:
    bool has_finger_ = false;
    bool mouse_held_ = false;
    std::vector<kit::Touch> touches_;
};

} // namespace stage
