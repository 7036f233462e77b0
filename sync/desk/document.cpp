#include "sync/desk/document.h"

#include <fmt/format.h>

#include "kiosk/base/text.h"

namespace desk {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool fits_xml(char32_t letter) {
    if (letter < 0x20) return letter == '\t' || letter == '\n' || letter == '\r';
    return letter != 0xFFFE && letter != 0xFFFF;
}

// Letters that XML 1.0 can hold. base::code_points() stops at what is not UTF-8, so that is replaced byte by byte.
std::vector<char32_t> letters_of(std::string_view text) {
    std::vector<char32_t> letters;
    while (!text.empty()) {
        std::size_t read = 0;
        for (char32_t const letter : base::code_points(text)) {
            letters.push_back(fits_xml(letter) ? letter : replacement);
            read += letter < 0x80 ? 1U : letter < 0x800 ? 2U : letter < 0x10000 ? 3U : 4U;
        }
        if (read < text.size()) letters.push_back(replacement);
        text.remove_prefix(std::min(read + 1, text.size()));
    }
    return letters;
}

// '>' as well, so that "]]>" never stands in a text (§2.4); a bare carriage return would be read as a line feed
// (§2.11).
void append_xml_text(std::string& out, std::string_view text) {
    for (char32_t const letter : letters_of(text)) {
        if (letter == '&')
            out += "&amp;";
        else if (letter == '<')
            out += "&lt;";
        else if (letter == '>')
            out += "&gt;";
        else if (letter == '\r')
            out += "&#13;";
        else
            base::append_utf8(out, letter);
    }
}

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    for (char32_t const letter : letters_of(text)) {
        if (letter < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(letter));
        else if (letter == '"' || letter == '\\')
            out += {'\\', static_cast<char>(letter)};
        else
            base::append_utf8(out, letter);
    }
    out += '"';
}

struct XmlInside {
    std::string& out;
    void operator()(std::monostate) const {}
    void operator()(std::string const& text) const { append_xml_text(out, text); }
    void operator()(bool flag) const { out += flag ? "true" : "false"; }
    void operator()(std::int64_t number) const { out += std::to_string(number); }
    void operator()(List const& list) const {
        for (auto const& value : list.values)
            value.append_xml(out, list.child);
    }
    void operator()(std::vector<Member> const& members) const {
        for (auto const& [name, value] : members)
            value.append_xml(out, name);
    }
};

struct JsonInside {
    std::string& out;
    void operator()(std::monostate) const { out += "null"; }
    void operator()(std::string const& text) const { append_json_text(out, text); }
    void operator()(bool flag) const { out += flag ? "true" : "false"; }
    void operator()(std::int64_t number) const { out += std::to_string(number); }
    void operator()(List const& list) const {
        out += '[';
        for (auto const& value : list.values) {
            if (&value != &list.values.front()) out += ',';
            value.append_json(out);
        }
        out += ']';
    }
    void operator()(std::vector<Member> const& members) const {
        char before = '{';
        for (auto const& [name, value] : members) {
            out += before;
            append_json_text(out, name);
            out += ':';
            value.append_json(out);
            before = ',';
        }
        out += '}';
    }
};

} // namespace

std::string_view media_type_of(Format format) {
    switch (format) {
    case Format::Xml: return "text/xml; charset=utf-8";
    case Format::Json: return "application/json; charset=utf-8";
    }
    return "";
}

std::string_view word_of(Format format) {
    switch (format) {
    case Format::Xml: return "xml";
    case Format::Json: return "json";
    }
    return "";
}

Value::Value(std::vector<Member> members) : held_(std::move(members)) {}

void Value::append_xml(std::string& out, std::string_view name) const {
    out += fmt::format("<{}>", name);
    std::visit(XmlInside{out}, held_);
    out += fmt::format("</{}>", name);
}

void Value::append_json(std::string& out) const { std::visit(JsonInside{out}, held_); }

std::string Document::written(Format format) const {
    std::string out;
    switch (format) {
    case Format::Xml:
        out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        value.append_xml(out, root);
        break;
    case Format::Json: value.append_json(out); break;
    }
    return out + "\n";
}

} // namespace desk
