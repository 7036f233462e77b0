// Pixels as cameras send them to a Frame. Pure, any thread.
#pragma once
#include <optional>

#include "drivers/frame.h"
#include "kiosk/base/bytes.h"

namespace v4l2 {

// `stride`: bytes a row. Nothing when `bytes` is too short for the size.
std::optional<drivers::Frame> from_yuyv(base::ByteView bytes, int width, int height, int stride); // YCbCr 4:2:2, BT.601
std::optional<drivers::Frame> from_grey(base::ByteView bytes, int width, int height, int stride);

} // namespace v4l2
