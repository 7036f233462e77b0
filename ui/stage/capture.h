// A picture as a PNG file (ISO/IEC 15948), by libpng. Any thread.
#pragma once
#include <filesystem>

#include "kiosk/base/result.h"
#include "ui/stage/renderer.h"

namespace stage {

base::Result<> write_png(Picture const& picture, std::filesystem::path const& file);

} // namespace stage
