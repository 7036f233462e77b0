#include "sync/gateway/problem.h"

#include <algorithm>

namespace gateway {

using wire::ProblemType;

server::Reply problem(ProblemType type, std::string detail, base::Duration wait) {
    server::Reply reply{wire::status_of(type),
                        std::string(wire::problem_media_type),
                        wire::encode(wire::Problem{type, std::move(detail)}),
                        {}};
    auto const seconds = std::max<std::int64_t>((wait.count() + 999) / 1000, 1);
    if (wire::is_retryable(type)) reply.headers.emplace_back("Retry-After", std::to_string(seconds));
    return reply;
}

server::Reply problem_of(server::Refusal why) {
    switch (why) {
    case server::Refusal::Malformed: return problem(ProblemType::BadRequest, "not an HTTP request we read");
    case server::Refusal::TooLarge: return problem(ProblemType::TooLarge, "larger than a submission may be");
    case server::Refusal::NoLength: return problem(ProblemType::BadRequest, "a body needs its Content-Length");
    case server::Refusal::Busy: return problem(ProblemType::Overloaded, "too much is being received");
    }
    return {};
}

} // namespace gateway
