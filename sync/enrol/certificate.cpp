#include "sync/enrol/certificate.h"

#include <ctime>

#include "sync/enrol/openssl.h"
#include "sync/seal/digest.h"

namespace enrol {
namespace {

Certificate parse(std::string_view pem) {
    if (pem.size() > longest_pem) return nullptr;
    Certificate certificate(PEM_read_bio_X509(memory_of(pem).get(), nullptr, &no_passphrase, nullptr));
    ERR_clear_error();
    return certificate;
}

std::optional<base::WallTime> time_of(ASN1_TIME const* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return base::WallTime(std::chrono::seconds(::timegm(&parts)));
}

tl::unexpected<base::Error> not_one(std::string_view what) {
    return base::failure(base::ErrorKind::Invalid, std::string(what));
}

} // namespace

std::optional<std::string> only_common_name(X509_name_st* subject) {
    auto const first = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (first < 0 || X509_NAME_get_index_by_NID(subject, NID_commonName, first) >= 0) return std::nullopt;
    auto const* const value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, first));
    return std::string(reinterpret_cast<char const*>(ASN1_STRING_get0_data(value)),
                       static_cast<std::size_t>(ASN1_STRING_length(value)));
}

wire::Digest digest_of(evp_pkey_st* key) {
    unsigned char* der = nullptr;
    auto const size = i2d_PUBKEY(key, &der);
    std::unique_ptr<unsigned char, Freed<[](void* bytes) { OPENSSL_free(bytes); }>> const owner(der);
    return size > 0 ? seal::sha256({der, static_cast<std::size_t>(size)}) : wire::Digest{};
}

base::Result<CertificateFacts> read_certificate(std::string_view pem) {
    auto const certificate = parse(pem);
    if (!certificate) return not_one("not a certificate");
    auto* const key = X509_get0_pubkey(certificate.get());
    auto name = only_common_name(X509_get_subject_name(certificate.get()));
    auto const from = time_of(X509_get0_notBefore(certificate.get()));
    auto const until = time_of(X509_get0_notAfter(certificate.get()));
    if (key == nullptr || !name || !from || !until)
        return not_one("a certificate without one name, a key or its times");
    return CertificateFacts{std::move(*name), *from, *until, digest_of(key)};
}

base::Result<wire::Digest> read_authority(std::string_view pem) {
    auto const certificate = parse(pem);
    if (!certificate) return not_one("not a certificate");
    auto* const key = X509_get0_pubkey(certificate.get());
    bool const signs =
        key != nullptr && X509_check_ca(certificate.get()) == 1 && X509_verify(certificate.get(), key) == 1;
    ERR_clear_error();
    if (!signs) return not_one("not the certificate of an authority that signed itself");
    return digest_of(key);
}

bool is_signed_by(std::string_view certificate, std::string_view authority) {
    auto const theirs = parse(authority), ours = parse(certificate);
    if (!theirs || !ours) return false;
    bool const holds = X509_check_issued(theirs.get(), ours.get()) == X509_V_OK &&
                       X509_verify(ours.get(), X509_get0_pubkey(theirs.get())) == 1;
    ERR_clear_error();
    return holds;
}

} // namespace enrol
