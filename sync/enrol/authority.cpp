#include "sync/enrol/authority.h"

#include <arpa/inet.h>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include "kiosk/base/bytes.h"
#include "kiosk/base/file.h"

namespace enrol {
namespace {

template<auto Free>
struct Freed {
    template<class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;

// What a certificate is for; texts in the syntax of x509v3_config(5).
struct Purpose {
    std::string common_name;
    std::chrono::days validity{};
    char const* basic_constraints = "critical,CA:FALSE";
    char const* key_usage = "critical,digitalSignature";
    char const* extended_key_usage = nullptr;
    std::string alternative_names;
};

tl::unexpected<base::Error> failed(std::string_view what) {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    ERR_clear_error();
    return base::failure(base::ErrorKind::Io, fmt::format("{}: {}", what, reason.data()));
}

base::Result<> write_pem(BIO* memory, std::filesystem::path const& path, unsigned mode) {
    char* data = nullptr;
    auto const size = BIO_get_mem_data(memory, &data);
    return base::write_file_durably(path, base::as_bytes({data, static_cast<std::size_t>(size)}), mode);
}

base::Result<> write_pair(PemPair const& files, X509* certificate, EVP_PKEY* key) {
    Memory const key_text(BIO_new(BIO_s_secmem()));
    Memory const certificate_text(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_PrivateKey(key_text.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(certificate_text.get(), certificate) != 1)
        return failed("writing PEM");
    TRY(write_pem(key_text.get(), files.key, 0600));
    return write_pem(certificate_text.get(), files.certificate, 0644);
}

base::Result<std::pair<Certificate, Key>> read_pair(PemPair const& files) {
    auto text = TRY(base::read_file(files.key));
    auto const certificate_text = TRY(base::read_file(files.certificate));
    Memory const key_memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    Memory const memory(BIO_new_mem_buf(certificate_text.data(), static_cast<int>(certificate_text.size())));
    Key key(PEM_read_bio_PrivateKey(key_memory.get(), nullptr, nullptr, nullptr));
    Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
    OPENSSL_cleanse(text.data(), text.size());
    if (!key || !certificate) return failed("the authority's files");
    return std::pair(std::move(certificate), std::move(key));
}

bool add_extension(X509* certificate, X509* issuer, int kind, char const* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> const extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool add_extensions(X509* certificate, X509* issuer, Purpose const& purpose) {
    auto const add = [&](int kind, char const* value) { return add_extension(certificate, issuer, kind, value); };
    return add(NID_basic_constraints, purpose.basic_constraints) && add(NID_key_usage, purpose.key_usage) &&
           add(NID_subject_key_identifier, "hash") && add(NID_authority_key_identifier, "keyid:always") &&
           (purpose.extended_key_usage == nullptr || add(NID_ext_key_usage, purpose.extended_key_usage)) &&
           (purpose.alternative_names.empty() || add(NID_subject_alt_name, purpose.alternative_names.c_str()));
}

// 159 random bits: RFC 5280 §4.1.2.2 allows 20 octets and wants a positive number.
bool set_serial(X509* certificate) {
    std::array<unsigned char, 20> bytes{};
    if (RAND_bytes(bytes.data(), bytes.size()) != 1) return false;
    bytes[0] &= 0x7F;
    std::unique_ptr<BIGNUM, Freed<BN_free>> const number(BN_bin2bn(bytes.data(), bytes.size(), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool set_names_and_times(X509* certificate, X509* issuer, Purpose const& purpose) {
    auto* const subject = X509_get_subject_name(certificate);
    auto const* const name = reinterpret_cast<unsigned char const*>(purpose.common_name.c_str());
    // An hour back, for clocks that are a little late.
    return X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8, name, -1, -1, 0) == 1 &&
           X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1 &&
           X509_gmtime_adj(X509_getm_notBefore(certificate), -3600) != nullptr &&
           X509_time_adj_ex(X509_getm_notAfter(certificate), static_cast<int>(purpose.validity.count()), 0, nullptr) !=
               nullptr;
}

// `issuer` null: signs itself.
base::Result<> issue(PemPair const& files, Purpose const& purpose, X509* issuer, EVP_PKEY* issuer_key) {
    Key const key(EVP_EC_gen("P-256"));
    Certificate const certificate(X509_new());
    if (!key || !certificate) return failed("making a key");
    auto* const signer = issuer != nullptr ? issuer : certificate.get();
    bool const made = X509_set_version(certificate.get(), X509_VERSION_3) == 1 && set_serial(certificate.get()) &&
                      X509_set_pubkey(certificate.get(), key.get()) == 1 &&
                      set_names_and_times(certificate.get(), signer, purpose) &&
                      add_extensions(certificate.get(), signer, purpose) &&
                      X509_sign(certificate.get(), issuer != nullptr ? issuer_key : key.get(), EVP_sha256()) > 0;
    if (!made) return failed("making a certificate");
    return write_pair(files, certificate.get(), key.get());
}

bool is_numeric(std::string const& host) {
    in6_addr six{};
    in_addr four{};
    return inet_pton(AF_INET, host.c_str(), &four) == 1 || inet_pton(AF_INET6, host.c_str(), &six) == 1;
}

bool is_host(std::string const& host) {
    auto const allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    return is_numeric(host) || (!host.empty() && host.size() <= 253 && host.find_first_not_of(allowed) == host.npos);
}

} // namespace

base::Result<> make_authority(PemPair const& authority) {
    std::error_code ignored;
    if (std::filesystem::exists(authority.key, ignored) && std::filesystem::exists(authority.certificate, ignored))
        return {};
    return issue(authority,
                 {.common_name = "Tram So local authority",
                  .validity = authority_validity,
                  .basic_constraints = "critical,CA:TRUE,pathlen:0",
                  .key_usage = "critical,keyCertSign,cRLSign",
                  .alternative_names = {}},
                 nullptr, nullptr);
}

base::Result<> make_server_certificate(PemPair const& authority, PemPair const& server,
                                       std::vector<std::string> const& hosts) {
    std::string names;
    for (auto const& host : hosts) {
        if (!is_host(host)) return base::failure(base::ErrorKind::Invalid, fmt::format("'{}' is not a host", host));
        names += fmt::format("{}{}:{}", names.empty() ? "" : ",", is_numeric(host) ? "IP" : "DNS", host);
    }
    if (hosts.empty()) return base::failure(base::ErrorKind::Invalid, "a server certificate needs a host");
    auto const signer = TRY(read_pair(authority));
    return issue(server,
                 {.common_name = hosts.front().substr(0, 64),
                  .validity = certificate_validity,
                  .extended_key_usage = "serverAuth",
                  .alternative_names = names},
                 signer.first.get(), signer.second.get());
}

base::Result<> make_client_certificate(PemPair const& authority, PemPair const& client, std::string const& kiosk) {
    auto const signer = TRY(read_pair(authority));
    return issue(client,
                 {.common_name = kiosk,
                  .validity = certificate_validity,
                  .extended_key_usage = "clientAuth",
                  .alternative_names = {}},
                 signer.first.get(), signer.second.get());
}

} // namespace enrol
