#include "sync/oidc/id_token.h"

#include <algorithm>

#include "kiosk/base/text.h"
#include "sync/oidc/json.h"

namespace oidc {
namespace {

using std::chrono::seconds;
using Verdict = base::Result<void, Problem>;

Verdict check_that(bool holds, Problem problem) {
    if (!holds) return tl::unexpected(problem);
    return {};
}

struct TokenHeader {
    Algorithm algorithm;
    std::optional<std::string> kid;
};

// Keys that the header itself brings (jwk, jku, x5c) are not looked at: anybody can bring one.
base::Result<TokenHeader, Problem> read_header(std::string_view part) {
    auto const text = from_base64url(part);
    auto const header = text ? JsonObject::parse(text->reveal(), longest_token) : std::nullopt;
    if (!header) return tl::unexpected(Problem::Malformed);
    TRY(check_that(!header->has("crit"), Problem::Critical)); // libcjose does not look; RFC 7515 §4.1.11
    auto const algorithm = algorithm_named(header->text("alg").value_or(""));
    if (!algorithm) return tl::unexpected(Problem::Algorithm);
    if (!header->has("kid")) return TokenHeader{*algorithm, std::nullopt};
    auto const kid = header->text("kid");
    if (!kid) return tl::unexpected(Problem::Malformed);
    return TokenHeader{*algorithm, std::string(*kid)};
}

// Core §3.1.3.7, 3 to 5: we are among those it is for, and if there are others, or somebody is named, it is us that it
// was made for.
Verdict check_audience(JsonObject const& claims, std::string const& client) {
    auto audience = claims.texts("aud");
    if (auto const one = claims.text("aud")) audience = {{std::string(*one)}};
    if (!audience) return tl::unexpected(Problem::Malformed);
    TRY(check_that(std::ranges::find(*audience, client) != audience->end(), Problem::WrongAudience));
    if (audience->size() == 1 && !claims.has("azp")) return {};
    return check_that(claims.text("azp") == client, Problem::WrongAudience);
}

// Seconds since 1970 (RFC 7519 §2); no such moment after the year 9999.
base::Result<base::WallTime, Problem> moment(JsonObject const& claims, char const* name) {
    auto const value = claims.number(name);
    if (!value || *value < 0 || *value > 253'402'300'799) return tl::unexpected(Problem::Malformed);
    return base::WallTime(seconds(*value));
}

// The clocks first: with a wrong one, the other times say nothing.
Verdict check_times(JsonObject const& claims, base::WallTime now) {
    auto const made = TRY(moment(claims, "iat"));
    auto const ends = TRY(moment(claims, "exp"));
    TRY(check_that(made <= now + clock_allowance, Problem::ClockDiffers));
    TRY(check_that(made >= now - longest_way, Problem::ClockDiffers));
    TRY(check_that(now < ends + clock_allowance, Problem::TooOld));
    if (!claims.has("nbf")) return {};
    auto const begins = TRY(moment(claims, "nbf"));
    return check_that(begins <= now + clock_allowance, Problem::NotYet);
}

Verdict check_freshness(JsonObject const& claims, std::optional<seconds> max_age, base::WallTime now) {
    if (!max_age) return {};
    TRY(check_that(claims.has("auth_time"), Problem::NotFresh));
    auto const signed_in = TRY(moment(claims, "auth_time"));
    TRY(check_that(signed_in <= now + clock_allowance, Problem::ClockDiffers));
    return check_that(now <= signed_in + *max_age + clock_allowance, Problem::NotFresh);
}

base::Result<int, Problem> level_of(JsonObject const& claims, Expected const& expected) {
    auto const found = std::ranges::find(expected.levels, claims.text("acr").value_or(""));
    auto const level = found == expected.levels.end() ? 0 : static_cast<int>(found - expected.levels.begin()) + 1;
    TRY(check_that(level >= expected.level, Problem::TooLow));
    return level;
}

bool is_number(std::string_view text) {
    return text.size() == 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_name(std::string const& name) {
    return !base::trimmed(name).empty() && base::length(name) <= longest_name && base::is_shown_whole(name);
}

// One text or a list of them; none when there is neither.
std::vector<std::string> texts_at(JsonObject const& claims, std::string const& name) {
    if (auto const one = claims.text(name.c_str())) return {std::string(*one)};
    return claims.texts(name.c_str()).value_or(std::vector<std::string>());
}

base::Result<Person, Problem> person_in(JsonObject const& claims, Expected const& expected) {
    bool const has_number = !expected.number_claim.empty();
    auto const number = has_number ? claims.text(expected.number_claim.c_str()) : std::nullopt;
    auto name = base::to_nfc(claims.text(expected.name_claim.c_str()).value_or(""));
    if (!name) return tl::unexpected(Problem::NoPerson);
    Person person{.name = base::PrivateText(std::move(*name)),
                  .number = base::PrivateText(std::string(number.value_or("")))};
    TRY(check_that(is_name(person.name.reveal()), Problem::NoPerson));
    TRY(check_that(!has_number || is_number(person.number.reveal()), Problem::NoPerson));
    if (!expected.role_claim.empty()) person.roles = texts_at(claims, expected.role_claim);
    return person;
}

} // namespace

bool are_same(base::PrivateText const& one, std::string_view other) {
    auto const& text = one.reveal();
    if (text.size() != other.size()) return false;
    unsigned differs = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        differs |= static_cast<unsigned>(text[i] ^ other[i]);
    return differs == 0;
}

base::Result<Person, Problem> check_claims(std::string_view payload, Expected const& expected) {
    auto const claims = JsonObject::parse(payload, longest_token);
    if (!claims) return tl::unexpected(Problem::Malformed);
    TRY(check_that(claims->text("iss") == expected.issuer, Problem::WrongIssuer));
    TRY(check_audience(*claims, expected.client));
    TRY(check_times(*claims, expected.now));
    if (expected.nonce)
        TRY(check_that(are_same(*expected.nonce, claims->text("nonce").value_or("")), Problem::WrongNonce));
    auto const level = TRY(level_of(*claims, expected));
    TRY(check_freshness(*claims, expected.max_age, expected.now));
    auto const subject = claims->text("sub").value_or("");
    TRY(check_that(!subject.empty() && subject.size() <= 255, Problem::NoPerson));
    auto person = TRY(person_in(*claims, expected));
    person.level = level;
    return person;
}

base::Result<Person, Problem> check_id_token(base::PrivateText const& token, KeySet const& keys,
                                             Expected const& expected) {
    auto const& text = token.reveal();
    auto const parts = base::split(text, '.');
    TRY(check_that(text.size() <= longest_token && parts.size() == 3, Problem::Malformed));
    auto const header = TRY(read_header(parts[0]));
    auto const payload = from_base64url(parts[1]);
    TRY(check_that(payload.has_value() && from_base64url(parts[2]).has_value(), Problem::Malformed));
    TRY(keys.verify(header.algorithm, header.kid, text));
    return check_claims(payload->reveal(), expected);
}

} // namespace oidc
