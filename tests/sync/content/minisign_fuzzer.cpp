// Any bytes as each of minisign's three files: what is read is written and read again as the same.
#include <cstdint>

#include "kiosk/base/check.h"
#include "sync/content/minisign.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    if (auto const key = content::read_public_key(text))
        base::check(content::read_public_key(content::text_of(*key)).value() == *key);
    if (auto const key = content::read_secret_key(text))
        base::check(content::read_secret_key(content::text_of(*key)).value().public_key() == key->public_key());
    if (auto const signature = content::read_signature(text)) {
        base::check(content::read_signature(content::text_of(*signature)).value() == *signature);
        base::check(!content::verify(content::PublicKey{signature->id, {}}, base::as_bytes("x"), *signature));
    }
    return 0;
}
