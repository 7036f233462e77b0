// The ID token: the provider's signed word about who a citizen is. Whatever is not exactly as it must be is refused
// with a Problem; nothing of the token reaches a log. Rules: OpenID Connect Core 1.0 §2 and §3.1.3.7, RFC 7515 (JWS),
// RFC 7519 (JWT), RFC 8725 (best practices). Pure, any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/oidc/jose.h"
#include "sync/oidc/problem.h"

namespace oidc {

inline constexpr std::size_t longest_token = 16U << 10; // bytes
inline constexpr std::size_t longest_name = 120;        // code points
// How far two clocks may be apart, and how long on its way a token may be: what was made longer ago, or in our future,
// says that a clock is wrong.
inline constexpr std::chrono::seconds clock_allowance{60}, longest_way{180};

// Whom the provider vouches for. Nothing else of the token is kept.
struct Person {
    base::PrivateText name;   // NFC
    base::PrivateText number; // 12 digits; "" where no claim is named for it
    int level = 0;            // of assurance: the place of `acr` among the levels, from 1; 0: it says none that we know
    std::vector<std::string> roles = {}; // what stands at role_claim, where one is named
    bool operator==(Person const&) const = default;
};

struct Expected {
    std::string issuer, client;
    std::vector<std::string> levels;                               // values of `acr`, the lowest first
    int level = 0;                                                 // the lowest that will do; 0: none was asked for
    std::optional<std::chrono::seconds> max_age = std::nullopt;    // since the citizen signed in, if that was asked for
    std::optional<base::PrivateText> nonce = std::nullopt;         // where the flow has one
    std::string name_claim = "name", number_claim = "national_id"; // no number_claim: nobody's number is asked for
    base::WallTime now{};
    std::string role_claim = {}; // "": nobody's roles are
};

base::Result<Person, Problem> check_id_token(base::PrivateText const& token, KeySet const& keys,
                                             Expected const& expected);

// The second half of it: what the payload says. Of a payload whose signature was not checked it proves nothing.
base::Result<Person, Problem> check_claims(std::string_view payload, Expected const& expected);

// In a time that does not tell how much of them is the same.
bool are_same(base::PrivateText const& one, std::string_view other);

} // namespace oidc
