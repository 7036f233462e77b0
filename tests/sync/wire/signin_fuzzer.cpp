// Whatever bytes come in the place of a sign-in's messages: what is read can be written and read again.
#include <cstdint>

#include "kiosk/base/check.h"
#include "sync/wire/signin.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    if (auto const request = wire::decode_signin_request(text))
        base::check(wire::decode_signin_request(wire::encode(*request)) == request, "the request comes back");
    if (auto const link = wire::decode_signin_link(text))
        base::check(wire::decode_signin_link(wire::encode(*link)) == link, "the link comes back");
    if (auto const status = wire::decode_signin_status(text))
        base::check(wire::decode_signin_status(wire::encode(*status)) == status, "the status comes back");
    if (auto const person = wire::decode_signed_in(base::PrivateText(std::string(text))))
        base::check(wire::decode_signed_in(wire::encode(*person)) == person, "the person comes back");
    return 0;
}
