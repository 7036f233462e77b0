// The hours in which photos may go, where the line is dearer by day: "22:00-05:00", local time, over midnight as well;
// "": always. By the kiosk's clock: where that is wrong, so are the hours. Value; pure.
#pragma once
#include <string_view>

#include "kiosk/base/clock.h"

namespace uplink {

class PhotoHours {
public:
    explicit PhotoHours(std::string_view hours);         // as the settings have found right; from == to: always
    base::Duration until_open(base::WallTime now) const; // zero: they may go now

private:
    int from_ = 0, to_ = 0; // minutes of the day
};

} // namespace uplink
