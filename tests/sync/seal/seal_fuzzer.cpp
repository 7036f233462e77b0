#include "kiosk/base/check.h"
#include "sync/seal/seal.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static auto const keys = seal::make_city_keys();
    base::ByteView const bytes(data, size);
    base::check(!seal::open(bytes, keys.first), "bytes that nobody sealed do not open");
    // The same bytes as content, so that the chunks are walked as well.
    auto sealed = seal::seal(base::PrivateText(std::string(base::as_text(bytes))), keys.second);
    base::check(seal::open(sealed, keys.first)->reveal() == base::as_text(bytes), "what was sealed opens");
    sealed[size % sealed.size()] ^= 0x40;
    base::check(!seal::open(sealed, keys.first), "a damaged seal does not open");
    return 0;
}
