// Sheets of A4 (ISO 216) as a PDF, with its text kept as text and its fonts within. Belongs to this room; pure, one
// thread at a time (fontconfig).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "drivers/typeset/canvas.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace typeset {

// In eighths of a millimetre, as on slips.
inline constexpr int a4_dots_a_mm = 8, a4_width = 210 * a4_dots_a_mm, a4_height = 297 * a4_dots_a_mm,
                     a4_margin = 18 * a4_dots_a_mm;

using Piece = std::function<void(Canvas&)>; // what stands on one page
using Page = std::vector<Piece>;

// Each page's pieces. One that is higher than a page is alone on one.
std::vector<Page> pages_of(std::vector<Piece> const& pieces);

enum class PageNumbers { None, AtTheFoot };

// Io: cairo could not write it.
base::Result<base::Bytes> a4_document(std::string const& title, std::vector<Page> const& pages, PageNumbers numbers);

} // namespace typeset
