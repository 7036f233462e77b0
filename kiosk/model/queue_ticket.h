// QueueTicket: a number a citizen has drawn at a ward's office, and what can be said about its turn. Holds nothing
// personal beside the kind of priority, which the citizen chose. Value type, any thread.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"

namespace model {

// Who is called before others. Which papers show it is for the ward to say: nothing is asked here.
enum class Priority { None, OldAge, Disabled, Pregnant };

inline constexpr std::array<Priority, 4> priorities{Priority::None, Priority::OldAge, Priority::Disabled,
                                                    Priority::Pregnant};
std::string_view word_of(Priority priority); // "old-age": on the wire and in ids
std::optional<Priority> priority_of(std::string_view word);

// Minutes until a number is called, as good as the day's own service times tell.
struct WaitGuess {
    unsigned from_minutes = 0;
    unsigned to_minutes = 0;
    bool operator==(WaitGuess const&) const = default;
};

struct QueueTicket {
    base::Uuid id;
    std::string number;  // "A001", or a kiosk's own "K2-A001"
    std::string service; // WardService::id
    Priority priority = Priority::None;
    base::WallTime drawn_at;
    std::optional<unsigned> ahead = {}; // how many may be called before it; nothing: not known here
    std::optional<WaitGuess> wait = {}; // nothing: nobody can say

    bool operator==(QueueTicket const&) const = default;
};

// What keeps a citizen's place: made from the id alone, as a receipt's code is.
std::string token_of(QueueTicket const& ticket);

// Why there is no number from the ward.
enum class DrawProblem {
    NoService,   // this kiosk has no ward, or the ward no such service
    Unreachable, // no answer in time: the kiosk gives a number of its own
};

} // namespace model
