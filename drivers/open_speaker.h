// The speaker that the settings name.
#pragma once
#include <memory>

#include "drivers/speaker.h"
#include "kiosk/base/result.h"
#include "kiosk/model/hearing.h"

namespace drivers {

// Unavailable: the settings name none. The device of an audio speaker is opened later, by its own thread.
base::Result<std::unique_ptr<Speaker>> open_speaker(model::SpeechSettings const& settings);

} // namespace drivers
