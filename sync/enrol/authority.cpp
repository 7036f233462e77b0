#include "sync/enrol/authority.h"

#include <arpa/inet.h>

#include "kiosk/base/file.h"
#include "sync/enrol/openssl.h"

namespace enrol {
namespace {

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

struct Lasting {
    std::chrono::days validity{};
    std::optional<base::WallTime> not_before = std::nullopt; // at the earliest
};

bool set_times(X509* certificate, Lasting const& lasting) {
    auto from = std::time(nullptr) - 3600; // for clocks that are a little late
    if (lasting.not_before) from = std::max(from, std::chrono::system_clock::to_time_t(*lasting.not_before));
    return X509_time_adj_ex(X509_getm_notBefore(certificate), 0, 0, &from) != nullptr &&
           X509_time_adj_ex(X509_getm_notAfter(certificate), static_cast<int>(lasting.validity.count()), 0, nullptr) !=
               nullptr;
}

// `issuer` null: signs itself.
base::Result<> issue(PemPair const& files, Purpose const& purpose, Lasting const& lasting, X509* issuer,
                     EVP_PKEY* issuer_key) {
    Key const key(EVP_EC_gen("P-256"));
    Certificate const certificate(X509_new());
    if (!key || !certificate) return failed("making a key");
    auto* const signer = issuer != nullptr ? issuer : certificate.get();
    bool const made = fill(certificate.get(), signer, key.get(), purpose) && set_times(certificate.get(), lasting) &&
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

base::Result<std::pair<Certificate, Key>> read_pair(PemPair const& files) {
    auto text = TRY(base::read_file(files.key));
    auto const certificate_text = TRY(base::read_file(files.certificate));
    Key key(PEM_read_bio_PrivateKey(memory_of(text).get(), nullptr, &no_passphrase, nullptr));
    Certificate certificate(PEM_read_bio_X509(memory_of(certificate_text).get(), nullptr, &no_passphrase, nullptr));
    OPENSSL_cleanse(text.data(), text.size());
    if (!key || !certificate) return failed("the authority's files");
    return std::pair(std::move(certificate), std::move(key));
}

base::Result<> make_authority(PemPair const& authority) {
    std::error_code ignored;
    if (std::filesystem::exists(authority.key, ignored) && std::filesystem::exists(authority.certificate, ignored))
        return {};
    return issue(authority,
                 {.common_name = "Tram So local authority",
                  .basic_constraints = "critical,CA:TRUE,pathlen:0",
                  .key_usage = "critical,keyCertSign,cRLSign",
                  .alternative_names = {}},
                 {authority_validity}, nullptr, nullptr);
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
    return issue(
        server,
        {.common_name = hosts.front().substr(0, 64), .extended_key_usage = "serverAuth", .alternative_names = names},
        {certificate_validity}, signer.first.get(), signer.second.get());
}

base::Result<> make_client_certificate(PemPair const& authority, PemPair const& client, std::string const& kiosk,
                                       std::optional<base::WallTime> not_before) {
    auto const signer = TRY(read_pair(authority));
    return issue(client, {.common_name = kiosk, .extended_key_usage = "clientAuth", .alternative_names = {}},
                 {certificate_validity, not_before}, signer.first.get(), signer.second.get());
}

} // namespace enrol
