// Sentences as a language might have them that needs 40 % more room than ours, with marks above and below its letters.
// Pure.
#pragma once
#include "kiosk/model/strings.h"

namespace accessibility {

std::string lengthened(std::string_view sentence); // what stands in braces stays as it is
model::Strings lengthened(model::Strings const& strings);

} // namespace accessibility
