// A badge and its list for tests, with keys that are the same in every run.
#pragma once
#include "sync/staff/door.h"
#include "sync/staff/pin.h"

namespace tests {

using namespace std::chrono_literals;

inline base::WallTime at(char const* text) { return base::from_rfc3339(text).value(); }

struct Office {
    seal::SigningKey key = seal::make_signing_keys().first;
    staff::List list{1, at("2026-11-01T00:00:00.000Z"), {}};
};

inline staff::Badge sample_badge(std::uint8_t seed = 1) {
    base::SeededRandom random(seed);
    staff::Badge badge;
    badge.id = base::make_uuid_v7(at("2026-11-01T00:00:00.000Z"), random);
    badge.role = model::StaffRole::Lead;
    badge.valid_from = at("2026-11-01T00:00:00.000Z");
    badge.valid_until = at("2026-12-01T00:00:00.000Z");
    random.fill(badge.secret.bytes);
    return badge;
}

// The badge's text; its PIN goes on the list.
inline std::string issue(Office& office, staff::Badge const& badge, char const* pin) {
    office.list.add({badge.id, staff::verifier_of(base::PrivateText(pin), badge).value()});
    return staff::badge_text(badge, office.key).value();
}

} // namespace tests
