// A guide to the picture of a slip, to be taken home: what to bring with boxes to tick, what to do, what it costs and
// takes, source and date, and the official page as a QR code. Pure; one thread at a time (fontconfig).
#pragma once
#include "drivers/printer.h"
#include "kiosk/base/result.h"
#include "kiosk/model/library.h"
#include "kiosk/model/strings.h"

namespace typeset {

// `width_dots`: printable dots of the paper, 384 to 832, at 8 dots a mm. Invalid: other paper, more than two metres of
// it, or text that is not UTF-8.
base::Result<drivers::Bitmap> guide(model::Guide const& guide, model::Strings const& strings, int width_dots);

} // namespace typeset
