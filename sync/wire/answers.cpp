#include "sync/wire/answers.h"

#include <algorithm>

#include "sync/wire/base64.h"
#include "sync/wire/json_reader.h"

namespace wire {
namespace {

constexpr std::size_t longest_page = 1U << 20;

std::optional<SealedAnswer> answer_in(ObjectReader const& reader) {
    auto const number = reader.number("number");
    auto const name = from_hex(reader.text("name").value_or(""));
    auto sealed = from_base64(reader.text("sealed").value_or(""));
    if (!number || *number == 0 || !name || name->size() != AnswerName().size() || !sealed || sealed->empty() ||
        sealed->size() > largest_sealed_answer)
        return std::nullopt;
    SealedAnswer answer{*number, {}, std::move(*sealed)};
    std::ranges::copy(*name, answer.name.begin());
    return answer;
}

} // namespace

std::string encode(AnswersPage const& page) {
    Json json{{"last", page.last}, {"answers", Json::array()}};
    for (auto const& answer : page.answers)
        json["answers"].push_back(
            {{"number", answer.number}, {"name", to_hex(answer.name)}, {"sealed", to_base64(answer.sealed)}});
    return dump(json);
}

std::optional<AnswersPage> decode_answers(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_page);
    auto const last = reader ? reader->number("last") : std::nullopt;
    auto const answers = reader ? reader->objects("answers") : std::nullopt;
    if (!last || !answers || answers->size() > most_answers_together) return std::nullopt;
    AnswersPage page{*last, {}};
    std::uint64_t before = 0;
    for (auto const& each : *answers) {
        auto answer = answer_in(each);
        if (!answer || answer->number <= before || answer->number > *last) return std::nullopt;
        before = answer->number;
        page.answers.push_back(std::move(*answer));
    }
    return page;
}

} // namespace wire
