// How forgiving the touch is (kit.h): distances in pixels, for they depend on the panel, and times. Value types.
#pragma once
#include "kiosk/base/clock.h"
#include "ui/kit/geometry.h"

namespace kit {

struct TouchLimits {
    float near_miss = 0; // pixels, as are the next three
    float drift = 0;
    float bounce_reach = 0;
    float rim = 0; // of `glass`
    Rect glass{};
    base::Duration guard{250};
    base::Duration lost{10'000};   // a first finger that is down for so long no longer hides the others
    base::Duration bounce{160};    // from lifting to coming down again
    base::Duration key_bounce{60}; // of keys, for a fast typist, whose "oo" leaves about 100 ms between
    base::Duration again{300};     // from a press of a button to the next of any
    base::Duration fast{500};      // from key to key
    base::Duration palm{150};      // between the contacts of one
    base::Duration blink{40};      // at the rim
};

// How soon the same target may mean a second press.
enum class Tempo { Button, Key };

} // namespace kit
