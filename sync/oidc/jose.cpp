#include "sync/oidc/jose.h"

#include <algorithm>
#include <cjose/cjose.h>

#include "sync/oidc/json.h"
#include "sync/wire/base64.h"

namespace oidc {
namespace {

struct SignatureFreed {
    void operator()(cjose_jws_t* signature) const { cjose_jws_release(signature); }
};
using Signature = std::unique_ptr<cjose_jws_t, SignatureFreed>;

// libcjose hands this on to jansson, and to OpenSSL where that has not begun.
void use_wiping_memory_for_keys() {
    [[maybe_unused]] static bool const once = [] {
        cjose_set_alloc_funcs(&wiping_allocate, &wiping_reallocate, &wiping_free);
        return true;
    }();
}

JwkHandle import_jwk(std::string_view json) {
    use_wiping_memory_for_keys();
    return {cjose_jwk_import(json.data(), json.size(), nullptr), [](cjose_jwk_t* jwk) { cjose_jwk_release(jwk); }};
}

std::optional<Algorithm> algorithm_of_kind(JsonObject const& key) {
    auto const kind = key.text("kty");
    if (kind == "RSA") return Algorithm::Rs256;
    if (kind == "EC" && key.text("crv") == "P-256") return Algorithm::Es256;
    return std::nullopt;
}

// What a key says of its use (RFC 7517 §4.2 to §4.4) may say no; nothing said is no no.
bool is_for_checking(JsonObject const& key, Algorithm algorithm) {
    if (key.has("use") && key.text("use") != "sig") return false;
    if (key.has("alg") && key.text("alg") != name_of(algorithm)) return false;
    if (!key.has("key_ops")) return true;
    auto const uses = key.texts("key_ops");
    return uses && std::ranges::find(*uses, "verify") != uses->end();
}

// The public members alone, so that nothing else in it is looked at.
base::PrivateText public_half(JsonObject const& key, Algorithm algorithm) {
    auto const member = [&](char const* name) { return JsonMember{name, key.text(name).value_or("")}; };
    if (algorithm == Algorithm::Rs256) return to_json({{"kty", "RSA"}, member("n"), member("e")});
    return to_json({{"kty", "EC"}, {"crv", "P-256"}, member("x"), member("y")});
}

bool has_good_size(JwkHandle const& jwk, Algorithm algorithm) {
    auto const bits = cjose_jwk_get_keysize(jwk.get(), nullptr);
    return algorithm == Algorithm::Es256 || (bits >= smallest_rsa_key && bits <= largest_rsa_key);
}

// 64 bytes for ES256 (RFC 7518 §3.4), which are 86 letters; libcjose passes over what comes behind them.
bool has_good_length(std::string_view token, Algorithm algorithm) {
    return algorithm == Algorithm::Rs256 || token.size() - token.rfind('.') - 1 == 86;
}

bool is_signed_with(std::string_view token, JwkHandle const& jwk) {
    Signature const signature(cjose_jws_import(token.data(), token.size(), nullptr));
    return signature && cjose_jws_verify(signature.get(), jwk.get(), nullptr);
}

} // namespace

std::optional<Algorithm> algorithm_named(std::string_view name) {
    if (name == "RS256") return Algorithm::Rs256;
    if (name == "ES256") return Algorithm::Es256;
    return std::nullopt;
}

std::string_view name_of(Algorithm algorithm) {
    switch (algorithm) {
    case Algorithm::Rs256: return "RS256";
    case Algorithm::Es256: return "ES256";
    }
    return "";
}

std::string to_base64url(std::string_view bytes) {
    auto text = wire::to_base64(base::as_bytes(bytes));
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    text.erase(std::min(text.find('='), text.size()));
    return text;
}

std::optional<base::PrivateText> from_base64url(std::string_view text) {
    if (text.find_first_of("+/=") != std::string_view::npos) return std::nullopt;
    std::string padded(text);
    std::ranges::replace(padded, '-', '+');
    std::ranges::replace(padded, '_', '/');
    padded.resize((padded.size() + 3) / 4 * 4, '=');
    auto bytes = wire::from_base64(padded);
    base::wipe(padded);
    if (!bytes) return std::nullopt;
    base::PrivateText result{std::string(base::as_text(*bytes))};
    base::wipe(*bytes);
    return result;
}

std::optional<KeySet> KeySet::decode(std::string_view json) {
    auto const object = JsonObject::parse(json, longest_key_set);
    auto const keys = object ? object->objects("keys") : std::nullopt;
    if (!keys) return std::nullopt;
    KeySet set;
    for (auto const& key : *keys) {
        auto const algorithm = algorithm_of_kind(key);
        if (!algorithm || !is_for_checking(key, *algorithm) || set.keys_.size() == most_keys) continue;
        auto jwk = import_jwk(public_half(key, *algorithm).reveal());
        if (!jwk || !has_good_size(jwk, *algorithm)) continue;
        set.keys_.push_back({std::string(key.text("kid").value_or("")), *algorithm, std::move(jwk)});
    }
    return set;
}

base::Result<void, Problem> KeySet::verify(Algorithm algorithm, std::optional<std::string_view> kid,
                                           std::string_view token) const {
    std::vector<Key const*> meant;
    for (auto const& key : keys_)
        if (kid ? key.kid == *kid : key.algorithm == algorithm) meant.push_back(&key);
    if (meant.empty() || (!kid && meant.size() > 1)) return tl::unexpected(Problem::UnknownKey);
    std::erase_if(meant, [&](auto const* key) { return key->algorithm != algorithm; });
    if (meant.empty()) return tl::unexpected(Problem::Algorithm);
    if (!has_good_length(token, algorithm) ||
        !std::ranges::any_of(meant, [&](auto const* key) { return is_signed_with(token, key->jwk); }))
        return tl::unexpected(Problem::BadSignature);
    return {};
}

base::Result<SigningKey> SigningKey::decode(base::PrivateText const& json) {
    auto const refused = base::failure(base::ErrorKind::Invalid, "not a P-256 key with its secret half");
    auto const key = JsonObject::parse(json.reveal(), 4096);
    if (!key || algorithm_of_kind(*key) != Algorithm::Es256 || !key->has("d")) return refused;
    auto const member = [&](char const* name) { return JsonMember{name, key->text(name).value_or("")}; };
    auto const both = to_json({{"kty", "EC"}, {"crv", "P-256"}, member("x"), member("y"), member("d")});
    auto const jwk = import_jwk(both.reveal());
    auto const own = import_jwk(public_half(*key, Algorithm::Es256).reveal());
    if (!jwk || !own) return refused;
    SigningKey signer(jwk);
    auto const sample = signer.sign(base::PrivateText("{}"), "");
    if (!sample || !is_signed_with(sample->reveal(), own)) return refused;
    return signer;
}

base::Result<base::PrivateText> SigningKey::sign(base::PrivateText const& payload, std::string const& kid) const {
    auto const failed = base::failure(base::ErrorKind::Io, "signing failed");
    std::unique_ptr<cjose_header_t, decltype(&cjose_header_release)> const header(cjose_header_new(nullptr),
                                                                                  &cjose_header_release);
    if (!header || !cjose_header_set(header.get(), "alg", "ES256", nullptr)) return failed;
    if (!kid.empty() && !cjose_header_set(header.get(), "kid", kid.c_str(), nullptr)) return failed;
    auto const bytes = base::as_bytes(payload.reveal());
    Signature const signature(cjose_jws_sign(jwk_.get(), header.get(), bytes.data(), bytes.size(), nullptr));
    char const* text = nullptr;
    if (!signature || !cjose_jws_export(signature.get(), &text, nullptr)) return failed;
    return base::PrivateText(text);
}

} // namespace oidc
