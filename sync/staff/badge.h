// Badge: who of the staff somebody is, as the QR code of a card says it (BADGE.md §1). The office signs it; a kiosk
// reads it with the office's public key and nothing else. By itself a badge opens nothing: see door.h. Value type;
// pure.
#pragma once
#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "kiosk/model/staff.h"
#include "sync/seal/keys.h"

namespace staff {

struct Badge {
    base::Uuid id;
    model::StaffRole role = model::StaffRole::Staff;
    base::WallTime valid_from{}, valid_until{}; // whole seconds from 1970 to 2106; until is not in it
    seal::SecretBytes<16> secret; // goes into the PIN's verifier: whoever has the list alone can guess none
};

inline constexpr std::size_t badge_length = 8 + 2 * (41 + 64); // characters, all of QR's alphanumeric mode

// Invalid: times out of range, or the end not after the beginning.
base::Result<std::string> badge_text(Badge const& badge, seal::SigningKey const& office);

// Corrupt: not a badge. Refused: one that this office has not signed.
base::Result<Badge> read_badge(std::string_view text, seal::VerifyKey const& office);

} // namespace staff
