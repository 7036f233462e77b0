// Acts: what staff did on a kiosk, in the order it was done. Only ever added to; each line's digest is of the one
// before as well, so that a line that was changed, taken out or put in between shows; the head tells of one that was
// cut off the end. Whoever writes both anew is found out by a readiness report, which has the digest from before. No
// line names a citizen. BADGE.md §4. Belongs to one thread.
#pragma once
#include <functional>

#include "sync/db/database.h"
#include "sync/staff/badge.h"

namespace staff {

struct Act {
    std::int64_t number = 0; // from 1, without a gap
    base::WallTime at{};
    std::optional<base::Uuid> badge; // whose; nothing: nobody's that is known
    std::string what;                // a word: "signed-in", "wrong-pin", …
    std::string detail;
    wire::Digest digest{};
};

class Acts {
public:
    // Of a database that has the table, which keep_acts_in() makes. It outlives this.
    explicit Acts(db::Database& database) : database_(database) {}
    static base::Result<void, db::Failure> make_table(db::Database& database);

    // On the disk when it returns, if not within a transaction of the caller's. Its number, digest are given.
    base::Result<void, db::Failure> add(Act act);

    // The first to the last. The sum of what it visits is the whole.
    base::Result<void, db::Failure> visit(std::function<void(Act const&)> const& each);

    base::Result<Act, db::Failure> last(); // number 0: there is none yet

    // The number of the first that does not fit to the one before; nothing: all do.
    base::Result<std::optional<std::int64_t>, db::Failure> first_broken();

private:
    db::Database& database_;
};

wire::Digest digest_of(Act const& act, wire::Digest const& before);

} // namespace staff
