// Receipts to typeset, with the sentences and the content that are shipped.
#pragma once
#include "drivers/frame.h"
#include "drivers/printer.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/receipt.h"
#include "kiosk/model/strings.h"

namespace tests {

model::Strings const& strings(model::Language language);
model::Catalogue const& catalogue();
model::Receipt receipt();         // an ordinary one
model::Receipt longest_receipt(); // the longest names of the catalogue

drivers::Frame frame_of(drivers::Bitmap const& bitmap); // as a camera would see it

} // namespace tests
