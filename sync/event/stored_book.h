// What lies in the file of a kiosk's book, for one who only carries it (the courier): no pack and no key is needed, and
// nothing is changed by it. The screen's program may have the file open. Any thread; reads from the disk.
// Errors: Corrupt, Unavailable, Io: the disk's; Corrupt as well: no book.
#pragma once
#include <filesystem>
#include <memory>

#include "sync/db/database.h"
#include "sync/event/snapshot.h"

namespace event {

class StoredBook {
public:
    // Nothing: there is no such file, for nothing was counted yet.
    static base::Result<std::optional<StoredBook>> open(std::filesystem::path const& file);

    base::Result<std::int64_t> changes(); // grows with each
    base::Result<Snapshot> snapshot(std::string const& kiosk, base::WallTime now);

private:
    explicit StoredBook(db::Database database) : database_(std::move(database)) {}
    db::Database database_;
};

} // namespace event
