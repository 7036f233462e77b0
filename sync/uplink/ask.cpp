#include "sync/uplink/ask.h"

#include "sync/uplink/local_socket.h"
#include "sync/wire/ask.h"

namespace uplink {
namespace {

// Nothing: no uplink, or no answer in time.
std::optional<std::string> said_to(std::filesystem::path const& socket, wire::Question const& question,
                                   base::Duration patience) {
    auto const line = connect_to(socket);
    if (!line || !send_line(*line, wire::encode_question(question))) return std::nullopt;
    return receive_line(*line, wire::longest_line, patience);
}

} // namespace

base::Result<model::Progress, model::ProgressProblem> ask_progress(std::filesystem::path const& socket,
                                                                   std::string const& code, base::Duration patience) {
    auto const unreachable = tl::unexpected(model::ProgressProblem::Unreachable);
    auto const said = said_to(socket, wire::AskProgress{code}, patience);
    if (!said) return unreachable;
    auto const answer = wire::decode_answer(*said);
    if (!answer) return unreachable;
    return *answer;
}

base::Result<model::QueueTicket, model::DrawProblem> ask_number(std::filesystem::path const& socket,
                                                                wire::Draw const& draw, base::Duration patience) {
    auto const unreachable = tl::unexpected(model::DrawProblem::Unreachable);
    auto const said = said_to(socket, wire::AskNumber{draw}, patience);
    auto const answer = said ? wire::decode_number_answer(*said) : base::failure(base::ErrorKind::Unavailable, "");
    if (!answer) return unreachable;
    if (*answer && (*answer)->id != draw.id) return unreachable;
    return *answer;
}

base::Result<wire::HandoffLink, model::HandoffProblem>
ask_link(std::filesystem::path const& socket, base::Uuid const& id, std::string const& place, base::Duration patience) {
    auto const said = said_to(socket, wire::AskLink{id, place}, patience);
    auto const answer = said ? wire::decode_link_answer(*said) : base::failure(base::ErrorKind::Unavailable, "");
    if (!answer) return tl::unexpected(model::HandoffProblem::Unreachable);
    return *answer;
}

base::Result<wire::HandoffState, model::HandoffProblem> ask_phone(std::filesystem::path const& socket,
                                                                  base::Uuid const& id, base::Duration patience) {
    auto const said = said_to(socket, wire::AskPhone{id}, patience);
    auto const answer = said ? wire::decode_phone_answer(*said) : base::failure(base::ErrorKind::Unavailable, "");
    if (!answer) return tl::unexpected(model::HandoffProblem::Unreachable);
    return *answer;
}

void end_link(std::filesystem::path const& socket, base::Uuid const& id) {
    if (auto const line = connect_to(socket)) (void)send_line(*line, wire::encode_question(wire::EndLink{id}));
}

base::Result<wire::SigninLink, model::SigninProblem> ask_signin(std::filesystem::path const& socket,
                                                                base::Uuid const& id,
                                                                wire::SigninRequest const& request,
                                                                base::Duration patience) {
    auto const said = said_to(socket, wire::AskSignin{id, request}, patience);
    auto const answer = said ? wire::decode_signin_answer(*said) : base::failure(base::ErrorKind::Unavailable, "");
    if (!answer) return tl::unexpected(model::SigninProblem::Unreachable);
    return *answer;
}

base::Result<wire::SigninStatus, model::SigninProblem>
ask_signin_status(std::filesystem::path const& socket, base::Uuid const& id, base::Duration patience) {
    auto const said = said_to(socket, wire::AskSigninStatus{id}, patience);
    auto const answer =
        said ? wire::decode_signin_status_answer(*said) : base::failure(base::ErrorKind::Unavailable, "");
    if (!answer) return tl::unexpected(model::SigninProblem::Unreachable);
    return *answer;
}

void end_signin(std::filesystem::path const& socket, base::Uuid const& id) {
    if (auto const line = connect_to(socket)) (void)send_line(*line, wire::encode_question(wire::EndSignin{id}));
}

std::vector<model::StageResult> ask_probe(std::filesystem::path const& socket, base::Duration patience) {
    auto const said = said_to(socket, wire::AskProbe{}, patience);
    auto stages = said ? wire::decode_probe_answer(*said) : base::failure(base::ErrorKind::Unavailable, "no answer");
    if (!stages) return {{model::LineStage::Courier, false, 0, stages.error().what}};
    stages->insert(stages->begin(), model::StageResult{model::LineStage::Courier, true, 0, {}});
    return std::move(*stages);
}

bool call_staff(std::filesystem::path const& socket, base::Duration patience) {
    auto const said = said_to(socket, wire::AskCall{}, patience);
    return said && wire::decode_call_answer(*said).value_or(false);
}

void end_call(std::filesystem::path const& socket) {
    if (auto const line = connect_to(socket)) (void)send_line(*line, wire::encode_question(wire::EndCall{}));
}

bool is_there(std::filesystem::path const& socket) { return static_cast<bool>(connect_to(socket)); }

void nudge(std::filesystem::path const& socket) {
    // Whether it was heard does not matter: the uplink also looks by itself.
    if (auto const line = connect_to(socket)) (void)send_line(*line, wire::encode_question(wire::Nudge{}));
}

} // namespace uplink
