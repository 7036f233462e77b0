#include "kiosk/flow/turn.h"
#include "kiosk/model/receipt.h"

namespace flow {
namespace {

// A receipt's code holds its letters alone, or the address of a page that ends with them.
std::string_view after_address(std::string_view text) {
    auto const at = text.find_last_of("/=?#");
    return at == std::string_view::npos ? text : text.substr(at + 1);
}

} // namespace

bool look_up(Turn& turn, base::PrivateText const& text) {
    auto const code = model::parse_receipt_code(after_address(text.reveal()));
    if (!code) return false;
    turn.want(AskProgress{*code});
    turn.go(LookingUp{*code});
    return true;
}

void step_ask_code(Turn& turn, AskCode& here, Action const& action) {
    if (is<Back>(action)) turn.close();
    if (auto const* change = std::get_if<ChangeText>(&action)) {
        here.typed = change->text;
        here.wrong = false;
    }
    if (auto const* scanned = std::get_if<CodeScanned>(&action)) here.wrong = !look_up(turn, scanned->text);
    if (is<LookUp>(action)) here.wrong = !look_up(turn, here.typed);
}

} // namespace flow
