#include "config/xml.h"

#include <algorithm>
#include <expat.h>
#include <memory>

#include "config/file.h"

namespace config {
namespace {

constexpr std::size_t deepest = 64;
constexpr char parting = '\n'; // between namespace and name: stands in neither
constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";

std::pair<std::string, std::string> names_in(std::string_view both) {
    auto const at = both.find(parting);
    if (at == std::string_view::npos) return {"", std::string(both)};
    return {std::string(both.substr(0, at)), std::string(both.substr(at + 1))};
}

// What expat calls; the path leads to the element that is open.
struct Building {
    XML_Parser parser = nullptr;
    XmlElement root;
    std::vector<XmlElement*> path{&root};
    std::string refusal;

    void stop(std::string why) {
        if (refusal.empty()) refusal = std::move(why);
        XML_StopParser(parser, XML_FALSE);
    }
    int line() const { return static_cast<int>(XML_GetCurrentLineNumber(parser)); }
};

Building& building(void* data) { return *static_cast<Building*>(data); }

void begin_element(void* data, char const* name, char const** attributes) {
    auto& now = building(data);
    if (now.path.size() > deepest) return now.stop("elements more than 64 deep");
    auto& element = now.path.back()->children.emplace_back();
    std::tie(element.space, element.name) = names_in(name);
    element.line = now.line();
    for (; *attributes != nullptr; attributes += 2) {
        auto const [space, own] = names_in(attributes[0]);
        if (space.empty() || space == xml_space)
            element.attributes.emplace_back(space.empty() ? own : "xml:" + own, attributes[1]);
    }
    now.path.push_back(&element);
}

void end_element(void* data, char const*) { building(data).path.pop_back(); }

void take_text(void* data, char const* text, int size) {
    auto& now = building(data);
    auto& children = now.path.back()->children;
    if (children.empty() || !children.back().name.empty()) {
        children.emplace_back();
        children.back().line = now.line();
    }
    children.back().text.append(text, static_cast<std::size_t>(size));
}

void begin_document_type(void* data, char const*, char const*, char const*, int) {
    building(data).stop("a document type: feeds need none, and it may be a bomb");
}

} // namespace

bool XmlElement::is(std::string_view wanted_space, std::string_view wanted_name) const {
    return space == wanted_space && name == wanted_name;
}

XmlElement const* XmlElement::child(std::string_view wanted) const {
    auto const found = all(wanted);
    return found.empty() ? nullptr : found.front();
}

std::vector<XmlElement const*> XmlElement::all(std::string_view wanted) const {
    std::vector<XmlElement const*> found;
    for (auto const& each : children)
        if (each.is(space, wanted)) found.push_back(&each);
    return found;
}

std::string XmlElement::words() const {
    std::string all_text = text;
    for (auto const& each : children)
        all_text += each.words();
    return all_text;
}

std::string XmlElement::words_of(std::string_view wanted) const {
    auto const* found = child(wanted);
    return found == nullptr ? "" : found->words();
}

std::string XmlElement::attribute(std::string_view wanted) const {
    for (auto const& [each, value] : attributes)
        if (each == wanted) return value;
    return "";
}

base::Result<XmlElement, Complaint> parse_xml(std::string_view text, std::filesystem::path const& file) {
    if (text.size() > largest_file)
        return tl::unexpected(Complaint{file, 0, 0, "is larger than 1 MiB", "give a shorter feed"});
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> const parser(XML_ParserCreateNS(nullptr, parting),
                                                                              &XML_ParserFree);
    Building now;
    now.parser = parser.get();
    XML_SetUserData(parser.get(), &now);
    XML_SetElementHandler(parser.get(), begin_element, end_element);
    XML_SetCharacterDataHandler(parser.get(), take_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), begin_document_type);
    auto const status = XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
    if (status != XML_STATUS_OK) {
        auto const why = now.refusal.empty() ? XML_ErrorString(XML_GetErrorCode(parser.get())) : now.refusal;
        return tl::unexpected(
            Complaint{file, now.line(), 0, why, "give a whole RSS 2.0, Atom 1.0 or CAP 1.2 document"});
    }
    for (auto& each : now.root.children)
        if (!each.name.empty()) return std::move(each);
    return tl::unexpected(Complaint{file, 1, 0, "no element", "give a feed"});
}

} // namespace config
