#include "kiosk/app/visit/script.h"

#include <charconv>
#include <map>

#include "kiosk/base/text.h"

namespace app::visit {
namespace {

constexpr double default_patience = 10;

std::string take_word(std::string_view& line) {
    auto const end = line.find(' ');
    std::string const word(line.substr(0, end));
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    while (line.starts_with(' '))
        line.remove_prefix(1);
    return word;
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

std::string with_line_breaks(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const line_break = text.substr(i).starts_with("\\n");
        result += line_break ? '\n' : text[i];
        i += line_break ? 1 : 0;
    }
    return result;
}

bool read_tap(ScriptStep& step, std::string_view rest) {
    step.quoted = rest.size() >= 2 && rest.front() == '"' && rest.back() == '"';
    step.first = step.quoted ? rest.substr(1, rest.size() - 2) : rest;
    return !step.first.empty();
}

bool read_seconds(ScriptStep& step, std::string_view text) {
    auto const seconds = number(text);
    step.seconds = seconds.value_or(0);
    return seconds.has_value();
}

// What follows the verb. False: not as the verb wants it.
bool read_rest(ScriptStep& step, std::string_view rest) {
    switch (step.verb) {
    case Verb::Tap: return read_tap(step, rest);
    case Verb::Type: step.first = with_line_breaks(rest); return !rest.empty();
    case Verb::Scan:
    case Verb::Capture:
    case Verb::Press:
    case Verb::Hold: step.first = rest; return !rest.empty();
    case Verb::Wait:
        step.first = take_word(rest);
        step.seconds = default_patience;
        return !step.first.empty() && (rest.empty() || read_seconds(step, rest));
    case Verb::Device:
    case Verb::Expect:
        step.first = take_word(rest);
        step.second = rest;
        return !step.first.empty() && !step.second.empty();
    case Verb::Advance: return read_seconds(step, rest);
    case Verb::Touch: {
        auto const x = number(take_word(rest)), y = number(rest);
        step.x = x.value_or(0);
        step.y = y.value_or(0);
        return x && y;
    }
    case Verb::End: return rest.empty();
    }
    return false;
}

std::map<std::string_view, Verb> const verbs = {
    {"tap", Verb::Tap},   {"type", Verb::Type},     {"scan", Verb::Scan},       {"device", Verb::Device},
    {"wait", Verb::Wait}, {"expect", Verb::Expect}, {"advance", Verb::Advance}, {"capture", Verb::Capture},
    {"end", Verb::End},   {"press", Verb::Press},   {"hold", Verb::Hold},       {"touch", Verb::Touch},
};

} // namespace

base::Result<std::vector<ScriptStep>> parse_script(std::string_view text) {
    std::vector<ScriptStep> steps;
    int number = 0;
    for (auto const raw : base::split(text, '\n')) {
        ++number;
        auto const line = base::trimmed(raw);
        if (line.empty() || line.front() == '#') continue;
        std::string_view rest = line;
        auto const verb = verbs.find(take_word(rest));
        ScriptStep step;
        if (verb != verbs.end()) step.verb = verb->second;
        step.line = number;
        step.as_written = line;
        if (verb == verbs.end() || !read_rest(step, rest))
            return base::failure(base::ErrorKind::Invalid, "line " + std::to_string(number) + ": not a step: " + line);
        steps.push_back(std::move(step));
    }
    return steps;
}

} // namespace app::visit
