#include "kiosk/base/check.h"
#include "sync/upkeep/faults.h"
#include "sync/upkeep/report.h"
#include "sync/wire/base64.h"

namespace {

// One key for the whole run: what the fuzzer makes is signed with it, so that it comes behind the signature too.
seal::SigningKey const& kiosk() {
    static auto const key = seal::make_signing_keys().first;
    return key;
}

void read(std::string const& text) {
    static_cast<void>(upkeep::kiosk_in(text).has_value());
    static_cast<void>(upkeep::read_compact(text, kiosk().public_key).has_value());
    auto const report = upkeep::read_report(text, kiosk().public_key);
    if (report) base::check(upkeep::report_text(*report, kiosk()) == text, "a report has one text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(base::as_text({data, size}));
    read(text);
    auto const signature = wire::to_base64(kiosk().sign(text));
    read(text + "signature " + signature + "\n");
    read(text + " " + signature);
    auto const faults = upkeep::read_faults(text);
    base::check(upkeep::read_faults(upkeep::faults_text(faults)).size() == faults.size(), "faults come back");
    return 0;
}
