#include "sync/wire/part_health.h"

#include <algorithm>

#include "kiosk/base/text.h"
#include "sync/wire/parts_json.h"

namespace wire {
namespace {

bool is_word(std::string_view word) {
    return !word.empty() && word.size() <= longest_part_word && std::all_of(word.begin(), word.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || letter == '-' || letter == '_';
    });
}

} // namespace

Json parts_to_json(std::vector<PartHealth> const& parts) {
    auto array = Json::array();
    for (std::size_t i = 0; i < std::min(parts.size(), most_parts); ++i) {
        auto const& part = parts[i];
        Json one{{"part", part.part}, {"state", part.state}, {"tested_at", base::to_rfc3339(part.tested_at)}};
        if (part.since) one["since"] = base::to_rfc3339(*part.since);
        if (!part.trouble.empty()) one["trouble"] = base::cut(part.trouble, longest_part_trouble);
        array.push_back(std::move(one));
    }
    return array;
}

std::optional<std::vector<PartHealth>> parts_of(std::vector<ObjectReader> const& members) {
    if (members.size() > most_parts) return std::nullopt;
    std::vector<PartHealth> parts;
    for (auto const& member : members) {
        auto const part = member.text("part"), state = member.text("state");
        auto const tested_at = member.time("tested_at");
        if (!part || !state || !tested_at || !is_word(*part) || !is_word(*state)) return std::nullopt;
        auto const trouble = member.text("trouble").value_or("");
        if (trouble.size() > longest_part_trouble) return std::nullopt;
        parts.push_back({*part, *state, *tested_at, member.time("since"), trouble});
    }
    return parts;
}

std::string encode(std::vector<PartHealth> const& parts) { return dump(Json{{"parts", parts_to_json(parts)}}); }

std::optional<std::vector<PartHealth>> decode_parts(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_parts);
    auto const members = reader ? reader->objects("parts") : std::nullopt;
    return members ? parts_of(*members) : std::nullopt;
}

} // namespace wire
