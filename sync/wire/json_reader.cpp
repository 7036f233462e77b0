#include "sync/wire/json_reader.h"

#include <algorithm>
#include <set>

#include "kiosk/base/text.h"

namespace wire {
namespace {

constexpr int deepest = 16;

// Watches the parser: a member that comes twice, or nesting too deep, makes the text refused.
class Watch {
public:
    bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > deepest) refused_ = true;
        if (event == Json::parse_event_t::object_start) names_.emplace_back();
        if (event == Json::parse_event_t::object_end && !names_.empty()) names_.pop_back();
        if (event == Json::parse_event_t::key && !names_.empty())
            refused_ |= !names_.back().insert(parsed.get<std::string>()).second;
        return true;
    }
    bool refused() const { return refused_; }

private:
    std::vector<std::set<std::string>> names_;
    bool refused_ = false;
};

} // namespace

std::string dump(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::optional<ObjectReader> ObjectReader::parse(std::string_view text, std::size_t longest) {
    if (text.size() > longest || !base::is_utf8(text)) return std::nullopt;
    Watch watch;
    auto json = Json::parse(text, std::ref(watch), false);
    if (json.is_discarded() || !json.is_object() || watch.refused()) return std::nullopt;
    return ObjectReader(std::move(json));
}

Json const* ObjectReader::find(char const* name) const {
    auto const found = json_.find(name);
    return found == json_.end() ? nullptr : &*found;
}

std::optional<std::string> ObjectReader::text(char const* name) const {
    auto const* value = find(name);
    return value && value->is_string() ? std::optional(value->get<std::string>()) : std::nullopt;
}

std::optional<std::uint64_t> ObjectReader::number(char const* name) const {
    auto const* value = find(name);
    return value && value->is_number_unsigned() ? std::optional(value->get<std::uint64_t>()) : std::nullopt;
}

std::optional<bool> ObjectReader::flag(char const* name) const {
    auto const* value = find(name);
    return value && value->is_boolean() ? std::optional(value->get<bool>()) : std::nullopt;
}

std::optional<base::WallTime> ObjectReader::time(char const* name) const {
    auto const value = text(name);
    return value ? base::from_rfc3339(*value) : std::nullopt;
}

std::optional<ObjectReader> ObjectReader::object(char const* name) const {
    auto const* value = find(name);
    return value && value->is_object() ? std::optional(ObjectReader(*value)) : std::nullopt;
}

std::optional<std::vector<std::string>> ObjectReader::texts(char const* name) const {
    auto const* value = find(name);
    if (!value || !value->is_array()) return std::nullopt;
    std::vector<std::string> texts;
    for (auto const& item : *value) {
        if (!item.is_string()) return std::nullopt;
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

std::optional<std::vector<ObjectReader>> ObjectReader::objects(char const* name) const {
    auto const* value = find(name);
    if (!value || !value->is_array()) return std::nullopt;
    std::vector<ObjectReader> objects;
    for (auto const& item : *value) {
        if (!item.is_object()) return std::nullopt;
        objects.emplace_back(item);
    }
    return objects;
}

bool ObjectReader::is_null_or_missing(char const* name) const {
    auto const* value = find(name);
    return !value || value->is_null();
}

std::optional<std::string> ObjectReader::unknown_member(std::vector<std::string_view> const& known) const {
    for (auto const& [name, value] : json_.items())
        if (std::find(known.begin(), known.end(), name) == known.end()) return name;
    return std::nullopt;
}

} // namespace wire
