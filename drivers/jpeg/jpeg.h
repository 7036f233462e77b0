// Photos: a Frame to JPEG (ITU-T T.81) and back, by libjpeg-turbo. Nothing but pixels goes in: no time, no camera, no
// place. Pure, any thread.
#pragma once
#include "drivers/frame.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace jpeg {

inline constexpr int longest_photo_side = 1'600; // pixels; larger frames are made smaller

// Invalid: the frame's sizes do not fit its pixels.
base::Result<base::PrivateBytes> encode(drivers::Frame const& frame);

// Corrupt: not a JPEG, damaged, or more than 8000 pixels a side.
base::Result<drivers::Frame> decode(base::ByteView bytes);

// The same picture to the bit, without what was written beside it: place, time, camera, preview, comments, trailers.
// What is not a JPEG stays as it is.
base::PrivateBytes without_metadata(base::ByteView bytes);

} // namespace jpeg
