// What the QR code on an event's poster or an ambassador's badge says: by whom a visitor has come, as codes of the
// event's pack, and at which event, so that last week's poster counts for nobody. `tramso:amb:EVENT:AMBASSADOR` or
// `tramso:org:EVENT:ORGANISATION`. Nobody is named by it. Pure; any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/model/event_day.h"
#include "kiosk/model/event_tally.h"

namespace model {

struct EventCode {
    std::string event;
    EventWhose whose; // an organisation or an ambassador, never both
    bool operator==(EventCode const&) const = default;
};

std::string text_of(EventCode const& code);

// Nothing: another code. It is one to the letter, or none.
std::optional<EventCode> parse_event_code(std::string_view text);

// By whom the visitor has come, as a desk of `day` counts it: the ambassador with the organisation. Nothing: of another
// event, or one that the pack does not have.
std::optional<EventWhose> whose_of(EventCode const& code, EventDay const& day);

} // namespace model
