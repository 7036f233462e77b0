#include "tests/sync/oidc/forge.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <stdexcept>
#include <vector>

namespace tests {
namespace {

using Memory = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void must(bool holds) {
    if (!holds) throw std::runtime_error("OpenSSL does not do what a test needs");
}

std::string number_of(EVP_PKEY const* key, char const* name, int size = 0) {
    BIGNUM* number = nullptr;
    must(EVP_PKEY_get_bn_param(key, name, &number) == 1);
    std::string bytes(static_cast<std::size_t>(size > 0 ? size : BN_num_bytes(number)), '\0');
    must(BN_bn2binpad(number, bytes_of(bytes), static_cast<int>(bytes.size())) >= 0);
    BN_free(number);
    return base64url(bytes);
}

std::string text_of(Memory const& memory) {
    char* data = nullptr;
    auto const size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

// r and s, 32 bytes each (RFC 7518 §3.4), from and to the DER that OpenSSL speaks.
std::string flat_of(std::string const& der) {
    auto const* at = bytes_of(std::string_view(der));
    std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> const both(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), &ECDSA_SIG_free);
    must(both != nullptr);
    int const size =
        BN_num_bytes(ECDSA_SIG_get0_r(both.get())) > 32 || BN_num_bytes(ECDSA_SIG_get0_s(both.get())) > 32 ? 48 : 32;
    std::string flat(2 * static_cast<std::size_t>(size), '\0');
    BN_bn2binpad(ECDSA_SIG_get0_r(both.get()), bytes_of(flat), size);
    BN_bn2binpad(ECDSA_SIG_get0_s(both.get()), bytes_of(flat) + size, size);
    return flat;
}

std::string der_of(std::string const& flat) {
    std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> const both(ECDSA_SIG_new(), &ECDSA_SIG_free);
    auto const half = static_cast<int>(flat.size() / 2);
    auto const* const at = bytes_of(std::string_view(flat));
    must(ECDSA_SIG_set0(both.get(), BN_bin2bn(at, half, nullptr), BN_bin2bn(at + half, half, nullptr)) == 1);
    unsigned char* der = nullptr;
    int const size = i2d_ECDSA_SIG(both.get(), &der);
    must(size > 0);
    std::string text(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return text;
}

} // namespace

ForgedKey ForgedKey::rsa(std::string kid, unsigned bits) {
    ForgedKey made;
    made.key_.reset(EVP_RSA_gen(bits), &EVP_PKEY_free);
    made.kid_ = std::move(kid);
    made.is_rsa_ = true;
    must(made.key_ != nullptr);
    return made;
}

ForgedKey ForgedKey::curve(std::string kid, char const* name) {
    ForgedKey made;
    made.key_.reset(EVP_EC_gen(name), &EVP_PKEY_free);
    made.kid_ = std::move(kid);
    must(made.key_ != nullptr);
    return made;
}

std::string ForgedKey::jwk(std::string const& more, bool secret) const {
    auto const* const key = key_.get();
    auto const member = [](char const* name, std::string const& value) {
        return ",\"" + std::string(name) + "\":\"" + value + '"';
    };
    std::string text = "{\"kid\":\"" + kid_ + '"';
    if (is_rsa_) {
        text += member("kty", "RSA") + member("n", number_of(key, OSSL_PKEY_PARAM_RSA_N)) +
                member("e", number_of(key, OSSL_PKEY_PARAM_RSA_E));
    } else {
        bool const large = EVP_PKEY_get_bits(key) > 256;
        int const size = large ? 48 : 32;
        text += member("kty", "EC") + member("crv", large ? "P-384" : "P-256") +
                member("x", number_of(key, OSSL_PKEY_PARAM_EC_PUB_X, size)) +
                member("y", number_of(key, OSSL_PKEY_PARAM_EC_PUB_Y, size));
        if (secret) text += member("d", number_of(key, OSSL_PKEY_PARAM_PRIV_KEY, size));
    }
    return text + more + "}";
}

std::string ForgedKey::pem() const {
    Memory const memory(BIO_new(BIO_s_mem()), &BIO_free_all);
    must(PEM_write_bio_PrivateKey(memory.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return text_of(memory);
}

std::string ForgedKey::public_pem() const {
    Memory const memory(BIO_new(BIO_s_mem()), &BIO_free_all);
    must(PEM_write_bio_PUBKEY(memory.get(), key_.get()) == 1);
    return text_of(memory);
}

std::string ForgedKey::sign(std::string_view text) const {
    Context const context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::size_t size = 0;
    must(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1);
    must(EVP_DigestSign(context.get(), nullptr, &size, bytes_of(text), text.size()) == 1);
    std::string signature(size, '\0');
    must(EVP_DigestSign(context.get(), bytes_of(signature), &size, bytes_of(text), text.size()) == 1);
    signature.resize(size);
    return is_rsa_ ? signature : flat_of(signature);
}

bool ForgedKey::verifies(std::string_view text, std::string const& signature) const {
    Context const context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    auto const given = is_rsa_ ? signature : der_of(signature);
    must(EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1);
    return EVP_DigestVerify(context.get(), bytes_of(std::string_view(given)), given.size(), bytes_of(text),
                            text.size()) == 1;
}

std::string base64url(std::string_view bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    text.resize(
        static_cast<std::size_t>(EVP_EncodeBlock(bytes_of(text), bytes_of(bytes), static_cast<int>(bytes.size()))));
    for (char& c : text)
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    while (text.ends_with('='))
        text.pop_back();
    return text;
}

std::string from_base64url(std::string_view text) {
    std::string given(text);
    for (char& c : given)
        c = c == '-' ? '+' : c == '_' ? '/' : c;
    std::size_t const padding = (4 - given.size() % 4) % 4;
    given.append(padding, '=');
    std::string bytes(given.size(), '\0');
    int const size =
        EVP_DecodeBlock(bytes_of(bytes), bytes_of(std::string_view(given)), static_cast<int>(given.size()));
    must(size >= 0);
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
    std::string code(32, '\0');
    unsigned size = 32;
    must(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(), bytes_of(code),
              &size) != nullptr);
    return code;
}

std::string key_set(std::initializer_list<std::string> jwks) {
    std::string text;
    for (auto const& jwk : jwks)
        text += (text.empty() ? "" : ",") + jwk;
    return "{\"keys\":[" + text + "]}";
}

std::string token(std::string const& header, std::string const& payload, ForgedKey const& key) {
    auto const signed_text = base64url(header) + "." + base64url(payload);
    return signed_text + "." + base64url(key.sign(signed_text));
}

ForgedKey const& rsa_key() {
    static auto const key = ForgedKey::rsa("rs-1");
    return key;
}

ForgedKey const& curve_key() {
    static auto const key = ForgedKey::curve("es-1");
    return key;
}

ForgedKey const& foreign_key() {
    static auto const key = ForgedKey::curve("es-1");
    return key;
}

} // namespace tests
