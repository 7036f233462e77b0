// What the room's files share of OpenSSL: owners of its objects, its errors as ours, PEM out of memory. Included by the
// room's .cpp files alone. One thread an object.
#pragma once
#include <array>
#include <fmt/format.h>
#include <memory>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <string>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "sync/enrol/authority.h"
#include "sync/wire/digest.h"

namespace enrol {

template<auto Free>
struct Freed {
    template<class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using CertificateRequest = std::unique_ptr<X509_REQ, Freed<X509_REQ_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;

// What a certificate is for; texts in the syntax of x509v3_config(5).
struct Purpose {
    std::string common_name;
    char const* basic_constraints = "critical,CA:FALSE";
    char const* key_usage = "critical,digitalSignature";
    char const* extended_key_usage = nullptr;
    std::string alternative_names;
};

inline tl::unexpected<base::Error> failed(std::string_view what, base::ErrorKind kind = base::ErrorKind::Io) {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    ERR_clear_error();
    return base::failure(kind, fmt::format("{}: {}", what, reason.data()));
}

inline Memory memory_of(std::string_view text) {
    return Memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

inline std::string text_of(BIO* memory) {
    char* data = nullptr;
    auto const size = BIO_get_mem_data(memory, &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

// Nobody is asked for a passphrase: a key that has one is no key here.
inline int no_passphrase(char*, int, int, void*) { return -1; }

// 159 random bits: RFC 5280 §4.1.2.2 allows 20 octets and wants a positive number.
inline bool set_serial(X509* certificate) {
    std::array<unsigned char, 20> bytes{};
    if (RAND_bytes(bytes.data(), bytes.size()) != 1) return false;
    bytes[0] &= 0x7F;
    std::unique_ptr<BIGNUM, Freed<BN_free>> const number(BN_bin2bn(bytes.data(), bytes.size(), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

inline bool add_extension(X509* certificate, X509* issuer, int kind, char const* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> const extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// Version, serial, key, names and extensions; the times and the signature are the caller's.
inline bool fill(X509* certificate, X509* issuer, EVP_PKEY* key, Purpose const& purpose) {
    auto* const subject = X509_get_subject_name(certificate);
    auto const* const name = reinterpret_cast<unsigned char const*>(purpose.common_name.c_str());
    if (X509_set_version(certificate, X509_VERSION_3) != 1 || !set_serial(certificate) ||
        X509_set_pubkey(certificate, key) != 1 ||
        X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8, name, -1, -1, 0) != 1 ||
        X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) != 1)
        return false;
    auto const add = [&](int kind, char const* value) { return add_extension(certificate, issuer, kind, value); };
    return add(NID_basic_constraints, purpose.basic_constraints) && add(NID_key_usage, purpose.key_usage) &&
           add(NID_subject_key_identifier, "hash") && add(NID_authority_key_identifier, "keyid:always") &&
           (purpose.extended_key_usage == nullptr || add(NID_ext_key_usage, purpose.extended_key_usage)) &&
           (purpose.alternative_names.empty() || add(NID_subject_alt_name, purpose.alternative_names.c_str()));
}

std::optional<std::string> only_common_name(X509_name_st* subject); // nothing: none, or several
wire::Digest digest_of(evp_pkey_st* key);                           // SHA-256 of its SubjectPublicKeyInfo

// An authority's certificate and key.
base::Result<std::pair<Certificate, Key>> read_pair(PemPair const& files);

} // namespace enrol
