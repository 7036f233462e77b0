#include "sync/oidc/key_file.h"

#include <array>
#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "kiosk/base/file.h"
#include "sync/oidc/json.h"

namespace oidc {
namespace {

struct SecretFreed {
    void operator()(BIO* memory) const { BIO_free_all(memory); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(BIGNUM* number) const { BN_clear_free(number); }
};
template<class T>
using SecretHandle = std::unique_ptr<T, SecretFreed>;

// Nobody is asked for a passphrase: a key that has one is no key here.
int no_passphrase(char*, int, int, void*) { return -1; }

// A number of the key in 32 bytes, as RFC 7518 §6.2 wants it; "": it has none.
base::PrivateText number_of(EVP_PKEY const* key, char const* name) {
    BIGNUM* found = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &found) != 1) return {};
    SecretHandle<BIGNUM> const number(found);
    std::string bytes(32, '\0');
    if (BN_bn2binpad(number.get(), reinterpret_cast<unsigned char*>(bytes.data()), 32) != 32) return {};
    base::PrivateText const secret(std::move(bytes));
    return base::PrivateText(to_base64url(secret.reveal()));
}

base::PrivateText jwk_of_pem(base::PrivateText const& pem) {
    auto const& text = pem.reveal();
    SecretHandle<BIO> const memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    SecretHandle<EVP_PKEY> const key(PEM_read_bio_PrivateKey(memory.get(), nullptr, &no_passphrase, nullptr));
    std::array<char, 32> group{};
    if (!key || EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), nullptr) != 1) return {};
    if (std::string_view(group.data()) != "prime256v1") return {};
    auto const x = number_of(key.get(), OSSL_PKEY_PARAM_EC_PUB_X), y = number_of(key.get(), OSSL_PKEY_PARAM_EC_PUB_Y);
    auto const d = number_of(key.get(), OSSL_PKEY_PARAM_PRIV_KEY);
    return to_json({{"kty", "EC"}, {"crv", "P-256"}, {"x", x.reveal()}, {"y", y.reveal()}, {"d", d.reveal()}});
}

} // namespace

base::Result<SigningKey> read_signing_key(std::filesystem::path const& file) {
    auto bytes = TRY(base::read_file(file, 16U << 10));
    bool const is_jwk =
        bytes.find('{') == 0; // asked of it here: g++ 12 takes what was moved for one that was never set
    base::PrivateText const text(std::move(bytes));
    auto key = SigningKey::decode(is_jwk ? text : jwk_of_pem(text));
    if (!key) return base::failure(base::ErrorKind::Invalid, file.string() + ": " + key.error().what);
    return key;
}

} // namespace oidc
