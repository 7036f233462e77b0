// Timetable: when trains leave the stations of the line, as a feed in GTFS Schedule tells it
// (gtfs.org/documentation/schedule/reference): by the minute, or as "about every seven minutes". Days are those of
// Việt Nam, times seconds since their midnight and beyond 86,400 for a train of the evening before. Made by the room
// `config`, const afterwards, any thread.
#pragma once
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"

namespace model {

// The days on which trips run: calendar.txt and calendar_dates.txt.
struct ServiceDays {
    std::string id;
    std::array<bool, 7> weekdays{};      // [0] is Sunday
    std::string first, last;             // "20260108", both included; "" without a row of calendar.txt
    std::set<std::string> with, without; // single days

    bool runs_on(base::LocalTime const& time) const;
};

// So often: frequencies.txt.
struct Headway {
    int from_s = 0, to_s = 0; // when trips leave their first station
    int every_s = 0;          // 1 or more
    bool is_exact = false;    // by the minute; else at no known one
};

struct Call {
    std::string station;     // Place::code
    std::optional<int> at_s; // when it leaves; none: the feed does not say
};

struct Trip {
    std::size_t service = 0;       // into Timetable::services
    std::vector<Call> calls;       // in order; at least two
    std::vector<Headway> headways; // without any it runs once, at the times of its calls
};

struct NextTrains {
    std::string towards;      // Place::code of the last station
    std::vector<int> minutes; // of the day, 0 to 1439: the next to leave in 12 hours, at most three, soonest first; or
    int every_minutes = 0;    // about so often just now. Neither: there are trains later, at times not known
    bool operator==(NextTrains const&) const = default;
};

class Timetable {
public:
    std::vector<ServiceDays> services;
    std::vector<Trip> trips;

    // From a station, one entry a direction, in the order of the feed; only trains that call at `to` where it is
    // given. Directions without a train any more are not there. Empty as well where the feed has
    // nothing of the day at all: has_day() tells which of the two it is.
    std::vector<NextTrains> next(std::string_view from, std::string_view to, base::WallTime now) const;
    bool has_day(base::WallTime now) const;
};

} // namespace model
