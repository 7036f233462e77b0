// What an event has come to at all its kiosks, as the city tells each of them, and what it answers when one has brought
// its book (FORMAT.md §21). Numbers that may be told alone, for they have gone through event::report. Values; codec
// pure.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/model/event_tally.h"

namespace wire {

struct EventTally {
    std::string event;
    std::optional<base::WallTime> as_of = {}; // the city's clock, when the last of the books came; nothing: none has
    std::uint64_t books = 0;
    std::map<model::TallyKind, std::optional<std::uint64_t>> totals = {}; // each kind; nothing: not told
    bool operator==(EventTally const&) const = default;
};

// The gateway holds that much of the book, or more.
struct BookKept {
    base::Uuid book;
    std::uint64_t changes = 0;
    bool operator==(BookKept const&) const = default;
};

inline constexpr std::string_view book_media_type = "application/vnd.tramso.event-book";
inline constexpr std::size_t longest_event_tally = 4U << 10; // bytes

std::string encode(EventTally const& tally);
// Nothing: not such an object, or a kind of it is missing.
std::optional<EventTally> decode_event_tally(std::string_view json);

std::string encode(BookKept const& kept);
std::optional<BookKept> decode_book_kept(std::string_view json);

} // namespace wire
