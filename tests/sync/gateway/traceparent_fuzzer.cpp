#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "sync/gateway/trace.h"

// The bytes as a traceparent: what is taken into the journal is hexadecimal and of its length, and nothing else.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const trace = gateway::parse_traceparent(base::as_text({data, size}));
    if (!trace) return 0;
    base::check(trace->id.size() == 32 && trace->parent.size() == 16, "of their length");
    for (char const c : trace->id + trace->parent)
        base::check((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'), "hexadecimal");
    return 0;
}
