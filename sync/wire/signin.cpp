#include "sync/wire/signin.h"

#include "sync/wire/base64.h"
#include "sync/wire/handoff.h"
#include "sync/wire/json_reader.h"
#include "sync/wire/link_fields.h"

namespace wire {
namespace {

constexpr std::array states{SigninState::Waiting, SigninState::Matched, SigninState::Approved, SigninState::Failed};
constexpr std::array problems{SigninProblem::Denied,      SigninProblem::Expired,     SigninProblem::WrongNumber,
                              SigninProblem::TooLow,      SigninProblem::NotBelieved, SigninProblem::ClockDiffers,
                              SigninProblem::Unavailable, SigninProblem::Unreachable};

bool is_digits(std::string_view text, std::size_t count) {
    return text.size() == count && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::string_view word_of(SigninState state) {
    switch (state) {
    case SigninState::Waiting: return "waiting";
    case SigninState::Matched: return "matched";
    case SigninState::Approved: return "approved";
    case SigninState::Failed: return "failed";
    }
    return "";
}

std::string_view word_of(SigninProblem problem) {
    switch (problem) {
    case SigninProblem::Denied: return "denied";
    case SigninProblem::Expired: return "expired";
    case SigninProblem::WrongNumber: return "wrong-number";
    case SigninProblem::TooLow: return "too-low";
    case SigninProblem::NotBelieved: return "not-believed";
    case SigninProblem::ClockDiffers: return "clock-differs";
    case SigninProblem::Unavailable: return "unavailable";
    case SigninProblem::Unreachable: return "unreachable";
    }
    return "";
}

std::optional<SigninProblem> signin_problem_of(std::string_view word) {
    for (auto const problem : problems)
        if (word == word_of(problem)) return problem;
    return std::nullopt;
}

std::string encode(SigninRequest const& request) {
    return dump({{"place", request.place}, {"visit_key", to_base64(request.visit_key)}});
}

std::string encode(SigninLink const& link) {
    return dump({{"url", link.url}, {"number", link.number}, {"lasts_s", link.lasts_s}});
}

std::string encode(SigninStatus const& status) {
    Json json{{"state", word_of(status.state)}};
    if (status.problem) json["problem"] = word_of(*status.problem);
    if (!status.sealed.empty()) json["sealed"] = to_base64(status.sealed);
    return dump(json);
}

base::PrivateText encode(SignedIn const& person) {
    return base::PrivateText(
        dump({{"name", person.name.reveal()}, {"number", person.number.reveal()}, {"level", person.level}}));
}

std::optional<SigninRequest> decode_signin_request(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_signin_message);
    auto const place = reader ? reader->text("place") : std::nullopt;
    auto const key = exactly<32>(reader ? from_base64(reader->text("visit_key").value_or("")) : std::nullopt);
    if (!place || !key || !is_place(*place, longest_handoff_place)) return std::nullopt;
    return SigninRequest{*place, *key};
}

std::optional<SigninLink> decode_signin_link(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_signin_message);
    if (!reader) return std::nullopt;
    auto const url = reader->text("url"), number = reader->text("number");
    auto const lasts = reader->number("lasts_s");
    if (!url || !is_link(*url) || !number || !is_digits(*number, 2)) return std::nullopt;
    if (!lasts || *lasts == 0 || *lasts > longest_signin_s) return std::nullopt;
    return SigninLink{*url, *number, *lasts};
}

std::optional<SigninStatus> decode_signin_status(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_signin_message);
    auto const word = reader ? reader->text("state") : std::nullopt;
    for (auto const state : states) {
        if (word != word_of(state)) continue;
        SigninStatus status{state, signin_problem_of(reader->text("problem").value_or(""))};
        auto sealed = from_base64(reader->text("sealed").value_or(""));
        if (!sealed || status.problem.has_value() != (state == SigninState::Failed)) return std::nullopt;
        if (sealed->empty() == (state == SigninState::Approved)) return std::nullopt;
        status.sealed = std::move(*sealed);
        return status;
    }
    return std::nullopt;
}

std::optional<SignedIn> decode_signed_in(base::PrivateText const& json) {
    auto const reader = ObjectReader::parse(json.reveal(), longest_signin_message);
    if (!reader) return std::nullopt;
    auto name = reader->text("name"), number = reader->text("number");
    auto const level = reader->number("level");
    if (!name || name->empty() || !number || !is_digits(*number, 12) || !level || *level > 9) return std::nullopt;
    return SignedIn{base::PrivateText(std::move(*name)), base::PrivateText(std::move(*number)),
                    static_cast<int>(*level)};
}

} // namespace wire
