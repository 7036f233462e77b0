#include "kiosk/app/loop.h"

#include <algorithm>

namespace app {
namespace {

constexpr base::Duration beat{4}; // between two askings of `after_turn`

} // namespace

int run(Kiosk& kiosk, AfterTurn const& after_turn, WantsRestart const& wants_restart) {
    auto& stage = kiosk.stage();
    while (!stage.closing()) {
        kiosk.turn();
        if (wants_restart && wants_restart()) return restart_code;
        auto until = kiosk.next_turn();
        if (after_turn) {
            if (auto const code = after_turn()) return *code;
            until = std::min(until, kiosk.clock().now() + beat);
        }
        stage.wait(std::max(base::Duration(0), until - kiosk.clock().now()));
    }
    return 0;
}

} // namespace app
