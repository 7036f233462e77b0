#include "sync/wire/ask.h"

#include <array>
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

std::string_view word_of(model::DrawProblem problem) {
    switch (problem) {
    case model::DrawProblem::NoService: return "no-service";
    case model::DrawProblem::Unreachable: return "unreachable";
    }
    return "";
}

std::string_view word_of(model::HandoffProblem problem) {
    switch (problem) {
    case model::HandoffProblem::Over: return "over";
    case model::HandoffProblem::Unreachable: return "unreachable";
    }
    return "";
}

constexpr std::array handoff_problems{model::HandoffProblem::Over, model::HandoffProblem::Unreachable};

std::string line_of(Json const& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

} // namespace

std::string encode_question(Question const& question) {
    if (auto const* const progress = std::get_if<AskProgress>(&question))
        return line_of({{"ask", "progress"}, {"code", progress->code}});
    if (auto const* const number = std::get_if<AskNumber>(&question))
        return line_of({{"ask", "number"},
                        {"id", number->draw.id.text()},
                        {"service", number->draw.service},
                        {"priority", model::word_of(number->draw.priority)}});
    if (auto const* const link = std::get_if<AskLink>(&question))
        return line_of({{"ask", "link"}, {"id", link->id.text()}, {"place", link->place}});
    if (auto const* const phone = std::get_if<AskPhone>(&question))
        return line_of({{"ask", "phone"}, {"id", phone->id.text()}});
    if (auto const* const end = std::get_if<EndLink>(&question))
        return line_of({{"ask", "end-link"}, {"id", end->id.text()}});
    if (auto const* const signin = std::get_if<AskSignin>(&question)) {
        auto object = object_of(encode(signin->request));
        object["ask"] = "signin";
        object["id"] = signin->id.text();
        return line_of(object);
    }
    if (auto const* const status = std::get_if<AskSigninStatus>(&question))
        return line_of({{"ask", "signin-status"}, {"id", status->id.text()}});
    if (auto const* const end = std::get_if<EndSignin>(&question))
        return line_of({{"ask", "end-signin"}, {"id", end->id.text()}});
    if (std::holds_alternative<AskProbe>(question)) return line_of({{"ask", "probe"}});
    if (std::holds_alternative<AskCall>(question)) return line_of({{"ask", "call"}});
    if (std::holds_alternative<EndCall>(question)) return line_of({{"ask", "end-call"}});
    return line_of({{"ask", "nudge"}});
}

base::Result<Question> decode_question(std::string_view line) {
    auto const object = object_of(line);
    auto const ask = text_at(object, "ask");
    if (ask == "nudge") return Nudge{};
    if (ask == "probe") return AskProbe{};
    if (ask == "call") return AskCall{};
    if (ask == "end-call") return EndCall{};
    if (ask == "progress") return AskProgress{text_at(object, "code")};
    auto const id = base::Uuid::parse(text_at(object, "id"));
    auto const priority = model::priority_of(text_at(object, "priority"));
    if (id && id->is_version_7()) {
        if (ask == "number" && priority) return AskNumber{{*id, text_at(object, "service"), *priority}};
        if (ask == "link") return AskLink{*id, text_at(object, "place")};
        if (ask == "phone") return AskPhone{*id};
        if (ask == "end-link") return EndLink{*id};
        auto const request = ask == "signin" ? decode_signin_request(line) : std::nullopt;
        if (request) return AskSignin{*id, *request};
        if (ask == "signin-status") return AskSigninStatus{*id};
        if (ask == "end-signin") return EndSignin{*id};
    }
    return base::failure(base::ErrorKind::Corrupt, "not a question of the screen");
}

std::string encode_heard() { return line_of({{"heard", true}}); }

std::string encode_call_answer(bool called) { return line_of({{"called", called}}); }

base::Result<bool> decode_call_answer(std::string_view line) {
    auto const object = object_of(line);
    auto const found = object.find("called");
    if (found == object.end() || !found->is_boolean())
        return base::failure(base::ErrorKind::Corrupt, "not an answer to a call");
    return found->get<bool>();
}

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

std::string encode_number_answer(NumberAnswer const& answer) {
    if (!answer) return line_of({{"problem", word_of(answer.error())}});
    return "{\"ticket\":" + encode(*answer) + "}";
}

base::Result<NumberAnswer> decode_number_answer(std::string_view line) {
    auto const object = object_of(line);
    auto const problem = text_at(object, "problem");
    for (auto const known : {model::DrawProblem::NoService, model::DrawProblem::Unreachable})
        if (problem == word_of(known)) return NumberAnswer(tl::unexpected(known));
    auto const found = object.find("ticket");
    auto const ticket = found != object.end() ? decode_ticket(line_of(*found)) : std::nullopt;
    if (!ticket) return base::failure(base::ErrorKind::Corrupt, "not a number of the uplink");
    return NumberAnswer(*ticket);
}

std::string encode_link_answer(LinkAnswer const& answer) {
    if (!answer) return line_of({{"problem", word_of(answer.error())}});
    return "{\"link\":" + encode(*answer) + "}";
}

base::Result<LinkAnswer> decode_link_answer(std::string_view line) {
    auto const object = object_of(line);
    auto const problem = text_at(object, "problem");
    for (auto const known : handoff_problems)
        if (problem == word_of(known)) return LinkAnswer(tl::unexpected(known));
    auto const found = object.find("link");
    auto const link = found != object.end() ? decode_handoff_link(line_of(*found)) : std::nullopt;
    if (!link) return base::failure(base::ErrorKind::Corrupt, "not a link of the uplink");
    return LinkAnswer(*link);
}

std::string encode_phone_answer(PhoneAnswer const& answer) {
    return line_of({{"phone", answer ? word_of(*answer) : word_of(answer.error())}});
}

base::Result<PhoneAnswer> decode_phone_answer(std::string_view line) {
    auto const word = text_at(object_of(line), "phone");
    for (auto const known : handoff_problems)
        if (word == word_of(known)) return PhoneAnswer(tl::unexpected(known));
    for (auto const state : {HandoffState::Waiting, HandoffState::Opened, HandoffState::Received})
        if (word == word_of(state)) return PhoneAnswer(state);
    return base::failure(base::ErrorKind::Corrupt, "not a word of the uplink on a phone");
}

std::string encode_signin_answer(SigninLinkAnswer const& answer) {
    if (!answer) return line_of({{"problem", word_of(answer.error())}});
    return "{\"signin\":" + encode(*answer) + "}";
}

base::Result<SigninLinkAnswer> decode_signin_answer(std::string_view line) {
    auto const object = object_of(line);
    if (auto const problem = signin_problem_of(text_at(object, "problem")))
        return SigninLinkAnswer(tl::unexpected(*problem));
    auto const found = object.find("signin");
    auto const link = found != object.end() ? decode_signin_link(line_of(*found)) : std::nullopt;
    if (!link) return base::failure(base::ErrorKind::Corrupt, "not a link of the uplink");
    return SigninLinkAnswer(*link);
}

std::string encode_signin_status_answer(SigninStatusAnswer const& answer) {
    if (!answer) return line_of({{"problem", word_of(answer.error())}});
    return "{\"status\":" + encode(*answer) + "}";
}

base::Result<SigninStatusAnswer> decode_signin_status_answer(std::string_view line) {
    auto const object = object_of(line);
    if (auto const problem = signin_problem_of(text_at(object, "problem")))
        return SigninStatusAnswer(tl::unexpected(*problem));
    auto const found = object.find("status");
    auto const status = found != object.end() ? decode_signin_status(line_of(*found)) : std::nullopt;
    if (!status) return base::failure(base::ErrorKind::Corrupt, "not a word of the uplink on a sign-in");
    return SigninStatusAnswer(*status);
}

std::string encode_probe_answer(std::vector<model::StageResult> const& stages) {
    auto list = Json::array();
    for (auto const& stage : stages)
        list.push_back(
            {{"stage", word_of(stage.stage)}, {"good", stage.good}, {"ms", stage.milliseconds}, {"why", stage.why}});
    return line_of({{"stages", list}});
}

base::Result<std::vector<model::StageResult>> decode_probe_answer(std::string_view line) {
    constexpr std::int64_t longest = 86'400'000;
    auto const object = object_of(line);
    auto const found = object.find("stages");
    auto const not_one = base::failure(base::ErrorKind::Corrupt, "not a probe of the uplink");
    if (found == object.end() || !found->is_array() || found->size() > std::size(model::all_line_stages))
        return not_one;
    std::vector<model::StageResult> stages;
    for (auto const& each : *found) {
        auto const stage = each.is_object() ? model::line_stage_of(text_at(each, "stage")) : std::nullopt;
        if (!stage || !each.contains("good") || !each["good"].is_boolean()) return not_one;
        if (!each.contains("ms") || !each["ms"].is_number_integer()) return not_one;
        auto const milliseconds = each["ms"].get<std::int64_t>();
        if (milliseconds < 0 || milliseconds > longest) return not_one;
        stages.push_back({*stage, each["good"].get<bool>(), static_cast<int>(milliseconds), text_at(each, "why")});
    }
    return stages;
}

} // namespace wire
