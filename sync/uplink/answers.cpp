#include "sync/uplink/answers.h"

namespace uplink {

bool is_of_type(http::Answer const& answer, std::string_view media_type) {
    auto const type = answer.header("content-type").value_or("");
    return type.substr(0, type.find(';')) == media_type;
}

std::optional<wire::Ack> ack_in(Outcome const& outcome) {
    if (!outcome || !is_of_type(*outcome, "application/json")) return std::nullopt;
    return wire::decode_ack(outcome->body);
}

std::optional<wire::Missing> missing_in(Outcome const& outcome) {
    if (!outcome || outcome->status != 202 || !is_of_type(*outcome, "application/json")) return std::nullopt;
    return wire::decode_missing(outcome->body);
}

std::optional<wire::ProblemType> problem_in(Outcome const& outcome) {
    if (!outcome || !is_of_type(*outcome, wire::problem_media_type)) return std::nullopt;
    auto const problem = wire::decode_problem(outcome->body);
    return problem ? std::optional(problem->type) : std::nullopt;
}

} // namespace uplink
