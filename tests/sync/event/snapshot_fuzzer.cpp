#include "kiosk/base/check.h"
#include "sync/event/merged.h"
#include "sync/wire/base64.h"

namespace {

// One key for the whole run: what the fuzzer makes is signed with it, so that it comes behind the signature too.
seal::SigningKey const& kiosk() {
    static auto const key = seal::make_signing_keys().first;
    return key;
}

void read(std::string const& text) {
    auto const snapshot = event::read_snapshot(text, kiosk().public_key);
    if (!snapshot) return;
    base::check(event::snapshot_text(*snapshot, kiosk()) == text, "a book has one text");
    base::check(event::kiosk_in(text).value() == snapshot->kiosk, "it is of one kiosk");
    event::Merged merged(snapshot->event);
    base::check(merged.take(*snapshot).has_value() && merged.take(*snapshot).value() == event::Taken::Known,
                "a book that comes twice counts once");
    base::check(merged.counts() == event::net_of(snapshot->counts) && merged.books().front() == *snapshot,
                "and is what it was");
    static_cast<void>(merged.doubles([](std::string const&) { return 1U; }));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(base::as_text({data, size}));
    static_cast<void>(event::kiosk_in(text));
    static_cast<void>(event::hour_in(text));
    read(text);
    auto const body = text.substr(0, text.rfind("signature ")); // of the corpus: with this run's key
    read(body + "signature " + wire::to_base64(kiosk().sign(body)) + "\n");
    return 0;
}
