#include "drivers/pcsc/security_object.h"

#include <algorithm>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "drivers/pcsc/tlv.h"

namespace pcsc {
namespace {

constexpr std::uint32_t sod_tag = 0x77;
constexpr std::string_view lds_security_object = "2.23.136.1.1.1";

tl::unexpected<ChipProblem> refused() {
    ERR_clear_error();
    return tl::unexpected(ChipProblem::NotGenuine);
}

Handle<CMS_ContentInfo> parse_message(base::ByteView bytes) {
    auto const* at = bytes.data();
    Handle<CMS_ContentInfo> message(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(bytes.size())));
    if (!message || at != bytes.data() + bytes.size()) return nullptr;
    return message;
}

bool is_lds_security_object(ASN1_OBJECT const* type) {
    std::array<char, 32> text{};
    int const size = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), type, 1);
    return size > 0 && std::string_view(text.data()) == lds_security_object;
}

// Signed is not the content but attributes that name its hash; without them bytes could be taken for the other kind.
bool has_signed_type(CMS_SignerInfo* signer, CMS_ContentInfo* message) {
    constexpr int only_one = -3;
    auto const* const type = static_cast<ASN1_OBJECT const*>(
        CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_contentType), only_one, V_ASN1_OBJECT));
    return type != nullptr && OBJ_cmp(type, CMS_get0_eContentType(message)) == 0;
}

CMS_SignerInfo* only_signer(CMS_ContentInfo* message) {
    auto* const signers = CMS_get0_SignerInfos(message);
    return sk_CMS_SignerInfo_num(signers) == 1 ? sk_CMS_SignerInfo_value(signers, 0) : nullptr;
}

bool is_allowed(X509_ALGOR const* algorithm) {
    return algorithm != nullptr && digest_of_nid(OBJ_obj2nid(algorithm->algorithm)).has_value();
}

// A document signer (Doc 9303-12): may sign, and was itself signed with a hash that we allow.
bool is_document_signer(X509* certificate) {
    int digest = NID_undef;
    return X509_get_signature_info(certificate, &digest, nullptr, nullptr, nullptr) == 1 &&
           digest_of_nid(digest).has_value() && (X509_get_key_usage(certificate) & KU_DIGITAL_SIGNATURE) != 0 &&
           X509_check_ca(certificate) == 0;
}

bool is_signed_by_known(CMS_ContentInfo* message, Authorities const& authorities, base::WallTime now) {
    auto* const signer = only_signer(message);
    // The chain is ours to check: OpenSSL would ask for a certificate that is for mail.
    if (signer == nullptr || !has_signed_type(signer, message) ||
        CMS_verify(message, nullptr, nullptr, nullptr, nullptr, CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) != 1)
        return false;
    X509* certificate = nullptr;
    X509_ALGOR* digest = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, &digest, nullptr);
    return certificate != nullptr && is_allowed(digest) && is_document_signer(certificate) &&
           authorities.vouch_for(certificate, now);
}

std::optional<Digest> digest_in(base::ByteView algorithm) {
    auto const name = take(algorithm, tag::oid);
    auto const nothing = take(algorithm, tag::null);
    if (!name || !algorithm.empty() || (nothing && !nothing->empty())) return std::nullopt;
    return digest_of_oid(*name);
}

} // namespace

Outcome<SecurityObject> SecurityObject::open(base::ByteView file, Authorities const& authorities, base::WallTime now) {
    auto const inner = open_nested(file, {sod_tag});
    auto const message = inner ? parse_message(*inner) : nullptr;
    if (!message || OBJ_obj2nid(CMS_get0_type(message.get())) != NID_pkcs7_signed) return refused();
    if (!is_lds_security_object(CMS_get0_eContentType(message.get()))) return refused();
    if (!is_signed_by_known(message.get(), authorities, now)) return refused();
    auto* const* const content = CMS_get0_content(message.get());
    if (content == nullptr || *content == nullptr) return refused();
    auto object = decode({ASN1_STRING_get0_data(*content), static_cast<std::size_t>(ASN1_STRING_length(*content))});
    if (!object) return refused();
    return std::move(*object);
}

std::optional<SecurityObject> SecurityObject::decode(base::ByteView content) {
    auto rest = open_nested(content, {tag::sequence});
    if (!rest) return std::nullopt;
    auto const version = take(*rest, tag::integer);
    auto const algorithm = take(*rest, tag::sequence);
    auto entries = take(*rest, tag::sequence);
    auto const digest = algorithm ? digest_in(*algorithm) : std::nullopt;
    auto const number = version ? small_number(*version) : std::nullopt;
    // What version 1 says behind it, which version of the files this is, nobody here asks.
    if (!number || *number > 1 || !digest || !entries || (*number == 0 && !rest->empty())) return std::nullopt;
    SecurityObject object;
    object.digest_ = *digest;
    while (!entries->empty()) {
        auto const entry = take(*entries, tag::sequence);
        if (!entry || !object.add(*entry)) return std::nullopt;
    }
    return object;
}

bool SecurityObject::add(base::ByteView entry) {
    auto const group = take(entry, tag::integer), hash = take(entry, tag::octets);
    auto const number = group ? small_number(*group) : std::nullopt;
    if (!number || *number < 1 || *number > 16 || !hash || !entry.empty() || names(*number)) return false;
    if (hash->size() != digest_of(digest_, {}).size()) return false;
    hashes_[static_cast<std::size_t>(*number)].assign(hash->begin(), hash->end());
    return true;
}

Outcome<> SecurityObject::check(int group, base::ByteView file) const {
    if (!names(group)) return refused();
    auto const& right = hashes_[static_cast<std::size_t>(group)];
    if (!std::ranges::equal(digest_of(digest_, file), right)) return refused();
    return {};
}

} // namespace pcsc
