// Document: one tree of values that is written as XML and as JSON, so that the two say the same. JSON comes from XML by
// the Spark convention (wiki.open311.org, "JSON and XML Conversion"): the root's name goes, a container of equal
// children is an array, an empty element is null. Text is made one that XML 1.0 can hold (§2.2): what it forbids, and
// what is not UTF-8, becomes U+FFFD, in both. Value type; pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace desk {

enum class Format { Xml, Json };
std::string_view media_type_of(Format format); // GeoReport v2, "Format Support"
std::string_view word_of(Format format);       // "xml"

class Value;
using Member = std::pair<std::string_view, Value>;

// Children of one name, which JSON does not show.
struct List {
    std::string_view child;
    std::vector<Value> values;
};

class Value {
public:
    Value() = default;        // nothing: an empty element, null
    Value(std::string text) { // NOLINT(google-explicit-constructor): members are written as plain values
        if (!text.empty()) held_ = std::move(text);
    }
    Value(std::string_view text) : Value(std::string(text)) {} // NOLINT(google-explicit-constructor)
    Value(bool flag) : held_(flag) {}                          // NOLINT(google-explicit-constructor)
    Value(std::int64_t number) : held_(number) {}              // NOLINT(google-explicit-constructor)
    Value(List list) : held_(std::move(list)) {}               // NOLINT(google-explicit-constructor)
    Value(std::vector<Member> members);                        // NOLINT(google-explicit-constructor)

    void append_xml(std::string& out, std::string_view name) const;
    void append_json(std::string& out) const;

private:
    std::variant<std::monostate, std::string, bool, std::int64_t, List, std::vector<Member>> held_;
};

struct Document {
    std::string_view root; // of the XML
    Value value;
    std::string written(Format format) const;
};

} // namespace desk
