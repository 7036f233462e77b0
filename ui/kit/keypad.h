// Keypad: keys pressed and let go become what a person without eyes or without a finger wants. Four keys are enough:
// next, previous, select, help; the others are for keypads that have them. Next or previous held jumps a row, again and
// again; help held repeats. Owned by the ui thread; asks no clock.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "kiosk/base/clock.h"

namespace kit {

enum class PadKey {
    Next,
    Previous,
    NextRow,
    PreviousRow,
    Select,
    Help,
    Pause,
    Louder,
    Softer,
    Faster,
    Slower,
    Cover, // of the screen, not of the voice
};

struct PadPress {
    PadKey key = PadKey::Next;
    bool down = true;
    base::Instant when{};
};

enum class PadAct {
    Next,
    Previous,
    NextRow,
    PreviousRow,
    Select,
    Help,
    Repeat,
    Pause,
    Louder,
    Softer,
    Faster,
    Slower,
};

class Keypad {
public:
    // What the keys mean, in order: a key acts when it goes down, help when it is let go, and a held one in its time.
    std::vector<PadAct> acts(std::span<PadPress const> presses, base::Instant now);
    // When a held key will act by itself.
    std::optional<base::Instant> wants_at() const { return due_; }
    void forget();

private:
    void take(PadPress const& press, std::vector<PadAct>& acts);
    void hold(base::Instant now, std::vector<PadAct>& acts);

    std::optional<PadKey> held_;
    std::optional<base::Instant> due_;
    bool help_spent_ = false; // it was held, and has repeated
};

} // namespace kit
