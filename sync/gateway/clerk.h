// Who works at a counter: a clerk signs in with the counter's token and has a cookie from then on. The cookie is the
// counter, when it ends, and an HMAC of both under the token: so it holds over a restart of the gateway, and a changed
// token ends it. Const after open; any thread.
// Cookies: RFC 6265bis (Secure, HttpOnly, SameSite=Strict, prefix __Host-).
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "sync/server/server.h"
#include "sync/wire/ward.h"

namespace gateway {

class Clerks {
public:
    // Invalid: a line that is not "NUMBER TOKEN" with at least 16 of A-Z, a-z, 0-9, - and _, or a token for two
    // counters.
    static base::Result<Clerks> open(std::filesystem::path const& file);

    // The Set-Cookie of a session of twelve hours; nothing: wrong.
    std::optional<std::string> sign_in(wire::SessionRequest const& request, base::WallTime now) const;
    // The counter whose clerk has sent it; nothing: nobody's.
    std::optional<std::string> counter_of(server::Heard const& heard, base::WallTime now) const;
    static std::string sign_out(); // the Set-Cookie that ends it

private:
    explicit Clerks(std::map<std::string, std::string> tokens) : tokens_(std::move(tokens)) {}
    std::string value_for(std::string const& counter, std::int64_t until) const;
    std::map<std::string, std::string> tokens_; // by counter
};

// A browser says where a request comes from (Fetch Metadata, RFC 6454): false when that is another page than ours.
bool is_from_our_page(server::Heard const& heard);

} // namespace gateway
