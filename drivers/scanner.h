// Scanner: a hand-held or built-in reader that sends the text of a code by itself (USB or serial). Used on the camera
// worker's thread alone.
#pragma once
#include <optional>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"

namespace drivers {

class Scanner {
public:
    virtual ~Scanner() = default;
    // The text of the next code, waiting `patience` at most.
    virtual std::optional<base::PrivateText> next(base::Duration patience) = 0;
};

} // namespace drivers
