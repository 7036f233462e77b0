// The query of a request for service requests (GeoReport v2, "GET Service Requests"), which comes from outside: percent
// encoding, lists and dates read strictly; what is empty counts as not there. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace desk {

enum class Status { Open, Closed };
std::string_view word_of(Status status);

struct Query {
    static constexpr std::size_t most_at_once = 1000;    // requests in one document
    static constexpr std::chrono::days longest_span{90}; // between start and end

    std::vector<std::string> ids; // service_request_id; overrides all else
    std::vector<std::string> service_codes;
    std::optional<base::WallTime> start, end; // of requested_datetime, both included
    std::vector<Status> statuses;
    std::size_t page = 1;                 // Open311's customary extension
    std::size_t page_size = most_at_once; // no more than that
};

// `text`: what stands behind the question mark. Members it does not know are passed over, as `jurisdiction_id`.
// Invalid: what is wrong, for whoever asked.
base::Result<Query> read_query(std::string_view text);

// From the first to the last moment that was asked for, within longest_span; both ends are there.
struct Span {
    base::WallTime start, end;
};
Span span_of(Query const& query, base::WallTime now);

// A date with a time and a zone (W3C NOTE-datetime): "2026-11-23T02:15:04Z", "2026-11-23T09:15+07:00".
std::optional<base::WallTime> read_w3c(std::string_view text);
std::string to_w3c(base::WallTime time); // whole seconds, in UTC

} // namespace desk
