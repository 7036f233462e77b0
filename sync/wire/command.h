// Commands of the city's operators to one kiosk, signed by their key, and what became of one (FORMAT.md §13). The verbs
// are a closed list; none runs a program or takes a word from outside. Values; codec pure.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "sync/wire/digest.h"

namespace wire {

enum class Verb {
    Restart,           // the uplink ends after what it has in hand, to be started again
    Drain,             // offer all that waits now, whatever the waits and the hours for photos say, once
    Diagnostics,       // a report on the kiosk, as the result
    ReleaseQuarantine, // offer again what the city has refused before
};
inline constexpr std::array verbs{Verb::Restart, Verb::Drain, Verb::Diagnostics, Verb::ReleaseQuarantine};
std::string_view word_of(Verb verb); // "release-quarantine"
std::optional<Verb> verb_of(std::string_view word);

struct Command {
    std::string kiosk;
    std::uint64_t number = 0; // from 1, growing with each command to this kiosk
    std::string word;         // of a verb; a kiosk may know fewer than the operator
    base::WallTime issued_at, expires_at;
    std::string key; // its id
    Signature signature{};
    bool operator==(Command const&) const = default;
};

std::string signed_bytes(Command const& command);
std::string encode(Command const& command);
std::optional<Command> decode_command(std::string_view json);

enum class Outcome {
    Done,
    Refused,     // not believed, or not understood; `says` has why
    Failed,      // tried in vain
    Interrupted, // begun, and the kiosk was ended before it knew; never tried again
};
std::string_view word_of(Outcome outcome);

struct CommandResult {
    std::uint64_t number = 0;
    Outcome outcome = Outcome::Done;
    base::WallTime at; // the kiosk's clock
    std::string says;
    std::string report; // of diagnostics: a JSON object; "": none
    bool operator==(CommandResult const&) const = default;
};

inline constexpr std::size_t longest_result = 64U << 10;

std::string encode(CommandResult const& result);
std::optional<CommandResult> decode_command_result(std::string_view json);

// What `diagnostics` reports: a JSON object for CommandResult::report. Nothing of a citizen's.
struct Diagnostics {
    std::string heartbeat;                         // as it goes to the city
    std::string chain;                             // what is wrong with the outbox's chain; "": nothing
    std::map<std::string, std::uint64_t> troubles; // and how many reports have each
    std::uint64_t uptime_s = 0;                    // of the uplink
    std::optional<base::WallTime> answers_synced_at;
};
std::string encode(Diagnostics const& diagnostics);

} // namespace wire
