#include "sync/seal/box.h"

#include <sodium.h>

#include "kiosk/base/check.h"

namespace seal {

base::Bytes box(base::PrivateText const& plain, SecretBytes<32> const& key) {
    base::check(sodium_init() >= 0, "libsodium starts");
    auto const text = base::as_bytes(plain.reveal());
    base::Bytes boxed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size());
    randombytes_buf(boxed.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(boxed.data() + crypto_secretbox_NONCEBYTES, text.data(), text.size(), boxed.data(),
                          key.bytes.data());
    return boxed;
}

base::Result<base::PrivateText> open_box(base::ByteView boxed, SecretBytes<32> const& key) {
    constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (boxed.size() < around) return base::failure(base::ErrorKind::Corrupt, "shorter than a box");
    std::string text(boxed.size() - around, '\0');
    auto const inner = boxed.subspan(crypto_secretbox_NONCEBYTES);
    auto* const plain = reinterpret_cast<unsigned char*>(text.data());
    if (crypto_secretbox_open_easy(plain, inner.data(), inner.size(), boxed.data(), key.bytes.data()) != 0)
        return base::failure(base::ErrorKind::Corrupt, "not a box of this key");
    return base::PrivateText(std::move(text));
}

} // namespace seal
