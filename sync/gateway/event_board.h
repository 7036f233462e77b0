// The boards of an event day, as HTML that is whole without a script: for the stage and for a phone, Vietnamese with
// English below, each chart with its table. They have no number that event::report does not tell. Their style and their
// script, which looks again every five seconds, are files of sync/gateway/pages. Pure; any thread.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/model/event_day.h"
#include "sync/event/summary.h"
#include "sync/store/event_books.h"
#include "sync/store/fleet.h"

namespace gateway {

struct BoardKiosk {
    std::string kiosk;
    base::WallTime came_at{};                 // its book, by the city's clock
    std::optional<base::WallTime> heard_at{}; // its last heartbeat
    bool is_closed = false;
    bool operator==(BoardKiosk const&) const = default;
};

struct EventBoard {
    model::EventDay day;
    event::Standing standing;
    std::vector<BoardKiosk> kiosks;    // by id
    std::vector<std::string> troubles; // as merging tells them, for the organisers
    base::WallTime now{};
};

inline constexpr base::Duration unheard_after{10 * 60 * 1000}; // then a kiosk is marked

// Of whoever signed a book; an error: it has no key here.
using KeyOfKiosk = std::function<base::Result<seal::VerifyKey>(std::string const& kiosk)>;

// What the stored books of an event come to. One that its kiosk has not signed is left out, and is a trouble by name.
EventBoard event_board_of(model::EventDay const& day, std::vector<store::StoredEventBook> const& books,
                          std::vector<store::KioskState> const& states, KeyOfKiosk const& key_of, base::WallTime now);

std::string event_board(EventBoard const& board);     // for everybody
std::string organisers_page(EventBoard const& board); // the same, all ambassadors, troubles, and the CSV

struct EventFile {
    std::string path; // "/events/board.js"
    std::string media_type, text;
};
EventFile const* event_file(std::string_view path); // nullptr: there is none
extern char const* const event_page_policy;         // for Content-Security-Policy

} // namespace gateway
