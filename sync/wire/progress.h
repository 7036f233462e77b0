// Progress on the wire: what the gateway answers to GET /kiosk/v1/progress/{code}, one JSON object:
// {"code":"7K3M-9Q2X-4FHT","state":"received","received_at":"2026-11-23T02:15:04.123Z","answered_at":null,"answer":""}.
// The uplink's own answers to the screen may have `as_of` as well. Pure functions, any thread.
#pragma once
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/model/progress.h"

namespace wire {

std::string encode_progress(model::Progress const& progress); // one line, without its end

// Corrupt when it is not that. Members that are not known are passed over.
base::Result<model::Progress> decode_progress(std::string_view text);

std::string_view word_of(model::ProgressState state); // "received"

} // namespace wire
