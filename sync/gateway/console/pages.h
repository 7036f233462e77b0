// The console's pages, from what the store said. Pure functions, any thread.
#pragma once
#include "sync/gateway/console/html.h"
#include "sync/gateway/console/sight.h"
#include "sync/store/store.h"

namespace gateway::console {

Page overview_page(Sight const& sight, Viewer const& viewer);
Page kiosks_page(Sight const& sight, ListQuery const& query, Viewer const& viewer);

// The whole city, or a part of it as much closer as `zoom` says, around a kiosk or the middle of them all.
struct MapQuery {
    unsigned zoom = 1; // 1, 3 or 9
    std::string at = {};
};
MapQuery read_map_query(std::string_view query);
Page map_page(Sight const& sight, MapQuery const& query, Viewer const& viewer);

// What came of a command that was handed in.
enum class Handed { Taken, NotOne, OtherKiosk, OtherKey, BadSignature, Expired, UnknownVerb, NumberUsed, NoKey, Away };
inline constexpr Handed all_handed[] = {Handed::Taken,        Handed::NotOne,  Handed::OtherKiosk,  Handed::OtherKey,
                                        Handed::BadSignature, Handed::Expired, Handed::UnknownVerb, Handed::NumberUsed,
                                        Handed::NoKey,        Handed::Away};
std::string_view word_of(Handed handed); // in addresses
std::optional<Handed> handed_named(std::string_view word);

struct KioskDetail {
    std::vector<store::StoredCommand> commands; // by number
    bool takes_commands = false;                // there is a key to hold them against
    std::optional<Handed> told = {};
};
Page kiosk_page(KioskSight const& kiosk, KioskDetail const& detail, Viewer const& viewer);

// `counts` of the last 24 hours.
Page reports_page(std::vector<store::HourCount> const& counts, Sight const& sight, Viewer const& viewer);

} // namespace gateway::console
