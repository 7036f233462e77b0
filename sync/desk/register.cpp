#include "sync/desk/register.h"

namespace desk {
namespace {

constexpr std::size_t at_once = 256;

} // namespace

// One that was listed before has moved: its newer row replaces the older.
base::Result<> Register::read_on(Desk& desk) {
    while (true) {
        auto const outsides = TRY(desk.outsides_after(last_row_, at_once));
        for (auto const& outside : outsides) {
            rows_[{outside.created_at, outside.id}] = outside.row;
            times_[outside.id] = outside.created_at;
            last_row_ = outside.row;
        }
        if (outsides.size() < at_once) return {};
    }
}

std::vector<Outside> Register::between(base::WallTime first, base::WallTime last) const {
    std::vector<Outside> found;
    for (auto at = rows_.lower_bound({first, {}}); at != rows_.end() && at->first.first <= last; ++at)
        found.push_back({at->second, at->first.second, at->first.first});
    return found;
}

std::optional<Outside> Register::find(base::Uuid const& id) const {
    auto const time = times_.find(id);
    if (time == times_.end()) return std::nullopt;
    return Outside{rows_.at({time->second, id}), id, time->second};
}

} // namespace desk
