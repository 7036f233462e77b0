// Which commands a kiosk obeys. Pure. The rules are FORMAT.md §13: signed by the operators' key of the settings, for
// this kiosk, above every number begun before, not expired by this kiosk's clock, and of a verb it knows.
#pragma once
#include <optional>
#include <string>

#include "sync/seal/keys.h"
#include "sync/wire/command.h"

namespace uplink {

struct Obeyed {
    std::string kiosk;
    std::optional<seal::VerifyKey> ops; // nothing: the settings name none
    std::uint64_t highest = 0;          // begun before
    base::WallTime now;
};

// Nothing: obey. Else why not, for the operator.
std::optional<std::string> why_not(wire::Command const& command, Obeyed const& obeyed);

} // namespace uplink
