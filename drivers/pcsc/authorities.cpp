#include "drivers/pcsc/authorities.h"

#include <array>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"

namespace pcsc {
namespace {

constexpr std::size_t longest_file = 1U << 20; // bytes
constexpr int most_files = 500;
constexpr int strength = 2; // OpenSSL's level for 112 bits: RSA of 2048 bits, no SHA-1

bool add(X509_STORE* store, X509* certificate) {
    bool const may_sign = X509_check_ca(certificate) == 1;
    return may_sign && X509_STORE_add_cert(store, certificate) == 1;
}

int add_der(X509_STORE* store, std::string_view bytes) {
    auto const* at = reinterpret_cast<unsigned char const*>(bytes.data());
    auto const* const end = at + bytes.size();
    Handle<X509> const certificate(d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
    return certificate && at == end && add(store, certificate.get()) ? 1 : 0;
}

// Certificates of states spell their curve out (Doc 9303-12), which OpenSSL refuses, as one could spell a curve of
// one's own. Whose equations are those of a curve that has a name has not done so.
int let_known_curves_pass(int is_good, X509_STORE_CTX* context) {
    if (is_good == 1 || X509_STORE_CTX_get_error(context) != X509_V_ERR_EC_KEY_EXPLICIT_PARAMS) return is_good;
    auto const* const certificate = X509_STORE_CTX_get_current_cert(context);
    auto const* const key = certificate != nullptr ? X509_get0_pubkey(certificate) : nullptr;
    std::array<char, 64> name{};
    return key != nullptr && EVP_PKEY_get_group_name(key, name.data(), name.size(), nullptr) == 1 ? 1 : 0;
}

} // namespace

int Authorities::add_all(std::string_view bytes) {
    if (bytes.find("-----BEGIN") == std::string_view::npos) return add_der(store_.get(), bytes);
    int count = 0;
    Handle<BIO> const memory(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    while (memory) {
        Handle<X509> const certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
        if (!certificate) break;
        count += add(store_.get(), certificate.get()) ? 1 : 0;
    }
    return count;
}

Outcome<Authorities> Authorities::load(std::filesystem::path const& folder) {
    Authorities authorities;
    int files = 0, certificates = 0;
    std::error_code error;
    std::filesystem::directory_iterator entry(folder, error);
    for (; !error && entry != std::filesystem::directory_iterator() && files < most_files; entry.increment(error)) {
        if (!entry->is_regular_file(error)) continue;
        ++files;
        auto const bytes = base::read_file(entry->path(), longest_file);
        int const found = bytes ? authorities.add_all(*bytes) : 0;
        if (found == 0)
            base::log(base::Severity::Warning, "chip.authority", "{}: no certificate that may sign others",
                      entry->path().filename().string());
        certificates += found;
    }
    ERR_clear_error();
    if (certificates == 0) return tl::unexpected(ChipProblem::NoAuthority);
    return authorities;
}

bool Authorities::vouch_for(X509* certificate, base::WallTime now) const {
    Handle<X509_STORE_CTX> const context(X509_STORE_CTX_new());
    if (!context || X509_STORE_CTX_init(context.get(), store_.get(), certificate, nullptr) != 1) return false;
    X509_STORE_CTX_set_verify_cb(context.get(), &let_known_curves_pass);
    auto* const rules = X509_STORE_CTX_get0_param(context.get());
    // A certificate of the folder needs nobody above it: a state's newer one may be signed by its older one alone.
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_auth_level(rules, strength);
    X509_VERIFY_PARAM_set_time(rules, std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
    bool const vouched = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    return vouched;
}

} // namespace pcsc
