// model::Progress as JSON: {"code","state":"waiting|received|answered","received_at","answered_at","answer"}. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/model/progress.h"

namespace wire {

std::string encode(model::Progress const& progress);
std::optional<model::Progress> decode_progress(std::string_view json);

} // namespace wire
