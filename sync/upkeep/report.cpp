#include "sync/upkeep/report.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "kiosk/model/settings.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"

namespace upkeep {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::string_view title = "tramso-readiness 1\n", compact_title = "tramso-ready 1 ",
                           signature_word = "signature ";
constexpr std::size_t longest_word = 200;

// Of what stands at the end of a line: letters, digits and little else, so that no line has two readings.
bool is_plain(std::string_view text) {
    auto const fits = [](char c) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter || std::string_view(" .:,-_").find(c) != std::string_view::npos;
    };
    bool const edges = text.empty() || (text.front() != ' ' && text.back() != ' ');
    return text.size() <= longest_word && edges && std::ranges::all_of(text, fits);
}

std::string unsigned_text(Report const& report) {
    auto text = std::string(title);
    text +=
        fmt::format("kiosk {}\nat {}\nbadge {}\nprogram {}\nacts {} {}\n", report.kiosk, base::to_rfc3339(report.at),
                    report.badge, report.program, report.acts, wire::to_hex(report.head));
    for (auto const& part : report.parts)
        text += fmt::format("part {} {} {}\n", part.part, part.state, base::to_rfc3339(part.at));
    for (auto const& check : report.checks)
        text += fmt::format("check {} {} {}{}{}\n", word_of(check.step), word_of(check.mark),
                            base::to_rfc3339(check.at), check.detail.empty() ? "" : " ", check.detail);
    return text;
}

std::optional<std::string> value_in(Lines const& lines, std::size_t line, std::string_view word) {
    if (line >= lines.size() || !lines[line].starts_with(word)) return std::nullopt;
    auto const value = lines[line].substr(word.size());
    return is_plain(value) ? std::optional(std::string(value)) : std::nullopt;
}

template<class Number>
std::optional<Number> number_of(std::string_view word) {
    Number number = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    bool const whole = error == std::errc() && end == word.data() + word.size() && number >= 0;
    return whole ? std::optional(number) : std::nullopt;
}

std::optional<wire::Digest> digest_of(std::string_view hex) {
    auto const bytes = wire::from_hex(hex);
    wire::Digest digest{};
    if (!bytes || bytes->size() != digest.size()) return std::nullopt;
    std::ranges::copy(*bytes, digest.begin());
    return digest;
}

bool read_acts(Report& report, std::string_view value) {
    auto const words = base::split(value, ' ');
    if (words.size() != 2) return false;
    auto const count = number_of<std::int64_t>(words[0]);
    auto const head = digest_of(words[1]);
    if (!count || !head) return false;
    report.acts = *count;
    report.head = *head;
    return true;
}

bool read_part(Report& report, std::string_view line) {
    auto const words = base::split(line, ' ');
    if (words.size() != 4 || !is_plain(words[1]) || !is_plain(words[2])) return false;
    auto const at = base::from_rfc3339(words[3]);
    if (at) report.parts.push_back({std::string(words[1]), std::string(words[2]), *at});
    return at.has_value();
}

bool read_check(Report& report, std::string_view line) {
    auto const words = base::split(line, ' ');
    if (words.size() < 4) return false;
    auto const step = model::check_step_of(words[1]);
    auto const mark = model::check_mark_of(words[2]);
    auto const at = base::from_rfc3339(words[3]);
    auto const start = words[0].size() + words[1].size() + words[2].size() + words[3].size() + 4;
    auto const detail = start < line.size() ? line.substr(start) : std::string_view();
    if (!step || !mark || !at || !is_plain(detail)) return false;
    report.checks.push_back({*step, *mark, *at, std::string(detail)});
    return true;
}

// Of what was signed, without the last line.
std::optional<Report> report_in(std::string_view text) {
    auto const lines = base::split(text, '\n'); // the last is empty
    Report report;
    auto const kiosk = value_in(lines, 1, "kiosk "), at = value_in(lines, 2, "at "),
               badge = value_in(lines, 3, "badge "), program = value_in(lines, 4, "program "),
               acts = value_in(lines, 5, "acts ");
    auto const time = at ? base::from_rfc3339(*at) : std::nullopt;
    if (!kiosk || !model::is_kiosk_id(*kiosk) || !time || !badge || !program || !acts) return std::nullopt;
    report.kiosk = *kiosk;
    report.at = *time;
    report.badge = *badge;
    report.program = *program;
    if (!read_acts(report, *acts)) return std::nullopt;
    for (std::size_t i = 6; i + 1 < lines.size(); ++i) {
        bool const part = lines[i].starts_with("part "), check = lines[i].starts_with("check ");
        if (!(part && read_part(report, lines[i])) && !(check && read_check(report, lines[i]))) return std::nullopt;
    }
    return unsigned_text(report) == text ? std::optional(report) : std::nullopt; // one report has one text
}

bool is_signed(std::string_view text, std::string_view in_base64, seal::VerifyKey const& kiosk) {
    auto const bytes = wire::from_base64(in_base64);
    wire::Signature signature{};
    if (!bytes || bytes->size() != signature.size()) return false;
    std::ranges::copy(*bytes, signature.begin());
    return kiosk.verifies(text, signature);
}

std::string compact_body(Compact const& compact) {
    return fmt::format("{}{} {} {} {} {} {}", compact_title, compact.kiosk, base::to_rfc3339(compact.at), compact.good,
                       compact.bad, compact.skipped, wire::to_hex(compact.digest));
}

} // namespace

std::string report_text(Report const& report, seal::SigningKey const& kiosk) {
    auto const text = unsigned_text(report);
    return text + std::string(signature_word) + wire::to_base64(kiosk.sign(text)) + "\n";
}

std::string compact_text(Report const& report, std::string_view text, seal::SigningKey const& kiosk) {
    auto const count = [&](model::CheckMark mark) {
        return static_cast<int>(std::ranges::count(report.checks, mark, &model::CheckResult::mark));
    };
    auto const body =
        compact_body({report.kiosk, report.at, count(model::CheckMark::Good), count(model::CheckMark::Bad),
                      count(model::CheckMark::Skipped), seal::sha256(base::as_bytes(text))});
    return body + " " + wire::to_base64(kiosk.sign(body));
}

base::Result<std::string> kiosk_in(std::string_view text) {
    std::string_view kiosk;
    if (text.starts_with(compact_title)) kiosk = text.substr(compact_title.size());
    constexpr std::string_view word = "kiosk ";
    if (text.starts_with(title) && text.substr(title.size()).starts_with(word))
        kiosk = text.substr(title.size() + word.size());
    kiosk = kiosk.substr(0, kiosk.find_first_of(" \n"));
    if (!model::is_kiosk_id(kiosk)) return base::failure(base::ErrorKind::Corrupt, "not a readiness report");
    return std::string(kiosk);
}

base::Result<Report> read_report(std::string_view text, seal::VerifyKey const& kiosk) {
    auto const not_one = base::failure(base::ErrorKind::Corrupt, "not a readiness report");
    if (text.size() > longest_report || !text.starts_with(title) || !text.ends_with('\n')) return not_one;
    auto const start = text.rfind('\n', text.size() - 2);
    auto const last = text.substr(start + 1);
    if (!last.starts_with(signature_word)) return not_one;
    auto const body = text.substr(0, start + 1);
    if (!is_signed(body, last.substr(signature_word.size(), last.size() - signature_word.size() - 1), kiosk))
        return base::failure(base::ErrorKind::Refused, "not signed by that kiosk, or changed since");
    auto report = report_in(body);
    if (!report) return not_one;
    return std::move(*report);
}

base::Result<Compact> read_compact(std::string_view text, seal::VerifyKey const& kiosk) {
    auto const not_one = base::failure(base::ErrorKind::Corrupt, "not the code of a readiness report");
    auto const words = base::split(text, ' ');
    if (!text.starts_with(compact_title) || words.size() != 9) return not_one;
    auto const at = base::from_rfc3339(words[3]);
    auto const good = number_of<int>(words[4]), bad = number_of<int>(words[5]), skipped = number_of<int>(words[6]);
    auto const digest = digest_of(words[7]);
    if (!model::is_kiosk_id(words[2]) || !at || !good || !bad || !skipped || !digest) return not_one;
    Compact const compact{std::string(words[2]), *at, *good, *bad, *skipped, *digest};
    auto const body = compact_body(compact);
    if (!text.starts_with(body)) return not_one; // one has one text
    if (!is_signed(body, words[8], kiosk))
        return base::failure(base::ErrorKind::Refused, "not signed by that kiosk, or changed since");
    return compact;
}

} // namespace upkeep
