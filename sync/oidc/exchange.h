// One request to a provider and its answer, with every way it can go wrong told apart. Any thread that may use the
// transport.
#pragma once
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/http/transport.h"
#include "sync/oidc/problem.h"

namespace oidc {

struct Told {
    int status = 0; // 200, or one of 400 to 499
    base::PrivateText body;
};

// Unreachable: no answer, or one of "later" (429, 5xx). Malformed: another status, a redirect among them.
base::Result<Told, Problem> exchange(http::Transport& transport, http::Request const& request);

} // namespace oidc
