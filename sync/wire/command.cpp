#include "sync/wire/command.h"

#include <algorithm>

#include "kiosk/model/settings.h"
#include "sync/wire/base64.h"
#include "sync/wire/json_reader.h"

namespace wire {
namespace {

constexpr std::size_t longest_command = 4096;
constexpr std::size_t longest_says = 1024;
constexpr std::uint64_t highest_number = (std::uint64_t{1} << 62) - 1;
constexpr std::array outcomes{Outcome::Done, Outcome::Refused, Outcome::Failed, Outcome::Interrupted};

bool is_word(std::string_view text) {
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
    return !text.empty() && text.size() <= 32 && std::ranges::all_of(text, fits);
}

bool is_key_id(std::string_view text) {
    return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_number(std::optional<std::uint64_t> number) { return number && *number >= 1 && *number <= highest_number; }

} // namespace

std::string_view word_of(Verb verb) {
    switch (verb) {
    case Verb::Restart: return "restart";
    case Verb::Drain: return "drain";
    case Verb::Diagnostics: return "diagnostics";
    case Verb::ReleaseQuarantine: return "release-quarantine";
    }
    return "";
}

std::optional<Verb> verb_of(std::string_view word) {
    for (auto const verb : verbs)
        if (word_of(verb) == word) return verb;
    return std::nullopt;
}

std::string_view word_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::Done: return "done";
    case Outcome::Refused: return "refused";
    case Outcome::Failed: return "failed";
    case Outcome::Interrupted: return "interrupted";
    }
    return "";
}

std::string signed_bytes(Command const& command) {
    return "tramso-command-1\n" + command.kiosk + "\n" + std::to_string(command.number) + "\n" + command.word + "\n" +
           base::to_rfc3339(command.issued_at) + "\n" + base::to_rfc3339(command.expires_at) + "\n" + command.key +
           "\n";
}

std::string encode(Command const& command) {
    return dump(Json{{"kiosk", command.kiosk},
                     {"number", command.number},
                     {"do", command.word},
                     {"issued_at", base::to_rfc3339(command.issued_at)},
                     {"expires_at", base::to_rfc3339(command.expires_at)},
                     {"key", command.key},
                     {"sig", to_base64(command.signature)}});
}

std::optional<Command> decode_command(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_command);
    if (!reader) return std::nullopt;
    auto const number = reader->number("number");
    auto const issued_at = reader->time("issued_at"), expires_at = reader->time("expires_at");
    auto const signature = from_base64(reader->text("sig").value_or(""));
    if (!is_number(number) || !issued_at || !expires_at) return std::nullopt;
    Command command{
        reader->text("kiosk").value_or(""), *number, reader->text("do").value_or(""), *issued_at, *expires_at,
        reader->text("key").value_or("")};
    if (!model::is_kiosk_id(command.kiosk) || !is_word(command.word) || !is_key_id(command.key)) return std::nullopt;
    if (!signature || signature->size() != command.signature.size()) return std::nullopt;
    std::ranges::copy(*signature, command.signature.begin());
    return command;
}

std::string encode(CommandResult const& result) {
    Json json{{"number", result.number},
              {"outcome", word_of(result.outcome)},
              {"at", base::to_rfc3339(result.at)},
              {"says", result.says}};
    if (!result.report.empty()) json["report"] = Json::parse(result.report, nullptr, false);
    return dump(json);
}

std::string encode(Diagnostics const& diagnostics) {
    Json json{{"heartbeat", Json::parse(diagnostics.heartbeat, nullptr, false)},
              {"chain", diagnostics.chain},
              {"troubles", Json::object()},
              {"uptime_s", diagnostics.uptime_s},
              {"answers_synced_at", Json()}};
    for (auto const& [what, count] : diagnostics.troubles)
        json["troubles"][what] = count;
    if (diagnostics.answers_synced_at) json["answers_synced_at"] = base::to_rfc3339(*diagnostics.answers_synced_at);
    return dump(json);
}

std::optional<CommandResult> decode_command_result(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_result);
    if (!reader) return std::nullopt;
    auto const number = reader->number("number");
    auto const at = reader->time("at");
    auto const says = reader->text("says");
    auto const word = reader->text("outcome").value_or("");
    auto const outcome = std::ranges::find(outcomes, word, [](Outcome each) { return word_of(each); });
    if (!is_number(number) || !at || outcome == outcomes.end() || !says || says->size() > longest_says)
        return std::nullopt;
    auto const report = reader->object("report");
    if (!report && !reader->is_null_or_missing("report")) return std::nullopt;
    return CommandResult{*number, *outcome, *at, *says, report ? report->whole() : ""};
}

} // namespace wire
