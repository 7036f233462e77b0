#include "sync/uplink/lookup.h"

#include "kiosk/model/receipt.h"
#include "sync/wire/problem.h"
#include "sync/wire/progress.h"

namespace uplink {
namespace {

using model::ProgressProblem;
using Outcome = base::Result<http::Answer, http::Trouble>;

// What the city said: progress, that it does not know the code, or nothing that can be believed.
wire::ProgressAnswer read(Outcome const& outcome, std::string const& code) {
    auto const nothing = tl::unexpected(ProgressProblem::Unreachable);
    if (!outcome) return nothing;
    if (outcome->status == 200) {
        auto const progress = wire::decode_progress(outcome->body);
        if (!progress || progress->code != code) return nothing;
        return *progress;
    }
    auto const problem = wire::decode_problem(outcome->body);
    bool const unknown = outcome->status == 404 && problem && problem->type == wire::ProblemType::NotFound;
    return unknown ? tl::unexpected(ProgressProblem::NotFound) : nothing;
}

} // namespace

wire::ProgressAnswer Lookup::progress_of(std::string const& typed) {
    auto const code = model::parse_receipt_code(typed);
    if (!code) return tl::unexpected(ProgressProblem::NotFound);
    auto const ours = outbox_.find(*code);
    bool const waits_here = ours && *ours && (*ours)->state == model::ProgressState::Waiting;
    auto const answer = read(transport_.send({.url = gateway_ + "/kiosk/v1/progress/" + *code}), *code);
    if (answer) return answer;
    bool const silent = answer.error() == ProgressProblem::Unreachable;
    if (auto kept = silent ? memory_.find(*code) : std::optional<model::Progress>(); kept && *kept) return **kept;
    if (waits_here) return **ours;
    return answer;
}

} // namespace uplink
