// Snapshot: all that the book of one kiosk holds, as one signed text (EVENT.md §4), so that books come together at the
// office by a USB stick, in any order and any number of times. It names no card and nobody; its tokens say something to
// whoever has the event's key alone. Values, pure, any thread.
#pragma once
#include <optional>
#include <vector>

#include "kiosk/base/result.h"
#include "sync/event/gift_key.h"
#include "sync/event/tallies.h"
#include "sync/seal/keys.h"

namespace event {

// One line of the ledger of gifts; lines are only ever added.
struct Line {
    std::int64_t number = 0; // from 1, without a gap
    Hour hour = 0;           // no more exactly: nobody is to be found by when it was
    std::string gift;
    model::StockAct act = model::StockAct::Given;
    model::GiftReason reason = model::GiftReason::None;
    std::int64_t pieces = 1;
    std::optional<Token> token = {}; // of the card, where one was shown
    bool operator==(Line const&) const = default;
};

struct Snapshot {
    std::string event;
    base::Uuid book;     // made with the book: it moves with the disk
    std::string kiosk;   // which unit it was in, and whose key has signed
    unsigned number = 0; // its tickets begin with that
    std::optional<KeyCheck> key = {};
    std::int64_t changes = 0; // of the book: grows with each
    base::WallTime made_at{};
    bool closed = false;
    std::uint32_t tickets = 0; // drawn
    Counts counts = {};
    std::vector<Line> lines = {};
    bool operator==(Snapshot const&) const = default;
};

inline constexpr std::size_t longest_snapshot = 16U << 20; // bytes
inline constexpr unsigned most_numbers = 99, tickets_a_number = 99'999;
inline constexpr std::int64_t most_pieces = 1'000'000;

std::uint32_t ticket_of(unsigned number, std::uint32_t drawn);  // 3, 17: 300017
std::string tickets_text(unsigned number, std::uint32_t drawn); // "300001-300017", as sync/draw takes it; "": none

// Whether nothing of `older`, of the same book, is missing or otherwise here.
bool continues(Snapshot const& newer, Snapshot const& older);

std::string snapshot_text(Snapshot const& snapshot, seal::SigningKey const& kiosk);

// Which kiosk it says it is of, so that its key can be found; Corrupt: not such a text. Nothing else of it is believed.
base::Result<std::string> kiosk_in(std::string_view text);

// Corrupt: not such a text, to the letter: cut, for one. Refused: that kiosk has not signed it.
base::Result<Snapshot> read_snapshot(std::string_view text, seal::VerifyKey const& kiosk);

} // namespace event
