// A damaged outbox: the file is set aside as it is, for a technician, and every row that can still be read goes into a
// new one. Private to the room; called by who holds the file alone.
#pragma once
#include "kiosk/base/clock.h"
#include "sync/db/database.h"
#include "sync/seal/keys.h"

namespace outbox {

// Renames the file and its log to "outbox.db.damaged-20261123T021504Z". Gives the new name.
base::Result<std::filesystem::path> set_aside(std::filesystem::path const& file, base::WallTime now);

struct Rescued {
    int rows = 0;        // read and taken over, these among them:
    int photos_lost = 0; // could not be read, or do not fit their digest
    int quarantined = 0; // body or signature no longer fit: kept aside with that reason
};

// Rows keep id, epoch, number, state and acknowledgement, but for an accepted one, which is queued again, and their
// photos; one that is lost does not hold back its row's text. `own`: the key `kiosk` signs with; of another kiosk's
// rows only the body's digest is looked at.
Rescued rescue_rows(db::Database& damaged, db::Database& into, std::string const& kiosk, seal::VerifyKey const& own);

} // namespace outbox
