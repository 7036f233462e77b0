#include "sync/uplink/ask.h"

#include "sync/uplink/local_socket.h"
#include "sync/wire/ask.h"

namespace uplink {

base::Result<model::Progress, model::ProgressProblem> ask_progress(std::filesystem::path const& socket,
                                                                   std::string const& code, base::Duration patience) {
    auto const unreachable = tl::unexpected(model::ProgressProblem::Unreachable);
    auto const line = connect_to(socket);
    if (!line || !send_line(*line, wire::encode_question(wire::AskProgress{code}))) return unreachable;
    auto const said = receive_line(*line, wire::longest_line, patience);
    if (!said) return unreachable;
    auto const answer = wire::decode_answer(*said);
    if (!answer) return unreachable;
    return *answer;
}

base::Result<model::QueueTicket, model::DrawProblem> ask_number(std::filesystem::path const& socket,
                                                                wire::Draw const& draw, base::Duration patience) {
    auto const unreachable = tl::unexpected(model::DrawProblem::Unreachable);
    auto const line = connect_to(socket);
    if (!line || !send_line(*line, wire::encode_question(wire::AskNumber{draw}))) return unreachable;
    auto const said = receive_line(*line, wire::longest_line, patience);
    auto const answer = said ? wire::decode_number_answer(*said) : base::failure(base::ErrorKind::Unavailable, "");
    if (!answer) return unreachable;
    if (*answer && (*answer)->id != draw.id) return unreachable;
    return *answer;
}

void nudge(std::filesystem::path const& socket) {
    // Whether it was heard does not matter: the uplink also looks by itself.
    if (auto const line = connect_to(socket)) (void)send_line(*line, wire::encode_question(wire::Nudge{}));
}

} // namespace uplink
