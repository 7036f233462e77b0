// model::Receipt as JSON: {"code","made_at","kiosk","place","category","url","match"}; all texts, made_at RFC 3339;
// "match" only where there is a match code. Pure.
#pragma once
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/model/receipt.h"

namespace wire {

std::string encode(model::Receipt const& receipt);
base::Result<model::Receipt> decode_receipt(std::string_view json); // Invalid: names the member

} // namespace wire
