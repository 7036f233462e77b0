#include "sync/http/certificate.h"

#include <ctime>
#include <memory>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "kiosk/base/file.h"

namespace http {

std::optional<base::WallTime> expiry_of(std::filesystem::path const& certificate) {
    auto const text = base::read_file(certificate, 256U << 10);
    if (!text) return std::nullopt;
    std::unique_ptr<BIO, decltype(&BIO_free)> const bytes(BIO_new_mem_buf(text->data(), static_cast<int>(text->size())),
                                                          &BIO_free);
    std::unique_ptr<X509, decltype(&X509_free)> const read(PEM_read_bio_X509(bytes.get(), nullptr, nullptr, nullptr),
                                                           &X509_free);
    std::tm parts{};
    if (!read || ASN1_TIME_to_tm(X509_get0_notAfter(read.get()), &parts) != 1) return std::nullopt;
    return base::WallTime(std::chrono::seconds(timegm(&parts)));
}

} // namespace http
