#include "sync/wire/missing.h"

#include <algorithm>

#include "sync/wire/base64.h"
#include "sync/wire/json_reader.h"

namespace wire {

std::string encode(Missing const& missing) {
    std::vector<std::string> ids;
    for (auto const& id : missing.attachments)
        ids.push_back(id.text());
    return dump(Json{{"id", missing.id.text()}, {"sha256", to_base64(missing.sha256)}, {"missing", ids}});
}

std::optional<Missing> decode_missing(std::string_view json) {
    auto const reader = ObjectReader::parse(json, 64U << 10);
    if (!reader) return std::nullopt;
    Missing missing;
    auto const id = base::Uuid::parse(reader->text("id").value_or(""));
    auto const digest = from_base64(reader->text("sha256").value_or(""));
    auto const ids = reader->texts("missing");
    if (!id || !digest || digest->size() != missing.sha256.size() || !ids) return std::nullopt;
    missing.id = *id;
    std::copy(digest->begin(), digest->end(), missing.sha256.begin());
    for (auto const& text : *ids) {
        auto const attachment = base::Uuid::parse(text);
        if (!attachment) return std::nullopt;
        missing.attachments.push_back(*attachment);
    }
    return missing;
}

} // namespace wire
