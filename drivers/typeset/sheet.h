// A guide as sheets of A4 (ISO 216), a PDF with its text kept as text and its fonts within: what the slip says, in
// larger letters, for those who can have it on a sheet. Nothing in it is anybody's. Pure; one thread at a time
// (fontconfig).
#pragma once
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/model/library.h"
#include "kiosk/model/strings.h"

namespace typeset {

// Invalid: text that is not UTF-8, or an address too long for a QR code.
base::Result<base::Bytes> guide_sheets(model::Guide const& guide, model::Strings const& strings);

} // namespace typeset
