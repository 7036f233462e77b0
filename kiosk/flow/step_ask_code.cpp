#include "kiosk/flow/turn.h"
#include "kiosk/model/receipt.h"

namespace flow {

void step_ask_code(Turn& turn, AskCode& here, Action const& action) {
    if (is<Back>(action)) turn.close();
    if (auto const* change = std::get_if<ChangeText>(&action)) {
        here.typed = change->text;
        here.wrong = false;
    }
    if (!is<LookUp>(action)) return;
    auto const code = model::parse_receipt_code(here.typed.reveal());
    here.wrong = !code;
    if (!code) return;
    turn.want(AskProgress{*code});
    turn.go(LookingUp{*code});
}

} // namespace flow
