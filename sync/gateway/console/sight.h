// The whole fleet as the pages show it: each kiosk's last word, read once, with where it stands and what is wrong with
// it. Values; made on a worker, const afterwards.
#pragma once
#include <vector>

#include "kiosk/model/console_settings.h"
#include "sync/gateway/console/alarm.h"
#include "sync/gateway/console/query.h"

namespace gateway::console {

struct KioskSight {
    std::string kiosk;
    std::optional<store::KioskState> said;    // nothing: never heard
    std::optional<wire::Heartbeat> heartbeat; // nothing: never heard, or not to be read
    std::optional<model::KioskPlace> place;   // nothing: not on the map
    std::vector<Alarm> alarms;
    Health health = Health::Well;

    std::string_view place_name() const { return place ? std::string_view(place->name) : std::string_view(); }
    std::uint64_t waiting() const { return heartbeat ? heartbeat->queued + heartbeat->accepted : 0; }
};

struct Sight {
    std::vector<KioskSight> kiosks; // by id
    KioskSight const* find(std::string_view kiosk) const;
    std::size_t count(Health health) const;
};

// `kiosks` by id; each place's kiosk is there, whether it was heard or not.
Sight sight_of(std::vector<store::KioskState> kiosks, std::vector<model::KioskPlace> const& places, base::WallTime now,
               AlarmLimits const& limits);

// Those the query asks for, in its order, all pages of them.
std::vector<KioskSight const*> chosen(Sight const& sight, ListQuery const& query);

} // namespace gateway::console
