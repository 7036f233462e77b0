#include "kiosk/app/loop.h"

#include <algorithm>

#include "kiosk/app/watchdog.h"

namespace app {
namespace {

constexpr base::Duration beat{4}; // between two askings of `after_turn`

} // namespace

int run(Kiosk& kiosk, AfterTurn const& after_turn, WantsRestart const& wants_restart) {
    auto& stage = kiosk.stage();
    Watchdog watchdog;
    while (!stage.closing()) {
        kiosk.turn();
        watchdog.look(kiosk.clock().now(), [&] { return kiosk.beats(); });
        if (wants_restart && wants_restart()) return restart_code;
        auto until = std::min(kiosk.next_turn(), watchdog.next_look().value_or(base::Instant::max()));
        if (after_turn) {
            if (auto const code = after_turn()) return *code;
            until = std::min(until, kiosk.clock().now() + beat);
        }
        stage.wait(std::max(base::Duration(0), until - kiosk.clock().now()));
    }
    return 0;
}

} // namespace app
