// When a place is open, and how it stands now: whether visits begin, and what is taken. In Việt Nam time. Values; pure
// functions, any thread.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"

namespace model {

// "mon-fri 07:30-17:00" in the settings; an end that is not after its beginning is on the next day.
struct OpeningSpan {
    unsigned days = 0;    // bit 0: Sunday
    int from = 0, to = 0; // minutes of the day; to: up to two days'

    bool operator==(OpeningSpan const&) const = default;
};

// What can still be done outside of the hours.
enum class ClosedShows { Nothing, Information };

struct PlaceSettings {
    std::vector<std::string> hours = {};       // "mon-fri 07:30-17:00"; none: always open
    std::vector<std::string> closed_days = {}; // "2027-02-17": the spans that begin on that day do not count
    ClosedShows closed_shows = ClosedShows::Information;
    std::filesystem::path folder = {}; // where others say how the kiosk stands; "": place beside the outbox
    unsigned inform_only_after_h = 0;  // so long without the city, and nothing is taken for it; 0: never
};

std::optional<OpeningSpan> opening_span(std::string_view written);

bool is_open(PlaceSettings const& place, base::WallTime at);
// In the folder: files whose being there says that the kiosk is out of service, or being updated.
inline constexpr std::string_view out_of_service_file = "out-of-service", updating_file = "updating";

// When it opens next, within the next 60 days; nothing: it is open, or it is not known.
std::optional<base::WallTime> opens_at(PlaceSettings const& place, base::WallTime at);

enum class Closure {
    Open,
    Hours,        // outside of the hours
    OutOfService, // a technician says so
    Updating,     // new software or content is being put in: minutes
};

struct PlaceState {
    Closure closure = Closure::Open;
    std::optional<base::WallTime> opens_at = {}; // Hours
    bool informs = false;                        // Hours: what is only read is there all the same
    bool informs_only = false;                   // the city has not been heard for so long that nothing is taken for it

    bool operator==(PlaceState const&) const = default;
};

} // namespace model
