#include <map>

#include "kiosk/base/check.h"
#include "kiosk/base/text.h"
#include "sync/wire/envelope.h"

// The bytes are a request as the gateway hears it: the id on the first line, "name: value" on the others, and behind an
// empty line the body. What is read must come back the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    auto const end = std::min(text.find("\n\n"), text.size());
    auto const lines = base::split(text.substr(0, end), '\n');
    std::map<std::string, std::string, std::less<>> fields;
    for (auto const line : lines)
        if (auto const colon = line.find(": "); colon != std::string_view::npos)
            fields.emplace(line.substr(0, colon), line.substr(colon + 2));
    auto const field = [&](std::string_view name) -> std::optional<std::string> {
        auto const found = fields.find(name);
        return found == fields.end() ? std::nullopt : std::optional(found->second);
    };
    auto const read = wire::read_envelope(lines.front(), field, base::to_bytes(text.substr(end)));
    if (!read) return 0;
    fields.clear();
    for (auto const& [name, value] : wire::header_fields(*read))
        fields.emplace(base::to_lower(name), value);
    auto const again = wire::read_envelope(read->id.text(), field, read->body);
    base::check(again && *again == *read, "an envelope comes back");
    base::check(wire::signed_bytes(*again) == wire::signed_bytes(*read), "and with it what is signed");
    return 0;
}
