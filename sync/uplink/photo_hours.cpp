#include "sync/uplink/photo_hours.h"

namespace uplink {
namespace {

constexpr int day = 24 * 60;
constexpr std::string_view form = "22:00-05:00";

int minutes_at(std::string_view text) {
    auto const digit = [&](std::size_t place) { return text[place] - '0'; };
    return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
}

} // namespace

PhotoHours::PhotoHours(std::string_view hours) {
    if (hours.size() != form.size()) return;
    from_ = minutes_at(hours);
    to_ = minutes_at(hours.substr(6));
}

base::Duration PhotoHours::until_open(base::WallTime now) const {
    auto const local = base::in_vietnam(now);
    int const minute = local.hour * 60 + local.minute;
    int const since_opening = (minute - from_ + day) % day, open_for = (to_ - from_ + day) % day;
    if (from_ == to_ || since_opening < open_for) return base::Duration(0);
    auto const into_minute = now.time_since_epoch() % std::chrono::minutes(1);
    return std::chrono::minutes(day - since_opening) - into_minute;
}

} // namespace uplink
