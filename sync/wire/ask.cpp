#include "sync/wire/ask.h"

#include <nlohmann/json.hpp>

#include "sync/wire/progress.h"

namespace wire {
namespace {

using Json = nlohmann::json;
using model::ProgressProblem;

Json object_of(std::string_view line) {
    auto object = Json::parse(line, nullptr, false);
    return object.is_object() ? object : Json::object();
}

std::string text_at(Json const& object, char const* name) {
    auto const found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string_view word_of(ProgressProblem problem) {
    switch (problem) {
    case ProgressProblem::NotFound: return "not-found";
    case ProgressProblem::Unreachable: return "unreachable";
    }
    return "";
}

std::string line_of(Json const& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

} // namespace

std::string encode_question(Question const& question) {
    if (auto const* const progress = std::get_if<AskProgress>(&question))
        return line_of({{"ask", "progress"}, {"code", progress->code}});
    return line_of({{"ask", "nudge"}});
}

base::Result<Question> decode_question(std::string_view line) {
    auto const object = object_of(line);
    auto const ask = text_at(object, "ask");
    if (ask == "nudge") return Nudge{};
    if (ask == "progress") return AskProgress{text_at(object, "code")};
    return base::failure(base::ErrorKind::Corrupt, "not a question of the screen");
}

std::string encode_heard() { return line_of({{"heard", true}}); }

std::string encode_answer(ProgressAnswer const& answer) {
    if (!answer) return line_of({{"problem", word_of(answer.error())}});
    return "{\"progress\":" + encode_progress(*answer) + "}";
}

base::Result<ProgressAnswer> decode_answer(std::string_view line) {
    auto const object = object_of(line);
    auto const problem = text_at(object, "problem");
    for (auto const known : {ProgressProblem::NotFound, ProgressProblem::Unreachable})
        if (problem == word_of(known)) return ProgressAnswer(tl::unexpected(known));
    auto const found = object.find("progress");
    if (found == object.end()) return base::failure(base::ErrorKind::Corrupt, "not an answer of the uplink");
    return ProgressAnswer(TRY(decode_progress(line_of(*found))));
}

} // namespace wire
