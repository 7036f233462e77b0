// The trace a request belongs to, for the journal (W3C Trace Context, traceparent): what nginx, or whoever called it,
// has begun, or a trace of our own. Value type; pure but for chance.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/id.h"

namespace gateway {

struct Trace {
    std::string id;       // 32 hexadecimal digits
    std::string parent;   // 16; "": begun here
    bool sampled = false; // the caller records this one: we say so when all went well, too

    std::string text() const { return parent.empty() ? "trace=" + id : "trace=" + id + " parent=" + parent; }
};

// Nothing: not a traceparent, or one of zeros.
std::optional<Trace> parse_traceparent(std::string_view header);
// Of a request with that header, "" for none.
Trace trace_of(std::string_view header, base::Random& random);

} // namespace gateway
