// Camera: frames for QR codes and the citizen's photo. Used on the camera worker's thread alone. The camera is on only
// between start() and stop(), so that nobody is watched who did not ask.
#pragma once
#include "drivers/frame.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/model/health.h"

namespace drivers {

class Camera {
public:
    virtual ~Camera() = default;
    virtual base::Result<void, model::CameraStatus> start() = 0;
    virtual void stop() = 0;

    // The next frame, waiting `patience` at most; nothing new in that time is Busy, a camera that left is Gone.
    virtual base::Result<Frame, model::CameraStatus> next(base::Duration patience) = 0;
};

} // namespace drivers
