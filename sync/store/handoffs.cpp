#include "sync/store/handoffs.h"

namespace store {

HandoffOutcome opening_of(std::optional<HandoffRow> const& row, wire::Digest const& phone) {
    if (!row || row->state == handoff_is_over) return HandoffOutcome::Gone;
    return row->phone == phone ? HandoffOutcome::Known : HandoffOutcome::InUse;
}

HandoffOutcome keeping_of(std::optional<HandoffRow> const& row, wire::Digest const& phone, wire::Digest const& sha256) {
    if (!row) return HandoffOutcome::Gone;
    if (row->phone == phone && row->sha256 == sha256) return HandoffOutcome::Known;
    if (row->state == handoff_is_over) return HandoffOutcome::Gone;
    return row->phone ? HandoffOutcome::InUse : HandoffOutcome::NotOpened;
}

std::optional<wire::HandoffState> handoff_state(std::int64_t state) {
    if (state < 0 || state >= handoff_is_over) return std::nullopt;
    return static_cast<wire::HandoffState>(state);
}

} // namespace store
