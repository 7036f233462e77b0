#include "kiosk/flow/turn.h"

namespace flow {

// Printed is said only when the printer has confirmed it; until then, and after a trouble, code and QR stay on screen.
void step_receipt(Turn& turn, ShowReceipt& here, Action const& action) {
    if (follow_slip(here, here.receipt.code, action)) turn.want(Print{here.receipt, turn.state.language});
}

} // namespace flow
