// Photos on their way from a citizen's phone to a kiosk (wire/FORMAT.md §18): at most one a kiosk, for some minutes.
// The link's token and the phone's key are known here by their digests alone, so that nobody who reads the store can
// use them, and how long a look-up takes says nothing about them. A part of Store; the same thread.
#pragma once
#include <optional>
#include <string>

#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "sync/wire/handoff.h"

namespace store {

struct Handoff {
    base::Uuid id; // the kiosk's name for it
    std::string kiosk, place;
    wire::Digest token{}; // SHA-256 of it
    wire::CityKeyBytes city_key{};
    base::WallTime expires_at;
    bool operator==(Handoff const&) const = default;
};

struct HeldHandoff {
    Handoff handoff;
    std::optional<wire::HandoffState> state; // nothing: it is over, by the kiosk's word; the photo is gone
};

enum class HandoffOutcome {
    Done,      // now, and synced to disk
    Known,     // it was so before
    InUse,     // by another phone, or by another photo of this one
    NotOpened, // a photo of a phone that has not opened the link
    Gone,      // no such link, its time is over, or the kiosk has ended it
};

class Handoffs {
public:
    virtual ~Handoffs() = default;
    // In the place of the one this kiosk had.
    virtual base::Result<> begin_handoff(Handoff const& handoff) = 0;
    virtual base::Result<std::optional<HeldHandoff>> handoff(wire::Digest const& token, base::WallTime now) = 0;
    // `phone`: SHA-256 of its key. The first one has the link for itself.
    virtual base::Result<HandoffOutcome> open_handoff(wire::Digest const& token, wire::Digest const& phone,
                                                      base::WallTime now) = 0;
    // Known also when the kiosk has it already and has ended the hand-off: an answer may have been lost.
    virtual base::Result<HandoffOutcome> keep_photo(wire::Digest const& token, wire::Digest const& phone,
                                                    base::ByteView sealed, wire::Digest const& sha256,
                                                    base::WallTime now) = 0;
    virtual base::Result<std::optional<HeldHandoff>> handoff_of(std::string const& kiosk, base::Uuid const& id,
                                                                base::WallTime now) = 0;
    virtual base::Result<base::Bytes> handoff_photo(std::string const& kiosk, base::Uuid const& id,
                                                    base::WallTime now) = 0; // NotFound: none has come
    // Drops the photo, ends the link. Nothing happens when there is no such hand-off.
    virtual base::Result<> end_handoff(std::string const& kiosk, base::Uuid const& id) = 0;
    virtual base::Result<> drop_handoffs(base::WallTime now) = 0; // those whose time is over
};

// How a hand-off stands in a database: the states of wire::HandoffState, and one more.
inline constexpr std::int64_t handoff_is_over = 3;

// Of a row that a phone's request did not change: why not.
struct HandoffRow {
    std::int64_t state = handoff_is_over;
    std::optional<wire::Digest> phone, sha256;
};
HandoffOutcome opening_of(std::optional<HandoffRow> const& row, wire::Digest const& phone);
HandoffOutcome keeping_of(std::optional<HandoffRow> const& row, wire::Digest const& phone, wire::Digest const& sha256);
std::optional<wire::HandoffState> handoff_state(std::int64_t state);

} // namespace store
