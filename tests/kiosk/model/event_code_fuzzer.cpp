#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "kiosk/model/event_code.h"

// Whatever is taken for an event's code is that code to the letter.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    auto const code = model::parse_event_code(text);
    if (!code) return 0;
    base::check(model::text_of(*code) == text, "a code has one text");
    base::check(code->whose.ambassador.empty() != code->whose.organisation.empty(), "one of the two");
    return 0;
}
