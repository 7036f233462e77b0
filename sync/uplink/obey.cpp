#include "sync/uplink/obey.h"

namespace uplink {

std::optional<std::string> why_not(wire::Command const& command, Obeyed const& obeyed) {
    if (!obeyed.ops) return "no key of the operators stands in the settings";
    if (command.key != obeyed.ops->id()) return "signed by another key than the operators'";
    if (!obeyed.ops->verifies(wire::signed_bytes(command), command.signature)) return "the signature does not fit";
    if (command.kiosk != obeyed.kiosk) return "for another kiosk";
    if (command.number <= obeyed.highest) return "number " + std::to_string(obeyed.highest) + " was begun before";
    if (obeyed.now >= command.expires_at) return "expired: here it is " + base::to_rfc3339(obeyed.now);
    if (!wire::verb_of(command.word)) return "this version does not know the verb";
    return std::nullopt;
}

} // namespace uplink
