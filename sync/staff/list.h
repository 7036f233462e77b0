// List: which badges are in use, with what is kept of their PINs, signed by the office (BADGE.md §2). It travels to the
// kiosks as a file. Value type; pure.
#pragma once
#include <vector>

#include "sync/staff/badge.h"

namespace staff {

struct Entry {
    base::Uuid badge;
    wire::Digest verifier{}; // of the PIN: verifier_of()
    bool revoked = false;
};

struct List {
    std::int64_t number = 0;    // from 0; each newer one's is higher
    base::WallTime signed_at{}; // no clock that goes right is behind it
    std::vector<Entry> entries; // by badge, each once

    Entry const* find(base::Uuid const& badge) const;
    void add(Entry entry);                // or in the place of the same badge's
    bool revoke(base::Uuid const& badge); // false: it is not there
};

inline constexpr std::size_t longest_list = 1U << 20; // bytes

std::string list_text(List const& list, seal::SigningKey const& office);

// Corrupt: not such a list, to the letter. Refused: one that this office has not signed.
base::Result<List> read_list(std::string_view text, seal::VerifyKey const& office);

} // namespace staff
