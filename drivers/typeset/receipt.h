// A receipt to the picture of a slip: pango lays out the text, cairo draws it, one bit a dot. Pure; one thread at a
// time (fontconfig). Holds code, time, category, place and QR, nothing personal.
#pragma once
#include <string>
#include <vector>

#include "drivers/printer.h"
#include "drivers/typeset/placed.h"
#include "kiosk/base/result.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/receipt.h"
#include "kiosk/model/strings.h"

namespace typeset {

// `width_dots`: printable dots of the paper, 384 to 832, at 8 dots a mm. Unknown place or category: their code is
// shown.
base::Result<drivers::Bitmap> receipt(model::Receipt const& receipt, model::Catalogue const& catalogue,
                                      model::Strings const& strings, int width_dots);

// Every text of that slip with its place, from the top; the width of a centred line counts from margin to margin.
base::Result<std::vector<Placed>> texts_of(model::Receipt const& receipt, model::Catalogue const& catalogue,
                                           model::Strings const& strings, int width_dots);

// The same slip as a PDF of one page, text kept as text.
base::Result<base::Bytes> receipt_pdf(model::Receipt const& receipt, model::Catalogue const& catalogue,
                                      model::Strings const& strings, int width_dots);

} // namespace typeset
