#include "sync/enrol/request.h"

#include "kiosk/model/settings.h"
#include "sync/enrol/certificate.h"
#include "sync/enrol/openssl.h"

namespace enrol {
namespace {

constexpr std::string_view begin_line = "-----BEGIN CERTIFICATE REQUEST-----";

tl::unexpected<base::Error> refused(std::string_view why) {
    return base::failure(base::ErrorKind::Invalid, std::string(why));
}

bool is_p256(EVP_PKEY const* key) {
    std::array<char, 32> group{};
    std::size_t size = 0;
    return EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_group_name(key, group.data(), group.size(), &size) == 1 &&
           std::string_view(group.data(), size) == "prime256v1";
}

Key parse_key(base::PrivateText const& pem) {
    Key key(PEM_read_bio_PrivateKey(memory_of(pem.reveal()).get(), nullptr, &no_passphrase, nullptr));
    ERR_clear_error();
    return key && is_p256(key.get()) ? std::move(key) : nullptr;
}

tl::unexpected<base::Error> no_key() { return base::failure(base::ErrorKind::Corrupt, "not a P-256 key in PEM"); }

CertificateRequest parse_request(std::string_view pem) {
    CertificateRequest request(PEM_read_bio_X509_REQ(memory_of(pem).get(), nullptr, &no_passphrase, nullptr));
    ERR_clear_error();
    return request;
}

bool set_time(ASN1_TIME* time, base::WallTime to) {
    return ASN1_TIME_set(time, std::chrono::system_clock::to_time_t(to)) != nullptr;
}

base::Result<std::string> pem_of(X509* certificate) {
    Memory const memory(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(memory.get(), certificate) != 1) return failed("writing PEM");
    return text_of(memory.get());
}

} // namespace

base::Result<base::PrivateText> make_key() {
    Key const key(EVP_EC_gen("P-256"));
    Memory const memory(BIO_new(BIO_s_secmem()));
    if (!key || PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed("making a key");
    return base::PrivateText(text_of(memory.get()));
}

base::Result<wire::Digest> digest_of_key(base::PrivateText const& pem) {
    auto const key = parse_key(pem);
    if (!key) return no_key();
    return digest_of(key.get());
}

base::Result<std::string> make_request(base::PrivateText const& pem, std::string const& common_name) {
    auto const key = parse_key(pem);
    if (!key) return no_key();
    CertificateRequest const request(X509_REQ_new());
    Memory const memory(BIO_new(BIO_s_mem()));
    auto const* const name = reinterpret_cast<unsigned char const*>(common_name.c_str());
    bool const made = request && X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1 &&
                      X509_NAME_add_entry_by_NID(X509_REQ_get_subject_name(request.get()), NID_commonName,
                                                 MBSTRING_UTF8, name, -1, -1, 0) == 1 &&
                      X509_REQ_set_pubkey(request.get(), key.get()) == 1 &&
                      X509_REQ_sign(request.get(), key.get(), EVP_sha256()) > 0 &&
                      PEM_write_bio_X509_REQ(memory.get(), request.get()) == 1;
    if (!made) return failed("making a request");
    return text_of(memory.get());
}

base::Result<Request> read_request(std::string_view pem) {
    bool const one = pem.starts_with(begin_line) && pem.find(begin_line, 1) == std::string_view::npos;
    if (pem.size() > longest_request || !one) return refused("not one certificate request in PEM");
    auto const request = parse_request(pem);
    if (!request) return refused("not a certificate request");
    auto* const key = X509_REQ_get0_pubkey(request.get());
    if (key == nullptr || !is_p256(key)) return refused("its key is not of P-256");
    bool const proven = X509_REQ_verify(request.get(), key) == 1;
    ERR_clear_error();
    if (!proven) return refused("it is not signed with its own key");
    auto* const subject = X509_REQ_get_subject_name(request.get());
    auto name = only_common_name(subject);
    if (!name || X509_NAME_entry_count(subject) != 1 || !model::is_kiosk_id(*name))
        return refused("its subject is not one common name, a kiosk's id");
    return Request{std::move(*name), digest_of(key), std::string(pem)};
}

struct Issuer::Parts {
    Certificate certificate;
    Key key;
    std::string pem;
};

Issuer::Issuer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Issuer::Issuer(Issuer&&) noexcept = default;
Issuer::~Issuer() = default;
std::string const& Issuer::authority() const { return parts_->pem; }

base::Result<Issuer> Issuer::open(PemPair const& authority) {
    auto pair = TRY(read_pair(authority));
    if (X509_check_private_key(pair.first.get(), pair.second.get()) != 1 || X509_check_ca(pair.first.get()) != 1)
        return failed(authority.certificate.string() + " is no authority with its key", base::ErrorKind::Invalid);
    auto pem = TRY(pem_of(pair.first.get()));
    if (!read_authority(pem)) return refused(authority.certificate.string() + " is no authority that signed itself");
    return Issuer(std::unique_ptr<Parts>(new Parts{std::move(pair.first), std::move(pair.second), std::move(pem)}));
}

base::Result<std::string> Issuer::certify(Request const& asked, base::WallTime from, base::WallTime until) const {
    auto const request = parse_request(asked.pem);
    Certificate const certificate(X509_new());
    if (!request || !certificate) return failed("the request");
    Purpose const purpose{
        .common_name = asked.common_name, .extended_key_usage = "clientAuth", .alternative_names = {}};
    bool const made =
        fill(certificate.get(), parts_->certificate.get(), X509_REQ_get0_pubkey(request.get()), purpose) &&
        set_time(X509_getm_notBefore(certificate.get()), from) &&
        set_time(X509_getm_notAfter(certificate.get()), until) &&
        X509_sign(certificate.get(), parts_->key.get(), EVP_sha256()) > 0;
    if (!made) return failed("making a certificate");
    return pem_of(certificate.get());
}

} // namespace enrol
