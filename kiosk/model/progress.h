// Progress: what the city says in public about a submission, asked for by its receipt code. Nothing personal. Value
// type.
#pragma once
#include <optional>
#include <string>

#include "kiosk/base/clock.h"

namespace model {

enum class ProgressState {
    Waiting,  // stored on this kiosk, not yet with the city
    Received, // the city has it
    Answered, // the city answered; see answer
};

struct Progress {
    std::string code;
    ProgressState state = ProgressState::Waiting;
    std::optional<base::WallTime> received_at;
    std::optional<base::WallTime> answered_at;
    std::string answer; // the public part of the answer, "" while there is none
    // Not the city's word of now, but what this kiosk kept when it last heard all answers, then.
    std::optional<base::WallTime> as_of = {};

    bool operator==(Progress const&) const = default;
};

// Why there is no progress to show.
enum class ProgressProblem {
    NotFound,    // the city does not know the code
    Unreachable, // no network, no courier, gateway down
};

} // namespace model
