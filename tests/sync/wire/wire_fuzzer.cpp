#include "kiosk/base/check.h"
#include "sync/wire/ack.h"
#include "sync/wire/ask.h"
#include "sync/wire/attachment.h"
#include "sync/wire/base64.h"
#include "sync/wire/draft_codec.h"
#include "sync/wire/missing.h"
#include "sync/wire/payload.h"
#include "sync/wire/problem.h"
#include "sync/wire/progress.h"
#include "sync/wire/receipt_codec.h"
#include "sync/wire/tus.h"

// Every decoder on the same bytes; what is taken must come back the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    if (auto const bytes = wire::from_base64(text)) base::check(wire::to_base64(*bytes) == text, "base64 is canonical");
    if (auto const ack = wire::decode_ack(text))
        base::check(wire::decode_ack(wire::encode(*ack)) == ack, "ack comes back");
    if (auto const attachments = wire::decode_attachments(text))
        base::check(wire::encode(*attachments) == text, "attachments have one way to be written");
    if (auto const missing = wire::decode_missing(text))
        base::check(wire::decode_missing(wire::encode(*missing)) == missing, "what is missing comes back");
    if (auto const id = wire::tus::id_in(text))
        base::check(wire::tus::id_in(wire::tus::metadata_of(*id)) == id, "an upload's id comes back");
    if (auto const digest = wire::tus::read_checksum(text))
        base::check(wire::tus::checksum_of(*digest) == text, "a checksum has one way to be written");
    static_cast<void>(wire::tus::location_in(text, "https://localhost", {}));
    if (auto const receipt = wire::decode_receipt(text))
        base::check(wire::decode_receipt(wire::encode(*receipt)).value() == *receipt, "receipt comes back");
    static_cast<void>(wire::decode_problem(text));
    static_cast<void>(wire::decode_progress(text).has_value());
    static_cast<void>(wire::decode_question(text).has_value());
    static_cast<void>(wire::decode_probe_answer(text).has_value());
    static_cast<void>(wire::decode_answer(text).has_value());
    static_cast<void>(wire::decode_payload(text).has_value());
    auto const photo = [](std::string const&) -> base::Result<base::PrivateBytes> { return base::PrivateBytes{}; };
    static_cast<void>(wire::decode_draft(text, photo).has_value());
    return 0;
}
