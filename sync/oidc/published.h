// What a provider publishes of itself: where its endpoints are (OpenID Connect Discovery 1.0 §4) and the keys it signs
// with (RFC 7517). Fetched when wanted and kept for a while; the keys are fetched again once a token names one that is
// not known, but seldom, so that forged names cannot make us hammer the provider. Belongs to one thread.
#pragma once
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "sync/http/transport.h"
#include "sync/oidc/jose.h"
#include "sync/oidc/problem.h"

namespace oidc {

inline constexpr std::size_t longest_document = 64U << 10, longest_url = 1024;

struct Endpoints {
    std::string token, keys;
    std::string device, authorization; // "": there is none
    bool names_itself = false;         // the code comes back with `iss` (RFC 9207)
};

// Where we go, or send a phone: https; with `plain_loopback` also as http::is_plain_loopback() has it. ASCII, no blank,
// no user, no fragment.
bool is_endpoint(std::string_view url, bool plain_loopback);

// WrongIssuer: of another issuer than the one that was asked, to the letter. Malformed.
base::Result<Endpoints, Problem> decode_endpoints(std::string_view json, std::string const& issuer,
                                                  bool plain_loopback);

class Published {
public:
    struct Settings {
        std::string issuer;
        bool plain_loopback = false;
        base::Duration good_for{3'600'000}; // older is fetched again before it is used
        base::Duration pause{60'000};       // between two fetches of the keys for the sake of an unknown one
    };
    // `transport` and `clock` outlive it.
    Published(Settings settings, http::Transport& transport, base::Clock const& clock);

    // Makes sure that both are there and not too old.
    base::Result<void, Problem> look();
    // After look().
    Endpoints const& endpoints() const { return *endpoints_; }
    KeySet const& keys() const { return *keys_; }
    // UnknownKey: too early to fetch them again. On any trouble the old ones stay.
    base::Result<void, Problem> look_for_new_keys();

private:
    base::Result<base::PrivateText, Problem> fetch(std::string const& url);
    base::Result<void, Problem> fetch_endpoints();
    base::Result<void, Problem> fetch_keys();
    bool is_old(std::optional<base::Instant> fetched) const;

    Settings const settings_;
    http::Transport& transport_;
    base::Clock const& clock_;
    std::optional<Endpoints> endpoints_;
    std::optional<KeySet> keys_;
    std::optional<base::Instant> endpoints_at_, keys_at_, keys_asked_at_;
};

} // namespace oidc
