// The main loop: turn, then sleep until a touch, an answer or a deadline. The ui thread.
#pragma once
#include <functional>
#include <optional>

#include "kiosk/app/kiosk.h"

namespace app {

// Asked after each turn, a few milliseconds apart; a code ends the program with it. For the scripted visit.
using AfterTurn = std::function<std::optional<int>()>;

// Asked when a turn was taken anyhow, at least once a minute: whether to end and be started again.
using WantsRestart = std::function<bool()>;
inline constexpr int restart_code = 3;

// Runs until the window is closed, SIGTERM, or one of these (may be empty) says so. The program's exit code.
int run(Kiosk& kiosk, AfterTurn const& after_turn = {}, WantsRestart const& wants_restart = {});

} // namespace app
