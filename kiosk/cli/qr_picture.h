// A QR code as a picture to be printed: eight dots a module and the quiet zone of four (ISO/IEC 18004).
#pragma once
#include <filesystem>
#include <string_view>

#include "kiosk/base/result.h"

namespace cli {

// A PNG that its owner alone may read. Invalid: more text than a QR code holds.
base::Result<> save_qr(std::string_view text, std::filesystem::path const& file);

} // namespace cli
