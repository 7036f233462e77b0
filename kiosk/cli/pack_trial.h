// What a pack has to pass before it is signed or believed: it loads as the catalogue, or as an
// event, and answers its own checks.
#pragma once
#include "kiosk/base/result.h"
#include "sync/content/parcel.h"

namespace cli {

base::Result<> try_pack(content::Pack const& pack); // Invalid: with every complaint

// {"version":…,"made_at":…,"expires_at":…,"city":…,"tables":{"wards":168,…}} or the same as lines for people.
void print_pack(content::Pack const& pack, bool json);

} // namespace cli
