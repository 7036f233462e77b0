#include "drivers/pcsc/bac.h"

#include <algorithm>
#include <array>
#include <openssl/crypto.h>

#include "drivers/pcsc/openssl.h"
#include "kiosk/base/check.h"

namespace pcsc {
namespace {

constexpr std::size_t block = 8, key_size = 16, random_size = 8, token_size = 32;

// Two-key triple DES without padding. Where both halves of a key are the same it is single DES, which OpenSSL has only
// among what it no longer loads by itself.
std::optional<base::PrivateBytes> run_des(base::ByteView key, base::ByteView bytes, base::ByteView start,
                                          int direction) {
    Handle<EVP_CIPHER_CTX> const context(EVP_CIPHER_CTX_new());
    base::PrivateBytes result;
    base::Bytes made(bytes.size() + block);
    int size = 0, rest = 0;
    bool const done =
        context &&
        EVP_CipherInit_ex(context.get(), EVP_des_ede_cbc(), nullptr, key.data(), start.data(), direction) == 1 &&
        EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
        EVP_CipherUpdate(context.get(), made.data(), &size, bytes.data(), static_cast<int>(bytes.size())) == 1 &&
        EVP_CipherFinal_ex(context.get(), made.data() + size, &rest) == 1;
    made.resize(done ? static_cast<std::size_t>(size + rest) : 0);
    result = base::PrivateBytes(std::move(made));
    if (!done || result.reveal().size() != bytes.size()) return std::nullopt;
    return result;
}

constexpr std::array<std::uint8_t, block> zeros{};

// ISO/IEC 9797-1, algorithm 3 ("retail MAC"): single DES from block to block, and all three of triple DES on the last.
std::optional<base::Bytes> retail_code(base::ByteView key, base::ByteView padded_bytes) {
    auto const half = key.first(key_size / 2), head = padded_bytes.first(padded_bytes.size() - block);
    base::Bytes single(half.begin(), half.end());
    single.insert(single.end(), half.begin(), half.end());
    auto const before = run_des(single, head, zeros, 1);
    base::wipe(single);
    if (!before) return std::nullopt;
    auto const start = head.empty() ? base::ByteView(zeros) : base::ByteView(before->reveal()).last(block);
    auto const last = run_des(key, padded_bytes.last(block), start, 1);
    return last ? std::optional(last->reveal()) : std::nullopt;
}

class DesCipher final : public SessionCipher {
public:
    DesCipher(DesKeys keys, std::uint64_t counter) : keys_(std::move(keys)), counter_(counter) {}

    std::size_t block() const override { return pcsc::block; }
    bool count() override {
        ++counter_;
        return true;
    }
    std::optional<base::Bytes> encipher(base::ByteView bytes) override {
        auto const result = run_des(keys_.encipher.reveal(), bytes, zeros, 1);
        return result ? std::optional(result->reveal()) : std::nullopt;
    }
    std::optional<base::PrivateBytes> decipher(base::ByteView bytes) override {
        return run_des(keys_.encipher.reveal(), bytes, zeros, 0);
    }
    std::optional<base::Bytes> code_of(base::ByteView bytes) override {
        base::Bytes covered;
        for (int shift = 56; shift >= 0; shift -= 8)
            covered.push_back(static_cast<std::uint8_t>(counter_ >> shift & 0xFF));
        covered.insert(covered.end(), bytes.begin(), bytes.end());
        return retail_code(keys_.code.reveal(), covered);
    }

private:
    DesKeys keys_;
    std::uint64_t counter_;
};

base::PrivateBytes sha1(base::ByteView bytes) {
    base::Bytes result(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    bool const made = EVP_Digest(bytes.data(), bytes.size(), result.data(), &size, EVP_sha1(), nullptr) == 1;
    base::check(made, "OpenSSL knows SHA-1");
    result.resize(key_size);
    return base::PrivateBytes(std::move(result));
}

base::PrivateBytes derived(base::ByteView seed, std::uint8_t number) {
    base::Bytes bytes(seed.begin(), seed.end());
    bytes.insert(bytes.end(), {0, 0, 0, number});
    base::PrivateBytes const whole(std::move(bytes));
    return sha1(whole.reveal());
}

bool is_code_letter(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '<'; }
bool is_date(std::string const& text) {
    return text.size() == 6 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

base::PrivateBytes seed_of(drivers::MrzKey const& key) {
    std::string text;
    text.reserve(64); // so that it is never copied elsewhere
    for (auto const* part : {&key.document, &key.born, &key.expires}) {
        text += part->reveal();
        text += check_digit(part->reveal());
    }
    base::PrivateText const whole(std::move(text));
    return sha1(base::as_bytes(whole.reveal()));
}

// What one end says to the other: both random numbers, its own first, and its half of the next keys; with a code.
std::optional<base::Bytes> make_token(DesKeys const& keys, base::PrivateBytes const& spoken) {
    auto const enciphered = run_des(keys.encipher.reveal(), spoken.reveal(), zeros, 1);
    auto const code = enciphered ? retail_code(keys.code.reveal(), padded(enciphered->reveal(), block)) : std::nullopt;
    if (!code) return std::nullopt;
    auto token = enciphered->reveal();
    token.insert(token.end(), code->begin(), code->end());
    return token;
}

std::optional<base::PrivateBytes> open_token(DesKeys const& keys, base::ByteView token) {
    if (token.size() != token_size + block) return std::nullopt;
    auto const right = retail_code(keys.code.reveal(), padded(token.first(token_size), block));
    if (!right || CRYPTO_memcmp(right->data(), token.data() + token_size, block) != 0) return std::nullopt;
    return run_des(keys.encipher.reveal(), token.first(token_size), zeros, 0);
}

// The counter begins with the second halves of both random numbers (ICAO Doc 9303-11, Appendix D).
std::unique_ptr<SessionCipher> session_of(base::ByteView ours, base::ByteView theirs) {
    base::Bytes seed;
    for (std::size_t i = 2 * random_size; i < token_size; ++i)
        seed.push_back(static_cast<std::uint8_t>(ours[i] ^ theirs[i]));
    base::PrivateBytes const whole(std::move(seed));
    std::uint64_t counter = 0;
    for (auto const half : {theirs.subspan(random_size / 2, 4), ours.subspan(random_size / 2, 4)})
        for (auto const byte : half)
            counter = counter << 8 | byte;
    return make_des_cipher(des_keys_of(whole.reveal()), counter);
}

} // namespace

char check_digit(std::string_view text) {
    constexpr std::array<int, 3> weights{7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        int const value = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
        sum += value * weights[i % 3];
    }
    return static_cast<char>('0' + sum % 10);
}

bool is_mrz_key(drivers::MrzKey const& key) {
    return key.document.reveal().size() == 9 && std::ranges::all_of(key.document.reveal(), is_code_letter) &&
           is_date(key.born.reveal()) && is_date(key.expires.reveal());
}

DesKeys des_keys_of(base::ByteView seed) { return {derived(seed, 1), derived(seed, 2)}; }

std::unique_ptr<SessionCipher> make_des_cipher(DesKeys keys, std::uint64_t counter) {
    return std::make_unique<DesCipher>(std::move(keys), counter);
}

Outcome<> open_by_bac(Channel& channel, drivers::MrzKey const& key, base::Random& random) {
    auto const keys = des_keys_of(seed_of(key).reveal());
    auto const challenge = TRY(channel.ask({.instruction = 0x84, .expected = random_size}));
    auto const& theirs = challenge.data.reveal();
    if (challenge.status != status::done || theirs.size() != random_size)
        return tl::unexpected(ChipProblem::NotSuchCard);
    base::Bytes bytes(token_size);
    auto const own = std::span(bytes).first(random_size), own_key = std::span(bytes).subspan(2 * random_size);
    random.fill(own);
    std::ranges::copy(theirs, bytes.begin() + random_size);
    random.fill(own_key);
    base::PrivateBytes const spoken(std::move(bytes));
    auto const token = make_token(keys, spoken);
    if (!token) return tl::unexpected(ChipProblem::Broken);
    auto const answer = TRY(channel.ask({.instruction = 0x82, .data = *token, .expected = token_size + block}));
    // Some cards say so in other words when the code that the token has is wrong.
    if (status::is_refusal(answer.status) || answer.status == status::not_allowed ||
        answer.status == status::bad_protection)
        return tl::unexpected(ChipProblem::WrongCan);
    if (answer.status != status::done) return tl::unexpected(ChipProblem::NotSuchCard);
    auto const heard = open_token(keys, answer.data.reveal());
    if (!heard) return tl::unexpected(ChipProblem::NotSuchCard);
    base::ByteView const said = spoken.reveal(), back = heard->reveal();
    bool const same = std::ranges::equal(back.first(random_size), said.subspan(random_size, random_size)) &&
                      std::ranges::equal(back.subspan(random_size, random_size), said.first(random_size));
    if (!same) return tl::unexpected(ChipProblem::NotSuchCard);
    channel.protect(session_of(said, back));
    return {};
}

} // namespace pcsc
