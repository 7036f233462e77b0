#include "sync/content/minisign.h"

#include <algorithm>
#include <fmt/format.h>
#include <sodium.h>

#include "kiosk/base/check.h"
#include "kiosk/base/text.h"
#include "sync/wire/base64.h"

namespace content {
namespace {

using base::ErrorKind;

constexpr std::string_view untrusted = "untrusted comment: ", trusted = "trusted comment: ";
constexpr std::string_view key_letters = "Ed", prehashed = "ED", checksum_letters = "B2";
constexpr std::string_view no_password("\0\0", 2);
constexpr std::size_t longest_comment = 8192;

// Takes a line apart, field by field.
class Fields {
public:
    explicit Fields(base::ByteView bytes) : rest_(bytes) {}
    bool take_text(std::string_view text) {
        bool const fits = base::as_text(rest_).starts_with(text);
        if (fits) rest_ = rest_.subspan(text.size());
        return fits;
    }
    template<std::size_t Size>
    void take(std::array<std::uint8_t, Size>& field) {
        std::copy_n(rest_.begin(), Size, field.begin());
        rest_ = rest_.subspan(Size);
    }
    void skip(std::size_t size) { rest_ = rest_.subspan(size); }

private:
    base::ByteView rest_;
};

template<class... Parts>
base::Bytes joined(Parts const&... parts) {
    base::Bytes bytes;
    (bytes.insert(bytes.end(), parts.begin(), parts.end()), ...);
    return bytes;
}

template<std::size_t Size>
std::array<std::uint8_t, Size> blake2b(base::ByteView bytes) {
    std::array<std::uint8_t, Size> digest;
    crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), nullptr, 0);
    return digest;
}

std::array<std::uint8_t, 32> checksum_of(SecretKey const& key) {
    auto all = joined(key_letters, key.id, key.bytes);
    auto const digest = blake2b<32>(all);
    sodium_memzero(all.data(), all.size());
    return digest;
}

// The second half of a secret key is the public one, made from the first.
bool halves_fit(SecretKey const& key) {
    SecretKey again;
    std::array<std::uint8_t, 32> open{};
    crypto_sign_seed_keypair(open.data(), again.bytes.data(), key.bytes.data());
    return again.bytes == key.bytes;
}

// The lines of `text`, which ends with a line break or not; carriage returns as minisign writes none.
std::vector<std::string_view> lines_of(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    return base::split(text, '\n');
}

base::Bytes bytes_of(std::string_view line) { return wire::from_base64(line).value_or(base::Bytes()); }

bool is_comment(std::string_view text) {
    return text.size() <= longest_comment && std::none_of(text.begin(), text.end(), [](char c) {
               auto const byte = static_cast<unsigned char>(c);
               return (byte < 0x20 && c != '\t') || byte == 0x7F;
           });
}

bool is_signed(PublicKey const& key, std::array<std::uint8_t, 64> const& signature, base::ByteView bytes) {
    return crypto_sign_verify_detached(signature.data(), bytes.data(), bytes.size(), key.bytes.data()) == 0;
}

} // namespace

std::string PublicKey::id_text() const {
    std::string text;
    for (auto byte = id.rbegin(); byte != id.rend(); ++byte)
        text += fmt::format("{:02X}", *byte);
    return text;
}

SecretKey::~SecretKey() { sodium_memzero(bytes.data(), bytes.size()); }

PublicKey SecretKey::public_key() const {
    PublicKey key{id, {}};
    std::copy(bytes.begin() + 32, bytes.end(), key.bytes.begin());
    return key;
}

SecretKey make_secret_key() {
    base::check(sodium_init() >= 0, "libsodium starts");
    SecretKey key;
    std::array<std::uint8_t, 32> open{};
    crypto_sign_keypair(open.data(), key.bytes.data());
    randombytes_buf(key.id.data(), key.id.size());
    return key;
}

base::Result<PublicKey> read_public_key(std::string_view text) {
    auto const lines = lines_of(text);
    bool const commented = lines.size() == 2 && lines[0].starts_with(untrusted);
    auto const bytes = commented || lines.size() == 1 ? bytes_of(lines.back()) : base::Bytes();
    Fields fields(bytes);
    if (bytes.size() != 42 || !fields.take_text(key_letters))
        return base::failure(ErrorKind::Corrupt, "not a public key of minisign");
    PublicKey key;
    fields.take(key.id);
    fields.take(key.bytes);
    return key;
}

base::Result<SecretKey> read_secret_key(std::string_view text) {
    auto const lines = lines_of(text);
    auto bytes = lines.size() == 2 && lines[0].starts_with(untrusted) ? bytes_of(lines[1]) : base::Bytes();
    Fields fields(bytes);
    if (bytes.size() != 158 || !fields.take_text(key_letters))
        return base::failure(ErrorKind::Corrupt, "not a secret key of minisign");
    if (!fields.take_text(no_password))
        return base::failure(ErrorKind::Refused, "the key has a password; make one with minisign -G -W");
    bool const known = fields.take_text(checksum_letters);
    SecretKey key;
    std::array<std::uint8_t, 32> checksum{};
    fields.skip(32 + 8 + 8); // salt and limits of the password that it has not
    fields.take(key.id);
    fields.take(key.bytes);
    fields.take(checksum);
    sodium_memzero(bytes.data(), bytes.size());
    std::array<std::uint8_t, 32> const none{}; // minisign 0.11 writes none for a key without a password
    bool const whole = known && halves_fit(key) && (checksum == none || checksum == checksum_of(key));
    if (!whole) return base::failure(ErrorKind::Corrupt, "the secret key is damaged");
    return key;
}

base::Result<Signature> read_signature(std::string_view text) {
    auto const failed = [] { return base::failure(ErrorKind::Corrupt, "not a prehashed signature of minisign"); };
    auto const lines = lines_of(text);
    if (text.size() > longest_signature_file || lines.size() != 4 || !lines[0].starts_with(untrusted) ||
        !lines[2].starts_with(trusted) || !is_comment(lines[2].substr(trusted.size())))
        return failed();
    auto const bytes = bytes_of(lines[1]), global = bytes_of(lines[3]);
    Fields fields(bytes);
    if (bytes.size() != 74 || global.size() != 64 || !fields.take_text(prehashed)) return failed();
    Signature signature;
    fields.take(signature.id);
    fields.take(signature.bytes);
    signature.trusted_comment = lines[2].substr(trusted.size());
    Fields(global).take(signature.global);
    return signature;
}

std::string text_of(PublicKey const& key) {
    return fmt::format("{}minisign public key {}\n{}\n", untrusted, key.id_text(),
                       wire::to_base64(joined(key_letters, key.id, key.bytes)));
}

std::string text_of(SecretKey const& key) {
    std::array<std::uint8_t, 32 + 8 + 8> const none{};
    auto all = joined(key_letters, no_password, checksum_letters, none, key.id, key.bytes, checksum_of(key));
    auto text = fmt::format("{}minisign secret key\n{}\n", untrusted, wire::to_base64(all));
    sodium_memzero(all.data(), all.size());
    return text;
}

std::string text_of(Signature const& signature) {
    return fmt::format("{}signature of a content pack\n{}\n{}{}\n{}\n", untrusted,
                       wire::to_base64(joined(prehashed, signature.id, signature.bytes)), trusted,
                       signature.trusted_comment, wire::to_base64(signature.global));
}

Signature sign(SecretKey const& key, base::ByteView bytes, std::string_view trusted_comment) {
    base::check(is_comment(trusted_comment), "a trusted comment is one line");
    Signature signature{key.id, {}, std::string(trusted_comment), {}};
    auto const digest = blake2b<64>(bytes);
    crypto_sign_detached(signature.bytes.data(), nullptr, digest.data(), digest.size(), key.bytes.data());
    auto const both = joined(signature.bytes, trusted_comment);
    crypto_sign_detached(signature.global.data(), nullptr, both.data(), both.size(), key.bytes.data());
    return signature;
}

base::Result<> verify(PublicKey const& key, base::ByteView bytes, Signature const& signature) {
    if (signature.id != key.id)
        return base::failure(ErrorKind::Refused, "signed with another key than " + key.id_text());
    bool const whole = is_signed(key, signature.bytes, blake2b<64>(bytes)) &&
                       is_signed(key, signature.global, joined(signature.bytes, signature.trusted_comment));
    if (!whole) return base::failure(ErrorKind::Refused, "the signature does not fit the bytes");
    return {};
}

} // namespace content
