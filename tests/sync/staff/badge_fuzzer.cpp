#include "kiosk/base/check.h"
#include "sync/staff/list.h"
#include "sync/wire/base64.h"

namespace {

// One key for the whole run: what the fuzzer makes is signed with it, so that it comes behind the signature too.
seal::SigningKey const& office() {
    static auto const key = seal::make_signing_keys().first;
    return key;
}

void read_badge(std::string_view text) {
    auto const badge = staff::read_badge(text, office().public_key);
    if (badge) base::check(staff::badge_text(*badge, office()).value() == text, "a badge has one text");
}

std::string signed_badge(base::ByteView body) {
    base::Bytes bytes(body.begin(), body.end());
    auto const signature = office().sign("TRAMSO1:" + std::string(base::as_text(body)));
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    auto text = wire::to_hex(bytes);
    for (auto& letter : text)
        if (letter >= 'a') letter = static_cast<char>(letter - 'a' + 'A');
    return "TRAMSO1:" + text;
}

void read_list(std::string const& text) {
    auto const list = staff::read_list(text, office().public_key);
    if (list) base::check(staff::list_text(*list, office()) == text, "a list has one text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(base::as_text({data, size}));
    read_badge(text);
    read_list(text);
    if (size >= 41) read_badge(signed_badge({data, 41}));
    read_list(text + "signature " + wire::to_base64(office().sign(text)) + "\n");
    return 0;
}
