#include "sync/oidc/exchange.h"

#include "kiosk/base/log.h"

namespace oidc {

base::Result<Told, Problem> exchange(http::Transport& transport, http::Request const& request) {
    auto answer = transport.send(request);
    if (!answer) {
        base::log(base::Severity::Warning, "oidc.provider", "{}: {}", word_of(answer.error().failure),
                  answer.error().what);
        bool const too_much = answer.error().failure == http::Failure::AnswerTooLarge;
        return tl::unexpected(too_much ? Problem::Malformed : Problem::Unreachable);
    }
    Told told{answer->status, base::PrivateText(std::move(answer->body))};
    if (told.status == 200 || (told.status >= 400 && told.status < 500 && told.status != 429)) return told;
    base::log(base::Severity::Warning, "oidc.provider", "answered with status {}", told.status);
    bool const later = told.status == 429 || told.status >= 500;
    return tl::unexpected(later ? Problem::Unreachable : Problem::Malformed);
}

} // namespace oidc
