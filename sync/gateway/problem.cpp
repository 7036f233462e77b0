#include "sync/gateway/problem.h"

#include <algorithm>
#include <fmt/format.h>

namespace gateway {

Reply problem(int status, std::string_view word, std::string_view title, std::optional<base::Duration> retry_after) {
    auto text = fmt::format(R"({{"type":"/problems/{}","title":"{}","status":{},"retryable":{})", word, title, status,
                            retry_after.has_value());
    Reply reply{status, "application/problem+json", "", {}};
    if (retry_after) {
        text += fmt::format(R"(,"retry_after_ms":{})", retry_after->count());
        auto const seconds = std::max<std::int64_t>((retry_after->count() + 999) / 1000, 1);
        reply.headers.emplace_back("Retry-After", std::to_string(seconds));
    }
    reply.body = text + "}";
    return reply;
}

Reply problem_of(Refusal why) {
    switch (why) {
    case Refusal::Malformed: return problem(400, "malformed", "not an HTTP request we read");
    case Refusal::TooLarge: return problem(413, "too-large", "larger than a submission may be");
    case Refusal::NoLength: return problem(411, "length-required", "a body needs its Content-Length");
    case Refusal::Busy: return problem(503, "overloaded", "too much is being received", base::Duration(5000));
    }
    return {};
}

} // namespace gateway
