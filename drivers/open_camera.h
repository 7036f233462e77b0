// The camera that the settings name. Any thread; the camera then belongs to the caller.
#pragma once
#include <memory>

#include "drivers/camera.h"
#include "kiosk/base/result.h"
#include "kiosk/model/settings.h"

namespace drivers {

// "none" is Unavailable, another word Invalid. A camera that is not plugged in is found at start().
base::Result<std::unique_ptr<Camera>> open_camera(model::CameraSettings const& settings);

} // namespace drivers
