#include "sync/wire/progress_codec.h"

#include "sync/wire/json_reader.h"

namespace wire {
namespace {

std::string_view word_of(model::ProgressState state) {
    switch (state) {
    case model::ProgressState::Waiting: return "waiting";
    case model::ProgressState::Received: return "received";
    case model::ProgressState::Answered: return "answered";
    }
    return "";
}

std::optional<model::ProgressState> state_of(std::string_view word) {
    for (auto const state :
         {model::ProgressState::Waiting, model::ProgressState::Received, model::ProgressState::Answered})
        if (word_of(state) == word) return state;
    return std::nullopt;
}

} // namespace

std::string encode(model::Progress const& progress) {
    Json json{{"code", progress.code}, {"state", word_of(progress.state)}};
    if (progress.received_at) json["received_at"] = base::to_rfc3339(*progress.received_at);
    if (progress.answered_at) json["answered_at"] = base::to_rfc3339(*progress.answered_at);
    if (!progress.answer.empty()) json["answer"] = progress.answer;
    return dump(json);
}

std::optional<model::Progress> decode_progress(std::string_view json) {
    auto const reader = ObjectReader::parse(json, 256U << 10);
    if (!reader) return std::nullopt;
    auto const code = reader->text("code");
    auto const state = state_of(reader->text("state").value_or(""));
    if (!code || !state) return std::nullopt;
    return model::Progress{*code, *state, reader->time("received_at"), reader->time("answered_at"),
                           reader->text("answer").value_or("")};
}

} // namespace wire
