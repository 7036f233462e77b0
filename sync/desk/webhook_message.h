// One POST to a webhook target in the manner of Standard Webhooks 1.0.0 (github.com/standard-webhooks): the headers
// webhook-id, webhook-timestamp and webhook-signature over "ID.TIMESTAMP.BODY"; and what an answer means. Pure.
#pragma once
#include <string>
#include <vector>

#include "kiosk/base/bytes.h"
#include "kiosk/base/private.h"
#include "sync/desk/desk.h"
#include "sync/http/transport.h"

namespace desk {

// The secrets of a file: a line each, "whsec_" and 24 to 64 bytes in base64. All of them sign, so that one can be
// exchanged for another without a gap.
base::Result<std::vector<base::PrivateBytes>> load_webhook_secrets(std::filesystem::path const& file);

// The same for the same words, however often it is sent: the submission's id; while photos are missing with a word
// behind it, because the submission comes once more.
std::string webhook_id(Report const& report);

std::vector<http::Header> webhook_headers(std::string const& id, base::WallTime now, std::string_view body,
                                          std::vector<base::PrivateBytes> const& secrets);

enum class Heard {
    Taken,   // 2xx
    NotThis, // the target has something against this one
    NotNow,  // nobody there, or it takes nothing at the moment: all wait
};
struct Verdict {
    Heard heard = Heard::NotNow;
    base::Duration at_least{0}; // the target asked for such a wait
    std::string why;
};
Verdict judge(base::Result<http::Answer, http::Trouble> const& outcome, base::WallTime now);

// Chance between nothing and first doubled with each try, no more than longest ("full jitter"). `tries` from 1.
base::Duration next_wait(base::Duration first, base::Duration longest, unsigned tries, base::Random& random);

} // namespace desk
