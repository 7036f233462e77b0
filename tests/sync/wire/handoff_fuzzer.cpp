#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "sync/wire/ask.h"
#include "sync/wire/handoff.h"

// The bytes as each text of a hand-off: what is read must come back the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    if (auto const request = wire::decode_handoff_request(text))
        base::check(wire::decode_handoff_request(wire::encode(*request)) == request, "a request comes back");
    if (auto const link = wire::decode_handoff_link(text))
        base::check(wire::decode_handoff_link(wire::encode(*link)) == link, "a link comes back");
    if (auto const state = wire::decode_handoff_state(text))
        base::check(wire::decode_handoff_state(wire::encode(*state)) == state, "a state comes back");
    if (auto const digest = wire::read_repr_digest(text))
        base::check(wire::repr_digest_of(*digest) == text, "a digest comes back");
    static_cast<void>(wire::decode_link_answer(text).has_value());
    static_cast<void>(wire::decode_phone_answer(text).has_value());
    if (auto const question = wire::decode_question(text))
        base::check(wire::decode_question(wire::encode_question(*question)).has_value(), "a question comes back");
    static_cast<void>(wire::read_handoff_secret(text).has_value());
    static_cast<void>(wire::is_sealed_shape({data, size}));
    return 0;
}
