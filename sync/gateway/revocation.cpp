#include "sync/gateway/revocation.h"

#include <ctime>

namespace gateway {

std::optional<base::WallTime> read_certificate_time(std::string const& text) {
    std::tm parts{};
    auto const* const end = ::strptime(text.c_str(), "%b %d %H:%M:%S %Y GMT", &parts);
    if (end == nullptr || *end != '\0') return std::nullopt;
    return base::WallTime(std::chrono::seconds(::timegm(&parts)));
}

std::optional<base::WallTime> certificate_from(server::Heard const& heard) {
    switch (heard.door) {
    case server::Door::Tls: return heard.certificate_from;
    case server::Door::Proxy: return read_certificate_time(heard.header("tramso-client-start"));
    case server::Door::Public:
    case server::Door::Inner:
    case server::Door::Console: return std::nullopt;
    }
    return std::nullopt;
}

} // namespace gateway
