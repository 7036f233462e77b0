// TouchQueue: SDL's finger and mouse events to kit::Touch, in order, none lost. SDL's own translation between mouse and
// finger is off; ImGui's SDL backend is not used, because it loses touch on X11. The ui thread.
#pragma once
#include <vector>

#include "ui/kit/touch.h"

union SDL_Event;

namespace stage {

class TouchQueue {
public:
    // `width`, `height`: the window in pixels, for fingers come in parts of one. Other events are passed over.
    void take(SDL_Event const& event, int width, int height, base::Instant now);
    void push(kit::Touch touch) { touches_.push_back(touch); }
    std::vector<kit::Touch> release();

private:
    bool mouse_held_ = false;
    std::vector<kit::Touch> touches_;
};

} // namespace stage
