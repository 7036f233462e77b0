// PadQueue: SDL's keys to kit::PadPress, by the names the settings give them; all other keys are passed over, so that a
// keyboard somebody plugs in can do no more than the keypad. The ui thread.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ui/kit/keypad.h"

union SDL_Event;

namespace stage {

// SDL's name of a key's place ("Right", "Keypad 5"), or "Shift+Tab".
using PadNames = std::vector<std::pair<std::string, kit::PadKey>>;

class PadQueue {
public:
    explicit PadQueue(PadNames names) : names_(std::move(names)) {}
    void take(SDL_Event const& event);
    void push(kit::PadPress press) { presses_.push_back(press); }
    // What came since the last call; what SDL sent has happened `now`.
    std::vector<kit::PadPress> release(base::Instant now);

private:
    PadNames names_;
    std::map<int, kit::PadKey> down_; // by scancode: what it meant when it went down
    std::vector<kit::PadPress> presses_;
};

} // namespace stage
