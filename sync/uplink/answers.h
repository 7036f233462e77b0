// What the body of an answer holds, for whoever is to judge it. Nothing: not what we know, or from something in
// between. Pure functions, any thread.
#pragma once
#include <optional>

#include "sync/http/transport.h"
#include "sync/wire/ack.h"
#include "sync/wire/missing.h"
#include "sync/wire/problem.h"

namespace uplink {

using Outcome = base::Result<http::Answer, http::Trouble>;

bool is_of_type(http::Answer const& answer, std::string_view media_type);
std::optional<wire::Ack> ack_in(Outcome const& outcome);
std::optional<wire::Missing> missing_in(Outcome const& outcome);
std::optional<wire::ProblemType> problem_in(Outcome const& outcome);

} // namespace uplink
