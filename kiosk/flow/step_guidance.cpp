#include "kiosk/flow/turn.h"

namespace flow {

void step_guidance(Turn& turn, Guidance const&, Action const& action) {
    if (is<Back>(action)) turn.end();
}

} // namespace flow
