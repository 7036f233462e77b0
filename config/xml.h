// XML as far as feeds need it: elements, attributes and text, read by expat without network, external entities or a DTD
// (one of which is refused: no bombs). At most 1 MiB, 64 deep. The only place that sees the XML library. Pure, any
// thread.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/load.h"

namespace config {

struct XmlElement {
    std::string space; // the namespace's URI, or ""
    std::string name;  // "" for a run of text
    std::string text;  // of a run of text alone
    int line = 0;
    std::vector<std::pair<std::string, std::string>> attributes; // names without namespace, but "xml:lang"
    std::vector<XmlElement> children;

    bool is(std::string_view wanted_space, std::string_view wanted_name) const;
    XmlElement const* child(std::string_view wanted) const; // the first of this element's own namespace; or nullptr
    std::vector<XmlElement const*> all(std::string_view wanted) const;
    std::string words() const;                           // all text in it
    std::string words_of(std::string_view wanted) const; // of the first such child; "" without one
    std::string attribute(std::string_view wanted) const;
};

base::Result<XmlElement, Complaint> parse_xml(std::string_view text, std::filesystem::path const& file);

} // namespace config
