// Sign-ins: citizens who sign in with their own phone (FORMAT.md §20): asks the city for a link and for how far the
// phone is. Who it is comes sealed and goes on sealed: the courier cannot open it, and keeps nothing. Owned by one
// thread.
#pragma once
#include "sync/http/transport.h"
#include "sync/wire/ask.h"

namespace uplink {

class Signins {
public:
    // `gateway`: its URL; `transport` outlives it.
    Signins(std::string gateway, http::Transport& transport) : gateway_(std::move(gateway)), transport_(transport) {}

    wire::SigninLinkAnswer begin(base::Uuid const& id, wire::SigninRequest const& request);
    wire::SigninStatusAnswer look(base::Uuid const& id); // Expired: the city says that there is no such
    void end(base::Uuid const& id);

private:
    base::Result<http::Answer, http::Trouble> ask(http::Method method, base::Uuid const& id,
                                                  std::string_view body = {});
    std::string const gateway_;
    http::Transport& transport_;
};

} // namespace uplink
