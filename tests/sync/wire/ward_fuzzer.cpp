#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "sync/wire/ask.h"
#include "sync/wire/ward.h"

// The bytes as each text of a ward: what is read must come back the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    auto const id = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-0123456789ab").value();
    if (auto const draw = wire::decode_draw(id, text))
        base::check(wire::decode_draw(id, wire::encode(*draw)) == draw, "a draw comes back");
    if (auto const ticket = wire::decode_ticket(text))
        base::check(wire::decode_ticket(wire::encode(*ticket)) == ticket, "a ticket comes back");
    static_cast<void>(wire::decode_counter_action(text).has_value());
    static_cast<void>(wire::decode_session_request(text).has_value());
    static_cast<void>(wire::decode_number_answer(text).has_value());
    return 0;
}
