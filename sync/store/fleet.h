// What the city keeps about its kiosks beside their submissions: how each was when it last spoke, the commands of the
// operators with what became of them, and the public answers as kiosks keep them. A part of Store; the same thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "sync/wire/answers.h"
#include "sync/wire/command.h"
#include "sync/wire/heartbeat.h"
#include "sync/wire/ratings.h"

namespace store {

// The last heartbeat of a kiosk; its times by the city's clock.
struct KioskState {
    std::string kiosk;
    base::WallTime heard_at;
    std::string report; // the heartbeat, as it came
    std::uint64_t quarantined = 0;
    std::optional<base::WallTime> oldest_since; // of the oldest report the city does not have; nothing: it has all
    bool clock_is_wrong = false;
    bool operator==(KioskState const&) const = default;
};

struct StoredCommand {
    wire::Command command;
    std::optional<wire::CommandResult> result = {};
    std::optional<base::WallTime> result_at = {}; // when it came
    bool operator==(StoredCommand const&) const = default;
};

struct StoredRatings {
    std::string kiosk;
    wire::DayRatings ratings;
    bool operator==(StoredRatings const&) const = default;
};

// How many of one kind have come within an hour of the city's clock, and are still kept.
struct HourCount {
    base::WallTime hour; // its beginning
    std::string service; // as their envelopes say
    std::uint64_t count = 0;
    bool operator==(HourCount const&) const = default;
};

enum class ResultOutcome { New, Known, Unknown }; // Known: there was one; it stays

class Fleet {
public:
    virtual ~Fleet() = default;
    virtual base::Result<> heard(KioskState const& state) = 0; // in the place of the one before
    virtual base::Result<std::vector<KioskState>> kiosks() = 0;

    // By number; those of one kiosk, or all ("").
    virtual base::Result<std::vector<StoredCommand>> commands(std::string const& kiosk) = 0;
    // Those that have no result and have not expired.
    virtual base::Result<std::vector<wire::Command>> waiting(std::string const& kiosk, base::WallTime now) = 0;
    virtual base::Result<> add_command(wire::Command const& command) = 0; // Invalid: not above this kiosk's others
    virtual base::Result<ResultOutcome> keep_result(std::string const& kiosk, wire::CommandResult const& result,
                                                    base::WallTime at) = 0;

    // What visitors of a kiosk thought on a day; in the place of what it told of that day before. True: the first.
    virtual base::Result<bool> keep_ratings(std::string const& kiosk, wire::DayRatings const& ratings) = 0;
    virtual base::Result<std::vector<StoredRatings>> ratings(std::string const& since) = 0; // by day, then kiosk

    // Those after `number`, at most `limit`; `last` is of all. Store::answer() makes them.
    virtual base::Result<wire::AnswersPage> answers_after(std::uint64_t number, std::size_t limit) = 0;
};

} // namespace store
