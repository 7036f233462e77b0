#include "ui/speech/phrases.h"

#include <algorithm>
#include <iterator>

#include "kiosk/base/text.h"

namespace speech {

namespace {

constexpr std::size_t largest_number = 100; // said as one; beyond, digit by digit

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

// What a voice can say of it: without the spaces and stops that only stand between.
std::string_view bare(std::string_view text) {
    constexpr std::string_view edges = " ,.;:·";
    auto const first = text.find_first_not_of(edges);
    if (first == std::string_view::npos) return {};
    bool const ends_with_stop = text.back() == '.' && text.find(' ', first) != std::string_view::npos;
    auto const last = ends_with_stop ? text.size() - 1 : text.find_last_not_of(edges);
    return text.substr(first, last - first + 1);
}

// Printed on the slip or drawn on a key: nothing that is said.
bool is_silent(std::string_view key) {
    return key.starts_with("slip.") || key == "kit.symbols" || key == "kit.letters";
}

std::string_view value_before(std::string_view& text, std::string_view fixed) {
    auto const end = fixed.empty() ? text.size() : text.find(fixed);
    if (end == std::string_view::npos) return {};
    auto const value = text.substr(0, end);
    text.remove_prefix(end + fixed.size());
    return value;
}

// A stretch of digits in groups, "079 160 001 234": where it ends, and how many digits it has.
struct Digits {
    std::size_t end = 0, count = 0;
};
Digits digits_from(std::string_view text, std::size_t at) {
    Digits digits{at, 0};
    for (std::size_t i = at; i < text.size(); ++i) {
        bool const joins = std::string_view(" .-").find(text[i]) != std::string_view::npos && i + 1 < text.size() &&
                           is_digit(text[i + 1]);
        if (!is_digit(text[i]) && !joins) break;
        if (is_digit(text[i])) {
            ++digits.count;
            digits.end = i + 1;
        }
    }
    return digits;
}

constexpr std::size_t card_digits = 12, old_card_digits = 9, long_number = 7;
bool is_identity(std::size_t digits) { return digits == card_digits || digits == old_card_digits; }

} // namespace

void append(Pieces& to, Pieces more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool is_code(std::string_view text) {
    auto const fits = [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-'; };
    return text.size() >= 3 && std::ranges::all_of(text, fits) && std::ranges::any_of(text, is_digit);
}

Phrases::Phrases(model::Strings const& strings, model::Catalogue const& catalogue) : strings_(strings) {
    add_sentences();
    add_names(catalogue);
    add_small();
}

void Phrases::add(std::string key, std::string_view text) {
    if (text.empty() || !own_.try_emplace(std::string(text), key).second) return;
    sentences_.push_back({std::move(key), std::string(text)});
}

Phrases::Template Phrases::template_of(std::string_view sentence) {
    Template made;
    for (auto open = sentence.find('{'); open != std::string_view::npos; open = sentence.find('{')) {
        auto const close = std::min(sentence.find('}', open), sentence.size() - 1);
        made.fixed.emplace_back(sentence.substr(0, open));
        made.names.emplace_back(sentence.substr(open + 1, close - open - 1));
        sentence.remove_prefix(close + 1);
    }
    made.fixed.emplace_back(sentence);
    return made;
}

void Phrases::add_sentences() {
    for (auto const& [key, sentence] : strings_.all()) {
        if (is_silent(key)) continue;
        auto made = template_of(sentence);
        if (made.names.empty()) {
            add(key, sentence);
            continue;
        }
        std::size_t part = 0;
        for (auto const& fixed : made.fixed)
            if (auto const text = bare(fixed); !text.empty()) add(key + "#" + std::to_string(++part), text);
        // One of values alone would fit all there is, its own value too, for ever.
        if (part > 0 && !key.starts_with("speech.")) templates_.push_back(std::move(made));
    }
}

void Phrases::add_names(model::Catalogue const& catalogue) {
    auto const language = strings_.language();
    for (auto const& category : catalogue.categories)
        add("category." + category.id, name_of(category, language));
    for (auto const& place : catalogue.places) {
        add("place." + place.code, name_of(place, language));
        add("offer." + place.code, place.name_vi); // while one types, names are offered as they are written
    }
    for (auto const& line : catalogue.hotlines)
        add("hotline." + line.number, name_of(line, language));
    for (auto const& portal : catalogue.portals) {
        add("portal." + portal.id, name_of(portal, language));
        add("address." + portal.id, portal.url);
    }
}

void Phrases::add_small() {
    for (std::size_t i = 0; i <= largest_number; ++i)
        add("number." + std::to_string(i), std::to_string(i));
    add("typing.telex", "Telex");
    add("typing.vni", "VNI");
    for (std::string_view const letter :
         {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m",
          "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z"})
        add("letter." + std::string(letter), letter);
}

Pieces Phrases::own(std::string_view text) const { return {Piece{base::PrivateText(std::string(text)), is_own(text)}}; }

Pieces Phrases::say(std::string_view key) const { return own(strings_[key]); }

Pieces Phrases::say(std::string_view key, Values const& values) const {
    auto const made = template_of(strings_[key]);
    Pieces pieces;
    for (std::size_t i = 0; i < made.fixed.size(); ++i) {
        if (auto const text = bare(made.fixed[i]); !text.empty()) append(pieces, own(text));
        for (auto const& [name, value] : values)
            if (i < made.names.size() && made.names[i] == name) append(pieces, value);
    }
    return pieces;
}

Pieces Phrases::number(std::size_t number) const {
    auto const text = std::to_string(number);
    return number <= largest_number ? own(text) : spelled(text);
}

Pieces Phrases::spelled(std::string_view text) const {
    Pieces pieces;
    for (char32_t const letter : base::code_points(text)) {
        std::string one;
        base::append_utf8(one, letter);
        one = base::to_lower(one);
        if (is_own(one)) append(pieces, own(one)); // the dashes of a code are not said
    }
    return pieces;
}

Pieces Phrases::of(std::string_view text) const {
    if (is_own(text)) return own(text);
    Pieces pieces;
    for (auto const line : base::split(text, '\n'))
        if (!line.empty()) append(pieces, of_line(line));
    return pieces;
}

Pieces Phrases::of_line(std::string_view line) const {
    if (line.find("•") != std::string_view::npos) return say("speech.masked");
    if (is_own(line)) return own(line);
    if (is_code(line)) return is_identity(line.size()) && all_digits(line) ? say("speech.masked") : spelled(line);
    if (auto time = of_time(line)) return std::move(*time);
    if (auto both = of_time_and_place(line)) return std::move(*both);
    if (auto page = of_page(line)) return std::move(*page);
    if (auto filled = of_template(line)) return std::move(*filled);
    return of_free(line);
}

// "14:05 · 23/11/2026", as view::when() writes it, or "14:05" alone.
std::optional<Pieces> Phrases::of_time(std::string_view text) const {
    constexpr std::string_view form = "00:00 · 00/00/0000", clock = form.substr(0, 5);
    if (text.size() != form.size() && text.size() != clock.size()) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (form[i] == '0' ? !is_digit(text[i]) : text[i] != form[i]) return std::nullopt;
    auto const two = [&](std::size_t at) {
        return number(static_cast<std::size_t>((text[at] - '0') * 10 + (text[at + 1] - '0')));
    };
    if (text.size() == clock.size()) return say("speech.clock", {{"hour", two(0)}, {"minute", two(3)}});
    auto const day = form.find("00/");
    return say("speech.time", {{"hour", two(0)},
                               {"minute", two(3)},
                               {"day", two(day)},
                               {"month", two(day + 3)},
                               {"year", spelled(text.substr(day + 6))}});
}

// "14:05 · Bến Thành", as the home screen at rest tells it; "14:05 · 23/11/2026 · Ban quản lý", who said it and when.
std::optional<Pieces> Phrases::of_time_and_place(std::string_view text) const {
    constexpr std::string_view form = "00:00 · 00/00/0000", clock = form.substr(0, 5), between = " · ";
    for (auto const size : {form.size(), clock.size()}) {
        if (text.size() <= size || !text.substr(size).starts_with(between)) continue;
        auto pieces = of_time(text.substr(0, size));
        if (!pieces) continue;
        append(*pieces, of_line(text.substr(size + between.size())));
        return pieces;
    }
    return std::nullopt;
}

// "2 / 17", as a list of pages says where it is.
std::optional<Pieces> Phrases::of_page(std::string_view text) const {
    constexpr std::string_view between = " / ";
    auto const at = text.find(between);
    if (at == std::string_view::npos) return std::nullopt;
    auto const page = text.substr(0, at), pages = text.substr(at + between.size());
    if (!all_digits(page) || !all_digits(pages)) return std::nullopt;
    return say("speech.page", {{"page", of_free(page)}, {"pages", of_free(pages)}});
}

std::optional<Pieces> Phrases::of_template(std::string_view text) const {
    for (auto const& each : templates_) {
        if (!text.starts_with(each.fixed.front())) continue;
        std::string_view rest = text.substr(each.fixed.front().size());
        Pieces pieces;
        if (auto const first = bare(each.fixed.front()); !first.empty()) append(pieces, own(first));
        bool fits = true;
        for (std::size_t i = 1; fits && i < each.fixed.size(); ++i) {
            auto const value = value_before(rest, each.fixed[i]);
            fits = !value.empty();
            if (fits) append(pieces, of_line(value));
            if (auto const next = bare(each.fixed[i]); fits && !next.empty()) append(pieces, own(next));
        }
        if (fits && rest.empty()) return pieces;
    }
    return std::nullopt;
}

// A citizen's words: left as they are, but for numbers that no voice reads well, and for those that nobody else is to
// hear.
Pieces Phrases::of_free(std::string_view text) const {
    if (all_digits(text) && text.size() < 3) return own(std::to_string(std::stoul(std::string(text))));
    Pieces pieces;
    std::string words;
    auto const flush = [&] {
        if (!base::trimmed(words).empty()) append(pieces, own(base::trimmed(words)));
        base::wipe(words);
    };
    for (std::size_t i = 0; i < text.size();) {
        Digits digits = digits_from(text, i);
        if (digits.count < long_number) // groups of their own, not one number
            for (digits = {i, 0}; digits.end < text.size() && is_digit(text[digits.end]); ++digits.count)
                ++digits.end;
        if (digits.count < 3) {
            auto const taken = std::max<std::size_t>(1, digits.count);
            words += text.substr(i, taken);
            i += taken;
            continue;
        }
        flush();
        append(pieces, is_identity(digits.count) ? say("speech.masked") : spelled(text.substr(i, digits.end - i)));
        i = digits.end;
    }
    flush();
    return pieces;
}

} // namespace speech
