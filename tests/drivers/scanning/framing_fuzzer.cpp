#include <cstring>

#include "drivers/evdev/keys.h"
#include "drivers/scanning/framing.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"

namespace {

void check(base::PrivateText const& code) {
    auto const& text = code.reveal();
    base::check(!text.empty() && text.size() <= scanning::longest_code, "a code that can be one");
    base::check(text.find_first_of("\r\n\t\x03") == std::string::npos, "ends are no part of it");
}

// The same bytes, in pieces of any size: the same codes.
std::vector<base::PrivateText> in_pieces(std::string_view bytes, std::size_t piece) {
    scanning::Framing framing;
    std::vector<base::PrivateText> codes;
    for (std::size_t from = 0; from < bytes.size(); from += piece)
        for (auto& code : framing.take(bytes.substr(from, piece), {}))
            codes.push_back(std::move(code));
    return codes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    auto const bytes = base::as_text({data + 1, size - 1});
    auto const whole = in_pieces(bytes, bytes.size() + 1);
    for (auto const& code : whole)
        check(code);
    base::check(whole == in_pieces(bytes, data[0] % 7U + 1), "whatever the pieces");
    evdev::Keys keys;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
        evdev::Event event;
        event.type = data[1 + at] % 6;
        std::memcpy(&event.code, bytes.data() + at + 1, sizeof event.code);
        event.value = data[1 + at + 3] % 3;
        base::check(keys.take(event).size() <= 1, "one letter an event at most");
    }
    return 0;
}
