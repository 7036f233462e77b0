// The main loop: turn, then sleep until a touch, an answer or a deadline. The ui thread.
#pragma once
#include "kiosk/app/kiosk.h"
#include "kiosk/app/visit/runner.h"

namespace app {

// Runs until the window is closed or SIGTERM, or the visit (may be nullptr) is over. The program's exit code.
int run(Kiosk& kiosk, visit::Runner* visit);

} // namespace app
