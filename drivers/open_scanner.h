// The scanner that the settings name.
#pragma once
#include <memory>

#include "drivers/scanner.h"
#include "kiosk/model/settings.h"

namespace drivers {

// Nothing: the settings name none. The clock outlives it.
base::Result<std::unique_ptr<Scanner>> open_scanner(model::ScannerSettings const& settings, base::Clock const& clock);

} // namespace drivers
