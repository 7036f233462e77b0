#include "kiosk/flow/turn.h"

namespace flow {

// Printed is said only when the printer has confirmed it; until then, and after a trouble, code and QR stay on screen.
void step_receipt(Turn& turn, ShowReceipt& here, Action const& action) {
    if (auto const* printed = std::get_if<Printed>(&action); printed && printed->code == here.receipt.code) {
        here.slip = Slip::Printed;
        here.trouble.reset();
    }
    if (auto const* failed = std::get_if<NotPrinted>(&action); failed && failed->code == here.receipt.code) {
        here.slip = Slip::NotPrinted;
        here.trouble = failed->why;
    }
    if (is<PrintAgain>(action) && here.slip == Slip::NotPrinted) {
        here.slip = Slip::Printing;
        here.trouble.reset();
        turn.want(Print{here.receipt, turn.state.language});
    }
}

} // namespace flow
