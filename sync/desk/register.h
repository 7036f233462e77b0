// Register: where each submission stands in the store, by its id and by the time it was made, so that a range of time
// is found without opening all there is. In memory only; holds nothing personal. Filled from the desk as it goes on.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "sync/desk/desk.h"

namespace desk {

class Register {
public:
    base::Result<> read_on(Desk& desk);

    std::vector<Outside> between(base::WallTime first, base::WallTime last) const; // both included; oldest first
    std::optional<Outside> find(base::Uuid const& id) const;

private:
    std::map<std::pair<base::WallTime, base::Uuid>, std::int64_t> rows_;
    std::map<base::Uuid, base::WallTime> times_;
    std::int64_t last_row_ = 0;
};

} // namespace desk
