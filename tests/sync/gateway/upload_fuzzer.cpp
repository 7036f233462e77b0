#include "kiosk/base/check.h"
#include "kiosk/base/text.h"
#include "sync/gateway/attachments.h"

// The bytes are a request as the gateway hears it: "METHOD PATH" on the first line, "name: value" on the others, and
// behind an empty line the body. What is taken is within the wire's limits; what is refused has a reply.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    auto const end = std::min(text.find("\n\n"), text.size());
    auto const lines = base::split(text.substr(0, end), '\n');
    auto const words = base::split(lines.front(), ' ');
    server::Heard heard;
    heard.method = words.front();
    for (auto const line : lines)
        if (auto const colon = line.find(": "); colon != std::string_view::npos)
            heard.headers.emplace(line.substr(0, colon), line.substr(colon + 2));
    heard.body = text.substr(std::min(end + 2, text.size()));
    auto const path = words.size() > 1 ? std::string(words[1]) : std::string();
    if (!gateway::is_upload(path)) return 0;
    auto const body = heard.body;
    auto const request = gateway::read_upload(std::move(heard), path);
    if (!request) {
        base::check(request.error().status >= 204, "what is refused has a reply");
        return 0;
    }
    base::check(request->id.is_version_7(), "an upload has an attachment's id");
    base::check(request->length <= wire::largest_attachment, "and a length within the limit");
    base::check(request->bytes.empty() || request->bytes == body, "and the bytes that came");
    return 0;
}
