#include "config/plain_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "kiosk/base/text.h"

namespace config {
namespace {

struct Named {
    std::string_view name;
    char32_t letter;
};
// HTML's references that Vietnamese and English news is written with.
constexpr std::array names{
    Named{"amp", '&'},      Named{"lt", '<'},       Named{"gt", '>'},       Named{"quot", '"'},
    Named{"apos", '\''},    Named{"nbsp", ' '},     Named{"Agrave", 0xC0},  Named{"Aacute", 0xC1},
    Named{"Acirc", 0xC2},   Named{"Atilde", 0xC3},  Named{"Egrave", 0xC8},  Named{"Eacute", 0xC9},
    Named{"Ecirc", 0xCA},   Named{"Igrave", 0xCC},  Named{"Iacute", 0xCD},  Named{"Ograve", 0xD2},
    Named{"Oacute", 0xD3},  Named{"Ocirc", 0xD4},   Named{"Otilde", 0xD5},  Named{"Ugrave", 0xD9},
    Named{"Uacute", 0xDA},  Named{"Yacute", 0xDD},  Named{"agrave", 0xE0},  Named{"aacute", 0xE1},
    Named{"acirc", 0xE2},   Named{"atilde", 0xE3},  Named{"egrave", 0xE8},  Named{"eacute", 0xE9},
    Named{"ecirc", 0xEA},   Named{"igrave", 0xEC},  Named{"iacute", 0xED},  Named{"ograve", 0xF2},
    Named{"oacute", 0xF3},  Named{"ocirc", 0xF4},   Named{"otilde", 0xF5},  Named{"ugrave", 0xF9},
    Named{"uacute", 0xFA},  Named{"yacute", 0xFD},  Named{"deg", 0xB0},     Named{"middot", 0xB7},
    Named{"ndash", 0x2013}, Named{"mdash", 0x2014}, Named{"lsquo", 0x2018}, Named{"rsquo", 0x2019},
    Named{"ldquo", 0x201C}, Named{"rdquo", 0x201D}, Named{"bull", 0x2022},  Named{"hellip", 0x2026},
};
constexpr std::array<std::string_view, 16> blocks{"p",  "br", "div", "li", "ul", "ol", "tr", "table",
                                                  "h1", "h2", "h3",  "h4", "h5", "h6", "hr", "blockquote"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char32_t number_of(std::string_view digits) {
    bool const hex = digits.starts_with('x') || digits.starts_with('X');
    if (hex) digits.remove_prefix(1);
    std::uint32_t number = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
    bool const fits = error == std::errc() && end == digits.data() + digits.size() && number <= 0x10FFFF &&
                      (number < 0xD800 || number > 0xDFFF);
    return fits ? char32_t{number} : 0;
}

// Of "amp;" and the like, without the ampersand.
std::optional<char32_t> letter_of(std::string_view reference) {
    if (reference.starts_with('#')) return number_of(reference.substr(1));
    auto const found =
        std::find_if(names.begin(), names.end(), [&](Named const& each) { return each.name == reference; });
    return found == names.end() ? std::nullopt : std::optional(found->letter);
}

class Html {
public:
    explicit Html(std::string_view html) : rest_(html) {}

    std::string text() {
        while (!rest_.empty()) {
            if (rest_.front() == '<' && take_tag()) continue;
            if (rest_.front() == '&' && take_reference()) continue;
            text_ += rest_.front();
            rest_.remove_prefix(1);
        }
        return std::move(text_);
    }

private:
    void skip_past(std::string_view end) {
        auto const at = rest_.find(end);
        rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
    }

    // A "<" that begins no tag is one of a sentence.
    bool take_tag() {
        if (rest_.starts_with("<!--")) return skip_past("-->"), true;
        auto name = rest_.substr(1);
        bool const closes = name.starts_with('/');
        if (closes) name.remove_prefix(1);
        if (name.empty() || !(is_letter(name.front()) || name.front() == '!' || name.front() == '?')) return false;
        auto const end =
            std::find_if(name.begin(), name.end(), [](char c) { return !is_letter(c) && !(c >= '0' && c <= '9'); });
        auto const word = base::to_lower(name.substr(0, static_cast<std::size_t>(end - name.begin())));
        skip_past(">");
        if (std::find(blocks.begin(), blocks.end(), word) != blocks.end()) text_ += '\n';
        if (!closes && (word == "script" || word == "style")) skip_past("</" + word), skip_past(">");
        return true;
    }

    bool take_reference() {
        constexpr std::size_t longest = 10;
        auto const end = rest_.substr(0, longest).find(';');
        auto const letter = end == std::string_view::npos ? std::nullopt : letter_of(rest_.substr(1, end - 1));
        if (!letter) return false;
        if (*letter != 0) base::append_utf8(text_, *letter);
        rest_.remove_prefix(end + 1);
        return true;
    }

    std::string_view rest_;
    std::string text_;
};

bool is_unseen(char32_t letter) {
    return letter < 0x20 || (letter >= 0x7F && letter < 0xA0) || letter == 0xAD || letter == 0xFEFF ||
           (letter >= 0x200B && letter <= 0x200F) || (letter >= 0x202A && letter <= 0x202E) ||
           (letter >= 0x2060 && letter <= 0x206F) || (letter >= 0xFFF9 && letter <= 0xFFFB) ||
           (letter >= 0xE0000 && letter <= 0xE0FFF);
}

bool is_line_end(char32_t letter) { return letter == '\n' || letter == '\r' || letter == 0x2028 || letter == 0x2029; }
bool is_blank(char32_t letter) { return letter == ' ' || letter == '\t' || letter == 0xA0 || letter == 0x3000; }

std::string tidied(std::string_view text, std::size_t most_lines) {
    std::string tidy;
    std::size_t lines = 0;
    bool blank = false;
    for (char32_t const letter : base::code_points(text)) {
        if (is_line_end(letter)) {
            lines += letter == '\r' ? 0U : 1U;
            blank |= letter == '\r';
        } else if (is_blank(letter)) {
            blank = true;
        } else if (!is_unseen(letter)) {
            if (!tidy.empty()) tidy += lines > 0 ? std::string(std::min(lines, most_lines), '\n') : blank ? " " : "";
            if (most_lines == 0 && lines > 0 && !tidy.empty()) tidy += ' ';
            base::append_utf8(tidy, letter);
            lines = 0;
            blank = false;
        }
    }
    return base::to_nfc(tidy).value_or("");
}

} // namespace

std::string text_of_html(std::string_view html) { return tidy_text(Html(html).text()); }
std::string tidy_text(std::string_view text) { return tidied(text, 2); }
std::string tidy_line(std::string_view text) { return tidied(text, 0); }

std::string shortened(std::string text, std::size_t longest) {
    auto letters = base::code_points(text);
    if (letters.size() <= longest) return text;
    letters.resize(longest - 1);
    std::string cut;
    for (char32_t const letter : letters)
        base::append_utf8(cut, letter);
    return base::to_nfc(base::trimmed(cut) + "…").value_or("");
}

} // namespace config
