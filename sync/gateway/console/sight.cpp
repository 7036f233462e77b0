#include "sync/gateway/console/sight.h"

#include <algorithm>
#include <limits>
#include <map>

#include "kiosk/base/text.h"

namespace gateway::console {
namespace {

// By what a column is sorted: the worst or the most first. What is not known stands last.
std::int64_t rank(KioskSight const& sight, SortBy sort) {
    constexpr auto last = std::numeric_limits<std::int64_t>::max();
    switch (sort) {
    case SortBy::Health: return std::ranges::find(healths, sight.health) - std::begin(healths);
    case SortBy::Kiosk: return 0;
    case SortBy::Heard: return sight.said ? sight.said->heard_at.time_since_epoch().count() : last;
    case SortBy::Waiting:
        return sight.said && sight.said->oldest_since ? sight.said->oldest_since->time_since_epoch().count() : last;
    case SortBy::Photos: return sight.heartbeat ? -static_cast<std::int64_t>(sight.heartbeat->photos) : last;
    case SortBy::Paper:
        return sight.heartbeat && sight.heartbeat->paper_left_mm
                   ? static_cast<std::int64_t>(*sight.heartbeat->paper_left_mm)
                   : last;
    case SortBy::Version: return 0;
    }
    return last;
}

std::string_view version_of(KioskSight const& sight) {
    return sight.heartbeat ? std::string_view(sight.heartbeat->version) : std::string_view();
}

} // namespace

KioskSight const* Sight::find(std::string_view kiosk) const {
    auto const found = std::ranges::lower_bound(kiosks, kiosk, {}, &KioskSight::kiosk);
    return found == kiosks.end() || found->kiosk != kiosk ? nullptr : &*found;
}

std::size_t Sight::count(Health health) const {
    return static_cast<std::size_t>(std::ranges::count(kiosks, health, &KioskSight::health));
}

Sight sight_of(std::vector<store::KioskState> kiosks, std::vector<model::KioskPlace> const& places, base::WallTime now,
               AlarmLimits const& limits) {
    std::map<std::string, KioskSight> all;
    for (auto const& place : places)
        all[place.kiosk].place = place;
    for (auto& state : kiosks) {
        auto& sight = all[state.kiosk];
        sight.heartbeat = wire::decode_heartbeat(state.report);
        sight.said = std::move(state);
    }
    Sight sight;
    for (auto& [kiosk, each] : all) {
        each.kiosk = kiosk;
        each.alarms = alarms_of(each.said, each.heartbeat, now, limits);
        each.health = health_of(each.alarms);
        sight.kiosks.push_back(std::move(each));
    }
    return sight;
}

std::vector<KioskSight const*> chosen(Sight const& sight, ListQuery const& query) {
    auto const words = base::fold(query.words);
    std::vector<KioskSight const*> rows;
    for (auto const& each : sight.kiosks) {
        if (query.state && each.health != *query.state) continue;
        bool const fits = words.empty() || base::fold(each.kiosk).find(words) != std::string::npos ||
                          base::fold(each.place_name()).find(words) != std::string::npos;
        if (fits) rows.push_back(&each);
    }
    std::ranges::stable_sort(rows, [&](KioskSight const* one, KioskSight const* other) {
        if (query.sort == SortBy::Version) return version_of(*one) < version_of(*other);
        return rank(*one, query.sort) < rank(*other, query.sort);
    });
    if (query.backwards) std::ranges::reverse(rows);
    return rows;
}

} // namespace gateway::console
