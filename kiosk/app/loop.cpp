#include "kiosk/app/loop.h"

#include <algorithm>

namespace app {
namespace {

constexpr base::Duration visit_beat{4}; // how often the scripted visit looks at the tree

} // namespace

int run(Kiosk& kiosk, visit::Runner* visit) {
    auto& stage = kiosk.stage();
    while (!stage.closing()) {
        kiosk.turn();
        auto until = kiosk.next_turn();
        if (visit) {
            if (auto const code = visit->advance()) return *code;
            until = std::min(until, kiosk.clock().now() + visit_beat);
        }
        stage.wait(std::max(base::Duration(0), until - kiosk.clock().now()));
    }
    return 0;
}

} // namespace app
