// The slips of a technician: a test pattern, by which dead dots, weak heat and a crooked cut show, with the QR code of
// the test card; and the lines of a readiness report with its code. Pure; one thread at a time (fontconfig).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "drivers/printer.h"
#include "kiosk/base/result.h"

namespace typeset {

// `code`: what the QR code says. Invalid: other paper (event.h).
base::Result<drivers::Bitmap> pattern(std::string_view code, int width_dots);

// The first line is the heading. Invalid: other paper, text that is not UTF-8, or a code that is too long.
base::Result<drivers::Bitmap> report(std::vector<std::string> const& lines, std::string_view code, int width_dots);

} // namespace typeset
