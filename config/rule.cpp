#include "config/rule.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <regex.h>

#include "config/nearest.h"
#include "kiosk/base/check.h"
#include "kiosk/base/text.h"

namespace config {
namespace {

struct Objection {
    std::string what;
    std::string instead;
};

std::string in_quotes(std::string_view text) {
    constexpr std::size_t shown = 40;
    std::string out = "\"";
    std::size_t count = 0;
    for (char32_t const letter : base::code_points(text)) {
        if (++count > shown) return out + "…\"";
        if (letter < 0x20 || letter == 0x7F)
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(letter));
        else
            base::append_utf8(out, letter);
    }
    return out + "\"";
}

struct Shown {
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(double value) const { return fmt::format("{}", value); }
    std::string operator()(std::string const& value) const { return in_quotes(value); }
    std::string operator()(std::vector<std::string> const& value) const {
        return fmt::format("an array of {} texts", value.size());
    }
    std::string operator()(OtherValue const& value) const { return std::string(value.kind); }
};

std::string joined(std::vector<std::string_view> const& words) {
    return fmt::format("\"{}\"", fmt::join(words, "\", \""));
}

std::string instead_of(Rule const& rule) {
    switch (rule.kind) {
    case Kind::Flag: return "write true or false";
    case Kind::Whole: return fmt::format("write a whole number from {} to {}", rule.least, rule.most);
    case Kind::Number: return fmt::format("write a number from {} to {}", rule.least, rule.most);
    case Kind::Seconds: return fmt::format("write seconds from {} to {}", rule.least, rule.most);
    case Kind::Word: return "write one of " + joined(rule.words);
    case Kind::Words: return fmt::format("write {} to {} different of [{}]", rule.least, rule.most, joined(rule.words));
    case Kind::Path: return "write a path in quotes";
    case Kind::Paths: return fmt::format("write {} to {} different paths: [\"…\"]", rule.least, rule.most);
    case Kind::Text:
    case Kind::Texts:
    case Kind::Device: return std::string(rule.instead);
    }
    return "";
}

bool matches(std::string_view pattern, std::string const& text) {
    regex_t compiled;
    base::check(regcomp(&compiled, std::string(pattern).c_str(), REG_EXTENDED | REG_NOSUB) == 0, pattern);
    bool const found = regexec(&compiled, text.c_str(), 0, nullptr, 0) == 0;
    regfree(&compiled);
    return found;
}

bool has_control_characters(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::optional<std::string> wrong_number(Rule const& rule, double value) {
    if (std::isnan(value)) return "is not a number";
    if (value < rule.least) return "is too small";
    if (value > rule.most) return "is too large";
    if (rule.kind == Kind::Whole && std::trunc(value) != value) return "is not a whole number";
    return std::nullopt;
}

std::optional<std::string> wrong_text(Rule const& rule, std::string const& text) {
    if (has_control_characters(text)) return "holds control characters";
    if (base::length(text) > longest_text) return fmt::format("is longer than {} letters", longest_text);
    bool const path = rule.kind == Kind::Path || rule.kind == Kind::Paths;
    if (path && text.empty()) return "is empty";
    bool const one_of = rule.kind == Kind::Word || rule.kind == Kind::Words;
    if (one_of && std::find(rule.words.begin(), rule.words.end(), text) == rule.words.end()) return "is not known";
    if (!rule.pattern.empty() && !matches(rule.pattern, text)) return "is not understood";
    return std::nullopt;
}

std::optional<Objection> objection_to_list(Rule const& rule, std::vector<std::string> const& list) {
    auto const count = static_cast<double>(list.size());
    if (count < rule.least) return Objection{"too few", instead_of(rule)};
    if (count > rule.most) return Objection{"too many", instead_of(rule)};
    for (auto text = list.begin(); text != list.end(); ++text) {
        if (auto const wrong = wrong_text(rule, *text))
            return Objection{in_quotes(*text) + " " + *wrong, instead_of(rule)};
        if (std::find(list.begin(), text, *text) != text)
            return Objection{in_quotes(*text) + " comes twice", instead_of(rule)};
    }
    return std::nullopt;
}

std::optional<double> number_in(Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (auto const* number = std::get_if<double>(&value)) return *number;
    return std::nullopt;
}

Objection wrong_type(Rule const& rule, Value const& value) {
    return {std::visit(Shown{}, value) + " is of the wrong type", instead_of(rule)};
}

std::optional<Objection> objection_to_number(Rule const& rule, Value const& value) {
    auto const number = number_in(value);
    if (!number) return wrong_type(rule, value);
    if (auto const wrong = wrong_number(rule, *number))
        return Objection{std::visit(Shown{}, value) + " " + *wrong, instead_of(rule)};
    return std::nullopt;
}

std::optional<Objection> objection_to_text(Rule const& rule, Value const& value) {
    auto const* text = std::get_if<std::string>(&value);
    if (text == nullptr) return wrong_type(rule, value);
    if (auto const wrong = wrong_text(rule, *text)) return Objection{in_quotes(*text) + " " + *wrong, instead_of(rule)};
    return std::nullopt;
}

std::optional<Objection> objection_to(Rule const& rule, Value const& value) {
    switch (rule.kind) {
    case Kind::Flag:
        if (!std::holds_alternative<bool>(value)) return wrong_type(rule, value);
        return std::nullopt;
    case Kind::Whole:
    case Kind::Number:
    case Kind::Seconds: return objection_to_number(rule, value);
    case Kind::Words:
    case Kind::Texts:
    case Kind::Paths:
        if (auto const* list = std::get_if<std::vector<std::string>>(&value)) return objection_to_list(rule, *list);
        return wrong_type(rule, value);
    case Kind::Text:
    case Kind::Word:
    case Kind::Path:
    case Kind::Device: return objection_to_text(rule, value);
    }
    return std::nullopt;
}

std::string_view table_of(std::string_view name) { return name.substr(0, name.find('.')); }

class Inspection {
public:
    Inspection(Document const& document, std::vector<Rule> const& rules, std::filesystem::path const& file)
        : document_(document), rules_(rules), file_(file) {}

    Complaints run() {
        inspect_tables();
        for (auto const& item : document_.items)
            inspect(item);
        for (auto const& rule : rules_)
            inspect_missing(rule);
        inspect_end();
        std::stable_sort(complaints_.begin(), complaints_.end(),
                         [](Complaint const& a, Complaint const& b) { return a.line < b.line; });
        return std::move(complaints_);
    }

private:
    void complain(int line, int column, std::string what, std::string instead) {
        complaints_.push_back({file_, line, column, std::move(what), std::move(instead)});
    }

    Rule const* rule_of(std::string_view name) const {
        auto const found =
            std::find_if(rules_.begin(), rules_.end(), [&](Rule const& rule) { return rule.name == name; });
        return found == rules_.end() ? nullptr : &*found;
    }
    Item const* item_of(std::string_view name) const {
        auto const found = std::find_if(document_.items.begin(), document_.items.end(),
                                        [&](Item const& item) { return item.name == name; });
        return found == document_.items.end() ? nullptr : &*found;
    }
    bool is_known_table(std::string_view name) const {
        auto const same = [&](Rule const& rule) { return table_of(rule.name) == name; };
        return name == "end" || std::any_of(rules_.begin(), rules_.end(), same);
    }
    int line_of_table(std::string_view name) const {
        for (auto const& table : document_.tables)
            if (table.name == name) return table.line;
        return document_.last_line;
    }

    void inspect_tables() {
        for (auto const& table : document_.tables) {
            if (is_known_table(table.name)) continue;
            bool const inner = table.name.find('.') != std::string::npos;
            if (inner && !is_known_table(table_of(table.name))) continue; // the outer table is complained about
            if (auto const* rule = rule_of(table.name)) {
                complain(table.line, 0, table.name + ": a table is of the wrong type", instead_of(*rule));
                continue;
            }
            std::vector<std::string_view> known{"end"};
            for (auto const& rule : rules_)
                known.push_back(table_of(rule.name));
            complain(table.line, 0, fmt::format("[{}] is not a table of this file", table.name),
                     fmt::format("did you mean [{}]?", nearest(table.name, known)));
        }
    }

    void inspect(Item const& item) {
        if (auto const* rule = rule_of(item.name)) {
            if (auto const objection = objection_to(*rule, item.value))
                complain(item.line, item.column, item.name + ": " + objection->what, objection->instead);
            if (!rule->either.empty() && item_of(rule->either) != nullptr)
                complain(item.line, item.column, fmt::format("{}: stands beside {}", item.name, rule->either),
                         "write one of the two");
            return;
        }
        bool const in_a_table = item.name.find('.') != std::string::npos;
        if (in_a_table && (!is_known_table(table_of(item.name)) || is_inside_known_key(item.name))) return;
        if (is_known_table(item.name)) {
            complain(item.line, item.column, item.name + ": a value is of the wrong type",
                     fmt::format("write it as a table: [{}]", item.name));
            return;
        }
        std::vector<std::string_view> known;
        for (auto const& rule : rules_)
            known.push_back(rule.name);
        complain(item.line, item.column, item.name + ": is not a setting",
                 fmt::format("did you mean {}?", nearest(item.name, known)));
    }

    // A table below a key ("printer.link.x") is complained about as a table.
    bool is_inside_known_key(std::string_view name) const { return std::count(name.begin(), name.end(), '.') > 1; }

    void inspect_missing(Rule const& rule) {
        if (item_of(rule.name) != nullptr) return;
        for (auto const& table : document_.tables)
            if (table.name == rule.name) return;
        bool needed = rule.required;
        auto const equals = rule.required_when.find('=');
        if (equals != std::string_view::npos) {
            auto const* other = item_of(rule.required_when.substr(0, equals));
            auto const* word = other == nullptr ? nullptr : std::get_if<std::string>(&other->value);
            needed = word != nullptr && *word == rule.required_when.substr(equals + 1);
        }
        if (!rule.either.empty()) return inspect_alternative(rule);
        if (needed)
            complain(line_of_table(table_of(rule.name)), 0, fmt::format("{}: is missing", rule.name), instead_of(rule));
    }

    // `rule` itself is not there.
    void inspect_alternative(Rule const& rule) {
        if (item_of(rule.either) != nullptr) return;
        complain(line_of_table(table_of(rule.name)), 0,
                 fmt::format("{}: is missing, and so is {}", rule.name, rule.either), "write one of the two");
    }

    // Without a last table that is always there, a file cut between two tables would look whole.
    void inspect_end() {
        auto const end = std::find_if(document_.tables.begin(), document_.tables.end(),
                                      [](Table const& table) { return table.name == "end"; });
        if (end == document_.tables.end()) {
            complain(document_.last_line, 0, "the file has no end: it was cut short, or its last line is missing",
                     "write [end] as the last line");
            return;
        }
        for (auto const& item : document_.items) {
            if (item.name.starts_with("end."))
                complain(item.line, item.column, item.name + ": stands after [end]", "move it up");
        }
        if (end + 1 != document_.tables.end() || (!document_.items.empty() && document_.items.back().line > end->line))
            complain(end->line, 0, "[end] is not the last table", "move [end] to the last line");
    }

    Document const& document_;
    std::vector<Rule> const& rules_;
    std::filesystem::path const& file_;
    Complaints complaints_;
};

} // namespace

Complaints complaints_about(Document const& document, std::vector<Rule> const& rules,
                            std::filesystem::path const& file) {
    return Inspection(document, rules, file).run();
}

} // namespace config
