#include "sync/wire/ask.h"

#include "sync/wire/json_reader.h"
#include "sync/wire/progress_codec.h"

namespace wire {
namespace {

using model::ProgressProblem;

std::string_view word_of(ProgressProblem problem) {
    switch (problem) {
    case ProgressProblem::NotFound: return "not-found";
    case ProgressProblem::Unreachable: return "unreachable";
    }
    return "";
}

} // namespace

std::string encode_question(Question const& question) {
    if (auto const* const progress = std::get_if<AskProgress>(&question))
        return dump(Json{{"ask", "progress"}, {"code", progress->code}});
    return dump(Json{{"ask", "nudge"}});
}

base::Result<Question> decode_question(std::string_view line) {
    auto const object = ObjectReader::parse(line, longest_line);
    auto const ask = object ? object->text("ask") : std::nullopt;
    auto const code = object ? object->text("code") : std::nullopt;
    if (ask == "nudge") return Nudge{};
    if (ask == "progress" && code) return AskProgress{*code};
    return base::failure(base::ErrorKind::Corrupt, "not a question of the screen");
}

std::string encode_heard() { return dump(Json{{"heard", true}}); }

std::string encode_answer(ProgressAnswer const& answer) {
    if (!answer) return dump(Json{{"problem", word_of(answer.error())}});
    return dump(Json{{"progress", encode(*answer)}});
}

base::Result<ProgressAnswer> decode_answer(std::string_view line) {
    auto const object = ObjectReader::parse(line, longest_line);
    auto const problem = object ? object->text("problem") : std::nullopt;
    for (auto const known : {ProgressProblem::NotFound, ProgressProblem::Unreachable})
        if (problem == word_of(known)) return ProgressAnswer(tl::unexpected(known));
    auto const text = object ? object->text("progress") : std::nullopt;
    auto progress = text ? decode_progress(*text) : std::nullopt;
    if (!progress) return base::failure(base::ErrorKind::Corrupt, "not an answer of the uplink");
    return ProgressAnswer(std::move(*progress));
}

} // namespace wire
