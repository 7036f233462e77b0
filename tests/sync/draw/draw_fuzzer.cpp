#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "sync/draw/record.h"

// Whatever is taken for a record is written the same way again, and whether it holds can be told.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    if (auto const tickets = draw::parse_tickets(text)) {
        auto const again = draw::parse_tickets(draw::text_of(*tickets));
        base::check(again && *again == *tickets, "tickets are read back");
    }
    if (auto const frozen = draw::parse_frozen(text))
        base::check(draw::text_of(*frozen) == text, "what is told before has one form");
    if (auto const record = draw::parse_draw(text)) {
        base::check(draw::text_of(*record) == text, "a record has one form");
        static_cast<void>(draw::complaints(*record));
        static_cast<void>(draw::winners_of(*record));
    }
    return 0;
}
