#include "sync/store/signins.h"

namespace store {

using wire::SigninState;

SigninColumns columns_of(SigninEnd const& end) {
    if (auto const* problem = std::get_if<wire::SigninProblem>(&end))
        return {static_cast<std::int64_t>(SigninState::Failed), std::string(wire::word_of(*problem)), {}};
    return {static_cast<std::int64_t>(SigninState::Approved), "", std::get<base::Bytes>(end)};
}

wire::SigninStatus status_of(SigninColumns columns) {
    bool const known = columns.state >= 0 && columns.state <= static_cast<std::int64_t>(SigninState::Failed);
    auto const state = known ? static_cast<SigninState>(columns.state) : SigninState::Failed;
    wire::SigninStatus status{state, {}, std::move(columns.sealed)};
    if (state == SigninState::Failed)
        status.problem = wire::signin_problem_of(columns.problem).value_or(wire::SigninProblem::NotBelieved);
    return status;
}

} // namespace store
