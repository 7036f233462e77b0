#include "tests/ui/touch/trace.h"

#include <charconv>
#include <fmt/format.h>
#include <optional>

#include "kiosk/base/text.h"

namespace tests {
namespace {

constexpr std::size_t most_steps = 10'000;
constexpr int longest = 3'600'000;

template<class Number>
std::optional<Number> number(std::string_view word, Number least, Number most) {
    Number value{};
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
    if (!(value >= least && value <= most)) return std::nullopt; // also what is no number
    return value;
}

std::optional<kit::TouchPhase> phase(std::string_view word) {
    if (word == "down") return kit::TouchPhase::Down;
    if (word == "move") return kit::TouchPhase::Move;
    if (word == "up") return kit::TouchPhase::Up;
    if (word == "cancelled") return kit::TouchPhase::Cancelled;
    return std::nullopt;
}

std::optional<TraceStep> step_of(std::vector<std::string_view> const& words) {
    if (words.size() != 5) return std::nullopt;
    auto const at = number(words[0], 0, longest);
    auto const what = phase(words[1]);
    auto const finger = number<std::int64_t>(words[2], 0, 1000);
    auto const x = number(words[3], -1000.0F, 10'000.0F);
    auto const y = number(words[4], -1000.0F, 10'000.0F);
    if (!at || !what || !finger || !x || !y) return std::nullopt;
    return TraceStep{*at, *what, *finger, *x, *y};
}

base::Error wrong(std::size_t line, std::string_view what) {
    return {base::ErrorKind::Invalid, fmt::format("line {}: {}", line, what)};
}

} // namespace

base::Result<Trace> read_trace(std::string_view text) {
    Trace trace;
    bool has_meant = false;
    std::size_t line = 0;
    for (std::string_view const written : base::split(text, '\n')) {
        ++line;
        auto const content = base::trimmed(written.substr(0, written.find('#')));
        if (content.empty()) continue;
        auto const words = base::split(content, ' ');
        if (words[0] == "meant") {
            if (words.size() != 2 || has_meant) return tl::unexpected(wrong(line, "one id, once, is meant"));
            has_meant = true;
            if (words[1] != "nothing") trace.meant = words[1];
            continue;
        }
        auto const step = step_of(words);
        if (!step) return tl::unexpected(wrong(line, "has to be MILLISECONDS PHASE FINGER X Y"));
        if (!trace.steps.empty() && step->at < trace.steps.back().at)
            return tl::unexpected(wrong(line, "goes back in time"));
        if (trace.steps.size() == most_steps) return tl::unexpected(wrong(line, "too long"));
        trace.steps.push_back(*step);
    }
    if (!has_meant) return tl::unexpected(wrong(line, "it is not said what was meant"));
    return trace;
}

} // namespace tests
