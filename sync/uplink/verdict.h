// What an answer of the gateway, or none, means for the envelope that was offered. Pure functions; the table is
// sync/wire's FORMAT.md. The rule above all: only an acknowledgement that holds delivers. A bare 2xx is a captive
// portal until proven otherwise, and so is an error that is not a problem document of the gateway's own.
#pragma once
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "sync/http/client.h"
#include "sync/wire/problem.h"

namespace uplink {

enum class Verdict {
    Delivered,  // if the acknowledgement holds
    Accepted,   // the city holds it and names the photos it misses
    Later,      // try again, not before Judgement::at_least
    Quarantine, // the gateway will never take these bytes: keep, report, go on with the next
    NewEpoch,   // this outbox's numbers were used before (a restored disk): count anew and offer again
    Pause,      // it is us they refuse, not the bytes: stop all, try again rarely
    Stopped,    // we gave up ourselves: nothing happened
};

// What was found in the answer's body.
struct Evidence {
    bool has_ack = false;            // for this id and digest; whether its signature holds is the outbox's to say
    bool has_ack_of_another = false; // a well-formed one, for another id or other bytes
    bool names_missing = false;      // attachments of this id and digest, with 202
    std::optional<wire::ProblemType> problem = std::nullopt; // of a problem document we know
};

struct Judgement {
    Verdict verdict = Verdict::Later;
    base::Duration at_least{0}; // Retry-After
    std::string why;            // for the log and the outbox; nothing personal
};

Judgement judge(base::Result<http::Answer, http::Trouble> const& outcome, Evidence const& evidence, base::WallTime now);

// The wait before try number `attempts` + 1: anything from zero to first × 2^(attempts - 1), at most `longest` ("full
// jitter"), so that kiosks that failed together do not come back together. `attempts` from 1.
base::Duration jittered(base::Duration first, base::Duration longest, unsigned attempts, base::Random& random);

} // namespace uplink
