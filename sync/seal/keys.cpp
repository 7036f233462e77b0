#include "sync/seal/keys.h"

#include <algorithm>
#include <sodium.h>

#include "kiosk/base/check.h"
#include "kiosk/base/file.h"
#include "kiosk/base/private.h"
#include "kiosk/base/text.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"

namespace seal {
namespace {

constexpr std::string_view city_public = "tramso-city-public", city_secret = "tramso-city-secret";
constexpr std::string_view sign_public = "tramso-sign-public", sign_secret = "tramso-sign-secret";

std::string id_of(base::ByteView public_key) {
    auto const digest = sha256(public_key);
    return wire::to_hex(base::ByteView(digest).first(8));
}

void start_sodium() { base::check(sodium_init() >= 0, "libsodium starts"); }

base::Result<> save_line(std::string_view kind, std::string const& id, base::ByteView bytes, unsigned mode,
                         std::filesystem::path const& file) {
    std::string line = std::string(kind) + " " + id + " " + wire::to_base64(bytes) + "\n";
    auto saved = base::write_file_durably(file, base::as_bytes(line), mode);
    base::wipe(line);
    return saved;
}

struct Line {
    std::string id;
    base::PrivateBytes bytes;
};

base::Result<Line> load_line(std::string_view kind, std::size_t size, std::filesystem::path const& file) {
    base::PrivateText const read(TRY(base::read_file(file, 4096)));
    base::PrivateText const text(base::trimmed(read.reveal()));
    auto const fields = base::split(text.reveal(), ' ');
    auto bytes = fields.size() == 3 && fields[0] == kind ? wire::from_base64(fields[2]) : std::nullopt;
    if (!bytes || bytes->size() != size)
        return base::failure(base::ErrorKind::Corrupt, file.string() + " is not a file of " + std::string(kind));
    return Line{std::string(fields[1]), base::PrivateBytes(std::move(*bytes))};
}

base::Result<> check_id(Line const& line, std::string const& id, std::filesystem::path const& file) {
    if (line.id == id) return {};
    return base::failure(base::ErrorKind::Corrupt, file.string() + ": the key's id does not fit its bytes");
}

} // namespace

std::string CityPublicKey::id() const { return id_of(bytes); }
std::string VerifyKey::id() const { return id_of(bytes); }

bool VerifyKey::verifies(std::string_view message, wire::Signature const& signature) const {
    auto const view = base::as_bytes(message);
    return crypto_sign_verify_detached(signature.data(), view.data(), view.size(), bytes.data()) == 0;
}

wire::Signature SigningKey::sign(std::string_view message) const {
    auto const view = base::as_bytes(message);
    wire::Signature signature;
    crypto_sign_detached(signature.data(), nullptr, view.data(), view.size(), secret.bytes.data());
    return signature;
}

std::pair<CitySecretKey, CityPublicKey> make_city_keys() {
    start_sodium();
    CitySecretKey key;
    crypto_box_keypair(key.public_key.bytes.data(), key.secret.bytes.data());
    return {key, key.public_key};
}

std::pair<SigningKey, VerifyKey> make_signing_keys() {
    start_sodium();
    SigningKey key;
    crypto_sign_keypair(key.public_key.bytes.data(), key.secret.bytes.data());
    return {key, key.public_key};
}

base::Result<CityPublicKey> load_city_public(std::filesystem::path const& file) {
    auto const line = TRY(load_line(city_public, 32, file));
    CityPublicKey key;
    std::copy_n(line.bytes.reveal().begin(), 32, key.bytes.begin());
    TRY(check_id(line, key.id(), file));
    return key;
}

base::Result<CitySecretKey> load_city_secret(std::filesystem::path const& file) {
    start_sodium();
    auto const line = TRY(load_line(city_secret, 32, file));
    CitySecretKey key;
    std::copy_n(line.bytes.reveal().begin(), 32, key.secret.bytes.begin());
    crypto_scalarmult_base(key.public_key.bytes.data(), key.secret.bytes.data());
    TRY(check_id(line, key.public_key.id(), file));
    return key;
}

base::Result<VerifyKey> load_verify(std::filesystem::path const& file) {
    auto const line = TRY(load_line(sign_public, 32, file));
    VerifyKey key;
    std::copy_n(line.bytes.reveal().begin(), 32, key.bytes.begin());
    TRY(check_id(line, key.id(), file));
    return key;
}

base::Result<SigningKey> load_signing(std::filesystem::path const& file) {
    start_sodium();
    auto const line = TRY(load_line(sign_secret, 64, file));
    SigningKey key;
    std::copy_n(line.bytes.reveal().begin(), 64, key.secret.bytes.begin());
    crypto_sign_ed25519_sk_to_pk(key.public_key.bytes.data(), key.secret.bytes.data());
    TRY(check_id(line, key.public_key.id(), file));
    return key;
}

base::Result<> save(CityPublicKey const& key, std::filesystem::path const& file) {
    return save_line(city_public, key.id(), key.bytes, 0644, file);
}
base::Result<> save(CitySecretKey const& key, std::filesystem::path const& file) {
    return save_line(city_secret, key.public_key.id(), key.secret.bytes, 0600, file);
}
base::Result<> save(VerifyKey const& key, std::filesystem::path const& file) {
    return save_line(sign_public, key.id(), key.bytes, 0644, file);
}
base::Result<> save(SigningKey const& key, std::filesystem::path const& file) {
    return save_line(sign_secret, key.public_key.id(), key.secret.bytes, 0600, file);
}

} // namespace seal
