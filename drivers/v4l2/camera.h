// A camera of Video4Linux 2 (Linux kernel, userspace-api/media/v4l): streaming by mapped buffers, YUYV, MJPEG or grey.
// Belongs to the camera worker's thread.
#pragma once
#include <memory>
#include <string>

#include "drivers/camera.h"

namespace v4l2 {

// `device`: "/dev/video0". Opened at start().
std::unique_ptr<drivers::Camera> make_camera(std::string device);

} // namespace v4l2
