// The PIN beside a badge: six to eight digits that only its bearer knows. Pure; any thread.
#pragma once
#include "kiosk/base/private.h"
#include "sync/staff/badge.h"

namespace staff {

bool is_pin(std::string_view text);

// One of those that everybody tries first: one digit again and again, two in turn, three twice, digits up or down in a
// row.
bool is_easily_guessed(std::string_view pin);

// What the list keeps. Unavailable: there is no memory for it now.
base::Result<wire::Digest> verifier_of(base::PrivateText const& pin, Badge const& badge);

} // namespace staff
