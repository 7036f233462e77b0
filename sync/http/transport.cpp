#include "sync/http/transport.h"

#include <algorithm>

namespace http {

std::optional<std::string_view> Answer::header(std::string_view name) const {
    auto const found = std::ranges::find(headers, name, &Header::name);
    if (found == headers.end()) return std::nullopt;
    return found->value;
}

// To the letter: with a user before the '@', another host would be asked.
bool is_plain_loopback(std::string_view url) {
    constexpr std::string_view begin = "http://127.0.0.1";
    if (!url.starts_with(begin)) return false;
    url.remove_prefix(begin.size());
    if (url.starts_with(':')) {
        url.remove_prefix(1);
        auto const port = url.substr(0, url.find_first_not_of("0123456789"));
        if (port.empty() || port.size() > 5) return false;
        url.remove_prefix(port.size());
    }
    return url.empty() || url.starts_with('/');
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
