#include "sync/wire/progress.h"

#include <nlohmann/json.hpp>

#include "kiosk/model/receipt.h"

namespace wire {
namespace {

using Json = nlohmann::json;
using model::ProgressState;

Json time_or_null(std::optional<base::WallTime> const& time) { return time ? Json(base::to_rfc3339(*time)) : Json(); }

std::string text_at(Json const& object, char const* name) {
    auto const found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<ProgressState> state_of(std::string_view word) {
    for (auto const state : {ProgressState::Waiting, ProgressState::Received, ProgressState::Answered})
        if (word_of(state) == word) return state;
    return std::nullopt;
}

} // namespace

std::string_view word_of(ProgressState state) {
    switch (state) {
    case ProgressState::Waiting: return "waiting";
    case ProgressState::Received: return "received";
    case ProgressState::Answered: return "answered";
    }
    return "";
}

std::string encode_progress(model::Progress const& progress) {
    Json json{{"code", progress.code},
              {"state", word_of(progress.state)},
              {"received_at", time_or_null(progress.received_at)},
              {"answered_at", time_or_null(progress.answered_at)},
              {"answer", progress.answer}};
    if (progress.as_of) json["as_of"] = base::to_rfc3339(*progress.as_of);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Result<model::Progress> decode_progress(std::string_view text) {
    auto const object = Json::parse(text, nullptr, false);
    if (!object.is_object()) return base::failure(base::ErrorKind::Corrupt, "progress: not a JSON object");
    auto const code = model::parse_receipt_code(text_at(object, "code"));
    auto const state = state_of(text_at(object, "state"));
    if (!code || !state) return base::failure(base::ErrorKind::Corrupt, "progress: no code or no state");
    return model::Progress{.code = *code,
                           .state = *state,
                           .received_at = base::from_rfc3339(text_at(object, "received_at")),
                           .answered_at = base::from_rfc3339(text_at(object, "answered_at")),
                           .answer = text_at(object, "answer"),
                           .as_of = base::from_rfc3339(text_at(object, "as_of"))};
}

} // namespace wire
