// What an outbox answers, and what it says of itself. Values; any thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "sync/wire/digest.h"

namespace outbox {

// Why a submission was not stored; nothing of it is on disk then.
enum class StoreTrouble {
    Full,    // no space
    Refused, // the sealed body is larger than the wire allows
    Broken,  // the file cannot be used
};

enum class State { Queued = 1, Accepted = 2, Acked = 3, Quarantined = 4, Purged = 5 };

struct Stored {
    std::uint64_t seq = 0;
    wire::Digest sha256{};
};

struct Status {
    std::uint64_t queued = 0, accepted = 0, acked = 0, quarantined = 0, purged = 0;
    std::uint64_t photos = 0, photo_bytes = 0; // that the city does not have yet
    std::uint64_t bytes = 0;                   // of bodies and photos that the city does not have yet
    base::Uuid epoch;
    std::uint64_t highest_seq = 0; // of that epoch; 0: none
    std::optional<base::WallTime> oldest_queued, next_try;
    std::string last_error;       // of the oldest queued row; nothing personal
    std::string photo_error;      // of the photo that waits longest
    std::string quarantine_error; // why the newest quarantined row was put aside
};

enum class AckTrouble {
    NotOurs,    // another id or other bytes than the row's
    UnknownKey, // signed by a key that is not in the settings
    BadSignature,
    NotStored, // good, but could not be written: ask again
};

} // namespace outbox
