#include "kiosk/model/event_code.h"

namespace model {
namespace {

constexpr std::string_view of_ambassador = "tramso:amb:", of_organisation = "tramso:org:";

} // namespace

std::string text_of(EventCode const& code) {
    bool const is_ambassador = !code.whose.ambassador.empty();
    return std::string(is_ambassador ? of_ambassador : of_organisation) + code.event + ":" +
           (is_ambassador ? code.whose.ambassador : code.whose.organisation);
}

std::optional<EventCode> parse_event_code(std::string_view text) {
    bool const is_ambassador = text.starts_with(of_ambassador);
    if (!is_ambassador && !text.starts_with(of_organisation)) return std::nullopt;
    auto const rest = text.substr(of_ambassador.size());
    auto const colon = rest.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto const event = rest.substr(0, colon), whose = rest.substr(colon + 1);
    if (!is_event_code(event) || !is_event_code(whose)) return std::nullopt;
    EventCode code{std::string(event), {}};
    (is_ambassador ? code.whose.ambassador : code.whose.organisation) = whose;
    return code;
}

std::optional<EventWhose> whose_of(EventCode const& code, EventDay const& day) {
    if (code.event != day.id) return std::nullopt;
    if (code.whose.ambassador.empty())
        return day.organisation(code.whose.organisation) == nullptr ? std::nullopt : std::optional(code.whose);
    auto const* const known = day.ambassador(code.whose.ambassador);
    if (known == nullptr) return std::nullopt;
    return EventWhose{known->organisation, known->code};
}

} // namespace model
