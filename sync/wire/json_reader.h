// JSON (RFC 8259) read strictly: bounded size and depth, UTF-8 checked, no member twice. Private to the room, and the
// only place that knows the JSON library. Pure.
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"

namespace wire {

using Json = nlohmann::ordered_json;

// One line, UTF-8 as it is, members in the order they were put in.
std::string dump(Json const& json);

class ObjectReader {
public:
    // Nothing when the text is not one JSON object within the limits.
    static std::optional<ObjectReader> parse(std::string_view text, std::size_t longest);
    explicit ObjectReader(Json json) : json_(std::move(json)) {}

    // Nothing when the member is missing or of another type.
    std::optional<std::string> text(char const* name) const;
    std::optional<std::uint64_t> number(char const* name) const;
    std::optional<bool> flag(char const* name) const;
    std::optional<base::WallTime> time(char const* name) const;
    std::optional<ObjectReader> object(char const* name) const;
    std::optional<std::vector<std::string>> texts(char const* name) const;
    std::optional<std::vector<ObjectReader>> objects(char const* name) const;
    std::string whole() const { return dump(json_); } // as text again
    bool is_null_or_missing(char const* name) const;
    // The first member that is none of `known`.
    std::optional<std::string> unknown_member(std::vector<std::string_view> const& known) const;

private:
    Json const* find(char const* name) const;
    Json json_;
};

} // namespace wire
