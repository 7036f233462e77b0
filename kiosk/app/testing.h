// What the workers find out about their parts when they are asked to test them: for a technician. Each function is
// called on the thread that owns the part, and takes a few seconds at most.
#pragma once
#include "drivers/camera.h"
#include "drivers/printer.h"
#include "kiosk/base/clock.h"
#include "kiosk/model/check.h"
#include "kiosk/model/part.h"
#include "kiosk/model/settings.h"
#include "sync/outbox/outbox.h"

namespace app {

// `outbox` nullptr: it cannot be opened.
model::PartReport test_reports(outbox::Outbox* outbox, base::WallTime now);
model::PartReport test_disk(model::OutboxSettings const& settings, base::WallTime now);

// Turns it on for one picture, which is forgotten at once.
model::PartReport test_camera(model::CameraSettings const& settings, base::WallTime now);

// What of a technician's check there is nothing for here.
std::vector<model::CheckStep> unfitted(model::Settings const& settings);

} // namespace app
