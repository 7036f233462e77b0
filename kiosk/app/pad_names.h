// From the settings' rows of keys to the stage's list of names. Pure; any thread.
#pragma once
#include "kiosk/base/result.h"
#include "kiosk/model/hearing.h"
#include "ui/stage/pad_queue.h"

namespace app {

// Invalid: a key stands in two rows.
base::Result<stage::PadNames> pad_names(model::KeypadSettings const& settings);

} // namespace app
