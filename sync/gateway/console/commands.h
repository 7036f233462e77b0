// Commands on a kiosk's page: those there are with what became of them, and how an operator hands in another. The
// gateway holds no key of the operators and can make none: `tramso command make` signs one where that key is, and what
// it prints is handed in here, held against the public key and passed on (sync/wire/command.h). Pure functions, any
// thread.
#pragma once
#include "sync/gateway/console/pages.h"
#include "sync/seal/keys.h"

namespace gateway::console {

// HTML.
std::string commands_section(KioskDetail const& detail, Viewer const& viewer);
std::string operator_section(KioskSight const& kiosk, KioskDetail const& detail, Viewer const& viewer);

// What is pasted, as a command to `kiosk` that it would believe now; or why it is none.
base::Result<wire::Command, Handed> read_handed(std::string_view pasted, std::string const& kiosk,
                                                std::optional<seal::VerifyKey> const& ops, base::WallTime now);

} // namespace gateway::console
