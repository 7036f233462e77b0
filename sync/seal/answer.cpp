#include "sync/seal/answer.h"

#include <sodium.h>

#include "kiosk/base/check.h"

namespace seal {
namespace {

constexpr std::size_t padding = 512, memory = 16U << 20;
constexpr unsigned passes = 2;
// The same in every city: what is guarded is the code, which is never given twice.
constexpr std::string_view salt = "tramso-answers-1";
static_assert(salt.size() == crypto_pwhash_argon2id_SALTBYTES);

void derive(std::string_view purpose, SecretBytes<32> const& root, std::span<std::uint8_t> out) {
    auto const text = base::as_bytes(purpose);
    base::check(
        crypto_generichash(out.data(), out.size(), text.data(), text.size(), root.bytes.data(), root.bytes.size()) == 0,
        "a key is derived");
}

} // namespace

base::Result<AnswerKeys> answer_keys(std::string_view code) {
    base::check(sodium_init() >= 0, "libsodium starts");
    SecretBytes<32> root;
    if (crypto_pwhash_argon2id(root.bytes.data(), root.bytes.size(), code.data(), code.size(),
                               base::as_bytes(salt).data(), passes, memory, crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
        return base::failure(base::ErrorKind::Unavailable, "no memory for the key of an answer");
    AnswerKeys keys;
    derive("tramso-answer-name", root, keys.name);
    derive("tramso-answer-key", root, keys.key.bytes);
    return keys;
}

base::Bytes seal_answer(std::string_view text, AnswerKeys const& keys) {
    auto plain = base::to_bytes(text);
    plain.resize(text.size() + padding);
    std::size_t size = 0;
    base::check(sodium_pad(&size, plain.data(), text.size(), padding, plain.size()) == 0, "the text is padded");
    base::Bytes sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + size);
    randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(sealed.data() + crypto_secretbox_NONCEBYTES, plain.data(), size, sealed.data(),
                          keys.key.bytes.data());
    return sealed;
}

base::Result<std::string> open_answer(base::ByteView sealed, AnswerKeys const& keys) {
    auto const corrupt = base::failure(base::ErrorKind::Corrupt, "not an answer to this code");
    constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() < around + padding) return corrupt;
    std::string text(sealed.size() - around, '\0');
    auto* const plain = reinterpret_cast<unsigned char*>(text.data());
    auto const box = sealed.subspan(crypto_secretbox_NONCEBYTES);
    std::size_t size = 0;
    if (crypto_secretbox_open_easy(plain, box.data(), box.size(), sealed.data(), keys.key.bytes.data()) != 0 ||
        sodium_unpad(&size, plain, text.size(), padding) != 0)
        return corrupt;
    text.resize(size);
    return text;
}

} // namespace seal
