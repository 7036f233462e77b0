#include "kiosk/base/check.h"
#include "sync/wire/ack.h"
#include "sync/wire/ask.h"
#include "sync/wire/base64.h"
#include "sync/wire/draft_codec.h"
#include "sync/wire/payload.h"
#include "sync/wire/problem.h"
#include "sync/wire/progress.h"
#include "sync/wire/receipt_codec.h"

// Every decoder on the same bytes; what is taken must come back the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    if (auto const bytes = wire::from_base64(text)) base::check(wire::to_base64(*bytes) == text, "base64 is canonical");
    if (auto const ack = wire::decode_ack(text))
        base::check(wire::decode_ack(wire::encode(*ack)) == ack, "ack comes back");
    if (auto const receipt = wire::decode_receipt(text))
        base::check(wire::decode_receipt(wire::encode(*receipt)).value() == *receipt, "receipt comes back");
    static_cast<void>(wire::decode_problem(text));
    static_cast<void>(wire::decode_progress(text).has_value());
    static_cast<void>(wire::decode_question(text).has_value());
    static_cast<void>(wire::decode_answer(text).has_value());
    static_cast<void>(wire::decode_payload(text).has_value());
    auto const photo = [](std::string const&) -> base::Result<base::PrivateBytes> { return base::PrivateBytes{}; };
    static_cast<void>(wire::decode_draft(text, photo).has_value());
    return 0;
}
