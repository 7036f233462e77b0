// Who is signed in, held by the browser alone: a cookie that is the session itself, boxed with a key that all gateways
// of the city have (seal/box.h), so any of them takes it and none keeps a list. It ends by its time, and for all at
// once when the secret is changed; signing out takes it from the browser. Const after construction, any thread. Rules:
// RFC 6265bis (prefix __Host-, Secure, HttpOnly, SameSite). Lax, for the way back from the provider is a navigation
// from another site; what changes anything is a POST, which a Lax cookie does not go along with, and which needs the
// form's token as well.
#pragma once
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "sync/seal/keys.h"

namespace gateway::console {

enum class Role { Viewer, Operator };

struct Session {
    std::string name; // as the provider tells it
    Role role = Role::Viewer;
    base::WallTime until;
    bool operator==(Session const&) const = default;
};

// While somebody is at the provider: what sync/oidc has to be given back, and the page that was asked for.
struct Way {
    base::PrivateText pending;
    std::string to; // "/kiosks"
    base::WallTime until;
};

class Cookies {
public:
    explicit Cookies(base::PrivateText const& secret);

    // Values of Set-Cookie.
    std::string keep(Session const& session, base::WallTime now) const;
    std::string keep(Way const& way, base::WallTime now) const;
    static std::string forget_session();
    static std::string forget_way();

    // `header`: the request's Cookie. Nothing: there is none, it is not ours, or its time is over.
    std::optional<Session> session_in(std::string_view header, base::WallTime now) const;
    std::optional<Way> way_in(std::string_view header, base::WallTime now) const;

    // What a form of this session carries; nobody else can make it. "": there is no session's cookie.
    std::string form_token(std::string_view header) const;
    bool is_form_token(std::string_view header, std::string_view token) const;

private:
    seal::SecretBytes<32> session_key_, way_key_, form_key_;
};

// The value of one cookie of the header; the first, where there are several.
std::optional<std::string_view> cookie_named(std::string_view header, std::string_view name);

// A page of this console that one may be sent back to: a path, perhaps with a query, of letters that need no care.
bool is_own_page(std::string_view target);

} // namespace gateway::console
