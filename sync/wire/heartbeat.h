// The heartbeat: how a kiosk is, told to the city about once a minute, and what the city says back (FORMAT.md §12).
// Numbers and words for technicians; nothing of a citizen's. Values; codec pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "sync/wire/command.h"
#include "sync/wire/part_health.h"

namespace wire {

struct Heartbeat {
    std::uint64_t queued = 0, accepted = 0, acked = 0, quarantined = 0, purged = 0; // reports by state
    std::uint64_t photos = 0;                                                       // that the city does not have yet
    std::uint64_t bytes = 0;        // of reports and photos that it does not have yet
    std::uint64_t oldest_age_s = 0; // of the oldest report it does not have; by the kiosk's clock
    base::Uuid epoch;
    std::uint64_t seq = 0;       // the highest of that epoch; 0: none
    std::uint64_t disk_free = 0; // bytes, where the outbox lies
    std::string version;         // of the program
    std::string settings;        // half the digest of those that were taken last; "": none were
    std::string content;         // the ETag of what came whole last; "": none did
    std::uint64_t answers = 0;   // the highest number of the public answers it holds
    base::WallTime clock;        // the kiosk's
    std::optional<base::WallTime> certificate_expires_at;
    std::string trouble;                             // the last one, for a technician; "": none
    std::vector<PartHealth> parts = {};              // as the screen tested them last; empty: it has told nothing
    std::optional<std::uint64_t> paper_left_mm = {}; // of the slip printer's roll, by what was printed
    std::optional<base::WallTime> called_at = {};    // somebody has asked for staff then, by the kiosk's clock
    bool operator==(Heartbeat const&) const = default;
};

inline constexpr std::size_t longest_heartbeat = 16U << 10;
inline constexpr std::size_t longest_trouble = 400;

struct HeartbeatAnswer {
    base::WallTime time;                      // the city's
    std::optional<std::string> settings = {}; // ETags of what can be had for this kiosk
    std::optional<std::string> content = {};
    std::optional<std::uint64_t> answers = {}; // the highest number there is
    std::vector<Command> commands = {};        // that have no result yet, by number
    std::uint64_t spread_s = 0;                // wait up to so much longer before the next one: many come at once
    bool call_shown = false;                   // the call for staff is before those who look after the kiosks
    bool operator==(HeartbeatAnswer const&) const = default;
};

std::string encode(Heartbeat const& heartbeat);
std::optional<Heartbeat> decode_heartbeat(std::string_view json);

std::string encode(HeartbeatAnswer const& answer);
// Members that are not known are passed over, and so is a command that is none.
std::optional<HeartbeatAnswer> decode_heartbeat_answer(std::string_view json);

} // namespace wire
