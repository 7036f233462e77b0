// Any bytes as a settings file: either settings or complaints that name a line, never a crash.
#include <cstdint>

#include "config/load.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"

namespace {

void judge(config::Complaints const& complaints) {
    base::check(!complaints.empty());
    for (auto const& complaint : complaints)
        base::check(complaint.line > 0 && !complaint.text().empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    if (auto const settings = config::read_kiosk(text, "kiosk.toml"); !settings) judge(settings.error());
    if (auto const settings = config::read_gateway(text, "gateway.toml"); !settings) judge(settings.error());
    return 0;
}
