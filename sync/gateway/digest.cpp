#include "sync/gateway/digest.h"

#include <memory>
#include <openssl/evp.h>

#include "kiosk/base/check.h"

namespace gateway {

wire::Digest sha256(base::ByteView bytes) {
    // Looked for once: finding an algorithm by its name takes longer than a short body.
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    thread_local std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(),
                                                                                       &EVP_MD_CTX_free);
    wire::Digest digest{};
    bool const done = EVP_DigestInit_ex2(context.get(), algorithm, nullptr) == 1 &&
                      EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
                      EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1;
    base::check(done, "SHA-256");
    return digest;
}

} // namespace gateway
