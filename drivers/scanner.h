// Scanner: a reader of printed codes, a device of its own beside the camera. Used on the scanner worker's thread alone.
// Most give light only while something is held before them; what they read when nobody asked is dropped unseen.
#pragma once
#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "kiosk/model/health.h"

namespace drivers {

class Scanner {
public:
    virtual ~Scanner() = default;
    // Takes the device for this program alone: what it reads reaches no other, and no text field as keys. Gone, Busy.
    virtual base::Result<void, model::ScannerStatus> start() = 0;
    virtual void stop() = 0;

    // The next code, waiting `patience` at most; none in that time is Idle, a scanner that left is Gone.
    virtual base::Result<base::PrivateText, model::ScannerStatus> next(base::Duration patience) = 0;

    // Letters with marks come through. Of one that types like a keyboard they do not: it is no good for cards.
    virtual bool keeps_letters() const = 0;
};

} // namespace drivers
