// A picture file (JPEG or PNG) as a Frame, for cameras that are folders and for `tramso scan`. Any thread.
#pragma once
#include <filesystem>

#include "drivers/frame.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace jpeg {

// The bytes of such a file: Corrupt when they are neither format, damaged, or more than 8000 pixels a side.
base::Result<drivers::Frame> decode_picture(base::ByteView bytes);

// At most 32 MiB and 8000 pixels a side. NotFound, or Corrupt when it is neither format.
base::Result<drivers::Frame> load(std::filesystem::path const& file);

} // namespace jpeg
