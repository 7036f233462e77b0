#include "sync/seal/seal.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <sodium.h>

#include "kiosk/base/check.h"

namespace seal {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::size_t chunk = 64U << 10, padding = 512;
constexpr std::size_t key_size = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t header_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t tag_size = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t opener_size = key_size + header_size;
constexpr std::size_t sealed_opener_size = opener_size + crypto_box_SEALBYTES;

// The key and header that open the stream; in guarded memory, zeroed when it goes. The memory stays for the thread's
// next one: guarding it anew costs a dozen system calls.
class Opener {
public:
    Opener() : bytes_(guarded()) {}
    ~Opener() { sodium_memzero(bytes_, opener_size); }
    Opener(Opener const&) = delete;
    Opener& operator=(Opener const&) = delete;
    std::uint8_t* key() { return bytes_; }
    std::uint8_t* header() { return bytes_ + key_size; }

private:
    static std::uint8_t* guarded() {
        thread_local std::unique_ptr<void, decltype(&sodium_free)> const memory(sodium_malloc(opener_size),
                                                                                &sodium_free);
        base::check(memory != nullptr, "guarded memory for a key");
        return static_cast<std::uint8_t*>(memory.get());
    }
    std::uint8_t* bytes_;
};

base::PrivateText padded(base::ByteView plain) {
    std::string text;
    text.reserve(plain.size() + padding);
    text = base::as_text(plain);
    text.resize(plain.size() + padding);
    std::size_t size = 0;
    auto* bytes = reinterpret_cast<unsigned char*>(text.data());
    base::check(sodium_pad(&size, bytes, plain.size(), padding, text.size()) == 0, "the text is padded");
    text.resize(size);
    return base::PrivateText(std::move(text));
}

tl::unexpected<base::Error> corrupt(char const* what) { return base::failure(base::ErrorKind::Corrupt, what); }

// Every chunk but the last is full, and the last alone is tagged FINAL.
base::Result<std::string> read_chunks(base::ByteView rest, crypto_secretstream_xchacha20poly1305_state& state) {
    std::string text;
    text.reserve(rest.size());
    for (bool final = false; !final;) {
        auto const piece = rest.first(std::min(rest.size(), chunk + tag_size));
        rest = rest.subspan(piece.size());
        if (piece.size() < tag_size) return corrupt("the seal is cut");
        auto const at = text.size();
        text.resize(at + piece.size() - tag_size);
        std::uint8_t tag = 0;
        auto* out = reinterpret_cast<unsigned char*>(text.data()) + at;
        if (crypto_secretstream_xchacha20poly1305_pull(&state, out, nullptr, &tag, piece.data(), piece.size(), nullptr,
                                                       0) != 0) {
            base::wipe(text);
            return corrupt("the seal is damaged");
        }
        final = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (final != rest.empty()) {
            base::wipe(text);
            return corrupt("the seal is cut");
        }
    }
    return text;
}

base::Bytes sealed_bytes(base::ByteView plain, CityPublicKey const& city) {
    base::check(sodium_init() >= 0, "libsodium starts");
    auto const text = padded(plain);
    Opener opener;
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_keygen(opener.key());
    crypto_secretstream_xchacha20poly1305_init_push(&state, opener.header(), opener.key());
    base::Bytes sealed;
    sealed.reserve(1 + sealed_opener_size + text.reveal().size() + (text.reveal().size() / chunk + 1) * tag_size);
    sealed.resize(1 + sealed_opener_size);
    sealed[0] = version;
    crypto_box_seal(sealed.data() + 1, opener.key(), opener_size, city.bytes.data());
    auto rest = base::as_bytes(text.reveal());
    while (!rest.empty()) {
        auto const piece = rest.first(std::min(rest.size(), chunk));
        rest = rest.subspan(piece.size());
        auto const tag = rest.empty() ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
        auto const at = sealed.size();
        sealed.resize(at + piece.size() + tag_size);
        crypto_secretstream_xchacha20poly1305_push(&state, sealed.data() + at, nullptr, piece.data(), piece.size(),
                                                   nullptr, 0, static_cast<unsigned char>(tag));
    }
    sodium_memzero(&state, sizeof state);
    return sealed;
}

} // namespace

base::Bytes seal(base::PrivateText const& plain, CityPublicKey const& city) {
    return sealed_bytes(base::as_bytes(plain.reveal()), city);
}
base::Bytes seal(base::PrivateBytes const& plain, CityPublicKey const& city) {
    return sealed_bytes(plain.reveal(), city);
}

base::Result<base::PrivateBytes> open_bytes(base::ByteView sealed, CitySecretKey const& city) {
    auto const text = TRY(open(sealed, city));
    return base::PrivateBytes(base::to_bytes(text.reveal()));
}

base::Result<base::PrivateText> open(base::ByteView sealed, CitySecretKey const& city) {
    base::check(sodium_init() >= 0, "libsodium starts");
    if (sealed.size() < 1 + sealed_opener_size || sealed[0] != version) return corrupt("not a seal of version 1");
    Opener opener;
    if (crypto_box_seal_open(opener.key(), sealed.data() + 1, sealed_opener_size, city.public_key.bytes.data(),
                             city.secret.bytes.data()) != 0)
        return base::failure(base::ErrorKind::Refused, "sealed to another key");
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_pull(&state, opener.header(), opener.key());
    auto text = read_chunks(sealed.subspan(1 + sealed_opener_size), state);
    sodium_memzero(&state, sizeof state);
    if (!text) return tl::unexpected(text.error());
    std::size_t size = 0;
    auto const* bytes = reinterpret_cast<unsigned char const*>(text->data());
    if (text->empty() || sodium_unpad(&size, bytes, text->size(), padding) != 0) {
        base::wipe(*text);
        return corrupt("the padding is wrong");
    }
    base::PrivateText result(text->substr(0, size));
    base::wipe(*text);
    return result;
}

} // namespace seal
