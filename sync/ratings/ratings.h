// Ratings: what visitors think of this kiosk, counted by day in a file of its own. No visit and no time of day is kept,
// and a day leaves the kiosk only when it is over, so that no count can be tied to a report by when it came. The
// screen's program adds, the uplink brings; each has the file open, each handle belongs to one thread.
#pragma once
#include <filesystem>
#include <vector>

#include "kiosk/base/result.h"
#include "sync/db/database.h"
#include "sync/wire/ratings.h"

namespace ratings {

class Ratings {
public:
    static base::Result<Ratings> open(std::filesystem::path const& file);

    base::Result<> add(model::Rating const& rating, std::string const& day);

    // The days before `today` that the city does not have, the earliest first.
    base::Result<std::vector<wire::DayRatings>> waiting(std::string const& today, std::size_t limit);
    // The city has that day as it is in `sent`; what was added since waits again. Days older than `keep_from` that it
    // has are forgotten.
    base::Result<> settle(wire::DayRatings const& sent, std::string const& keep_from);

private:
    explicit Ratings(db::Database database) : database_(std::move(database)) {}
    db::Database database_;
};

} // namespace ratings
