#include "sync/enrol/token.h"

#include <algorithm>

#include "kiosk/base/text.h"
#include "kiosk/model/settings.h"
#include "sync/wire/base64.h"

namespace enrol {
namespace {

constexpr std::string_view first_word = "TRAMSO-ENROL-1";
constexpr std::string_view scheme = "https://";

bool is_gateway(std::string_view url) {
    auto const allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]";
    return url.starts_with(scheme) && url.size() > scheme.size() && url.size() <= 280 && url[scheme.size()] != ':' &&
           url.find_first_not_of(allowed, scheme.size()) == url.npos;
}

} // namespace

base::PrivateText encode(Token const& token) {
    return base::PrivateText(std::string(first_word) + "," + token.gateway + "," + token.kiosk + "," +
                             wire::to_base64(token.secret.reveal()) + "," + wire::to_base64(token.authority));
}

std::optional<Token> decode_token(std::string_view text) {
    if (text.size() > longest_token) return std::nullopt;
    base::PrivateText const line(base::trimmed(text));
    auto const fields = base::split(line.reveal(), ',');
    if (fields.size() != 5 || fields[0] != first_word || !is_gateway(fields[1]) || !model::is_kiosk_id(fields[2]))
        return std::nullopt;
    auto secret = wire::from_base64(fields[3]);
    auto const authority = wire::from_base64(fields[4]);
    Token token{std::string(fields[1]), std::string(fields[2]), {}, {}};
    if (!secret || secret->size() != secret_size || !authority || authority->size() != token.authority.size())
        return std::nullopt;
    token.secret = base::PrivateBytes(std::move(*secret));
    std::ranges::copy(*authority, token.authority.begin());
    return token;
}

} // namespace enrol
