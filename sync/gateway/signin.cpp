#include "sync/gateway/signin.h"

#include "kiosk/model/settings.h"

namespace gateway {
namespace {

// Takes the next "TYPE=value" off the front of `rest`; ends at a ',' or '+' that is not escaped.
std::string_view next_attribute(std::string_view& rest) {
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != ',' && rest[end] != '+')
        end += rest[end] == '\\' ? 2U : 1U;
    end = std::min(end, rest.size());
    auto const attribute = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return attribute;
}

std::optional<std::string> known(std::optional<std::string> name) {
    return name && model::is_kiosk_id(*name) ? name : std::nullopt;
}

} // namespace

std::string citizen_address(server::Heard const& heard) {
    auto const told = heard.header("tramso-client-address");
    return told.empty() ? heard.address : told;
}

std::optional<std::string> common_name_of(std::string_view distinguished_name) {
    std::optional<std::string> found;
    while (!distinguished_name.empty()) {
        auto const attribute = next_attribute(distinguished_name);
        if (!attribute.starts_with("CN=") && !attribute.starts_with("cn=") && !attribute.starts_with("2.5.4.3="))
            continue;
        if (found || attribute.find('\\') != std::string_view::npos) return std::nullopt;
        found = attribute.substr(attribute.find('=') + 1);
    }
    return found;
}

std::optional<std::string> kiosk_of(server::Heard const& heard) {
    switch (heard.door) {
    case server::Door::Tls: return known(heard.common_name);
    case server::Door::Proxy:
        if (heard.header("tramso-client-verify") != "SUCCESS") return std::nullopt;
        return known(common_name_of(heard.header("tramso-client-subject")));
    case server::Door::Public:
    case server::Door::Inner:
    case server::Door::Console: return std::nullopt;
    }
    return std::nullopt;
}

} // namespace gateway
