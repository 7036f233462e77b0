#include "sync/http/transport.h"

#include <algorithm>

namespace http {

std::optional<std::string_view> Answer::header(std::string_view name) const {
    auto const found = std::ranges::find(headers, name, &Header::name);
    if (found == headers.end()) return std::nullopt;
    return found->value;
}

std::string_view word_of(Method method) {
    switch (method) {
    case Method::Get: return "GET";
    case Method::Head: return "HEAD";
    case Method::Post: return "POST";
    case Method::Put: return "PUT";
    case Method::Patch: return "PATCH";
    case Method::Delete: return "DELETE";
    }
    return "";
}

std::string_view word_of(Failure failure) {
    switch (failure) {
    case Failure::CouldNotConnect: return "could-not-connect";
    case Failure::TlsRefused: return "tls-refused";
    case Failure::TimedOut: return "timed-out";
    case Failure::Cut: return "cut";
    case Failure::AnswerTooLarge: return "answer-too-large";
    case Failure::Stopped: return "stopped";
    }
    return "";
}

} // namespace http
