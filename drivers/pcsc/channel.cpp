#include "drivers/pcsc/channel.h"

#include <openssl/crypto.h>

#include "drivers/pcsc/tlv.h"

namespace pcsc {
namespace {

constexpr std::uint8_t protected_class = 0x0C, padding_is_marked = 0x01;
// The parts of a protected command or answer (ICAO Doc 9303-11 §9.8).
constexpr std::uint32_t cryptogram_tag = 0x87, expected_tag = 0x97, status_tag = 0x99, code_tag = 0x8E;

bool are_same(base::ByteView one, base::ByteView other) {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::optional<base::PrivateBytes> open_cryptogram(base::ByteView value, SessionCipher& cipher) {
    bool const is_whole = value.size() > 1 && (value.size() - 1) % cipher.block() == 0;
    if (!is_whole || value[0] != padding_is_marked) return std::nullopt;
    auto const bytes = cipher.decipher(value.subspan(1));
    return bytes ? unpadded(*bytes) : std::nullopt;
}

} // namespace

base::Bytes padded(base::ByteView bytes, std::size_t block) {
    base::Bytes result(bytes.begin(), bytes.end());
    result.push_back(0x80);
    result.resize((result.size() + block - 1) / block * block, 0);
    return result;
}

std::optional<base::PrivateBytes> unpadded(base::PrivateBytes const& bytes) {
    base::ByteView rest = bytes.reveal();
    while (!rest.empty() && rest.back() == 0)
        rest = rest.first(rest.size() - 1);
    if (rest.empty() || rest.back() != 0x80) return std::nullopt;
    rest = rest.first(rest.size() - 1);
    return base::PrivateBytes({rest.begin(), rest.end()});
}

std::optional<base::Bytes> wrap(Command const& command, SessionCipher& cipher) {
    if (!cipher.count()) return std::nullopt;
    auto const class_byte = static_cast<std::uint8_t>(command.class_byte | protected_class);
    Command whole{.instruction = command.instruction,
                  .p1 = command.p1,
                  .p2 = command.p2,
                  .expected = command.expected > 256 ? all : 256};
    whole.class_byte = class_byte;
    if (!command.data.empty()) {
        auto const enciphered = cipher.encipher(padded(command.data, cipher.block()));
        if (!enciphered) return std::nullopt;
        base::Bytes value{padding_is_marked};
        value.insert(value.end(), enciphered->begin(), enciphered->end());
        append(whole.data, cryptogram_tag, value);
    }
    if (command.expected > 0) append(whole.data, expected_tag, encode_expected(command.expected));
    auto covered = padded(base::Bytes{class_byte, command.instruction, command.p1, command.p2}, cipher.block());
    covered.insert(covered.end(), whole.data.begin(), whole.data.end());
    auto const code = cipher.code_of(padded(covered, cipher.block()));
    if (!code) return std::nullopt;
    append(whole.data, code_tag, *code);
    return encode(whole);
}

// [cryptogram] status code, and the status again in the clear, where it is only looked at to see that it is the same.
std::optional<Answer> unwrap(base::ByteView answer, SessionCipher& cipher) {
    if (answer.size() < 2 || !cipher.count()) return std::nullopt;
    auto const parts = answer.first(answer.size() - 2);
    auto rest = parts;
    auto const cryptogram = take(rest, cryptogram_tag);
    auto const status = take(rest, status_tag);
    auto const covered = parts.first(parts.size() - rest.size());
    auto const code = take(rest, code_tag);
    if (!status || !code || !rest.empty() || !are_same(*status, answer.last(2))) return std::nullopt;
    auto const right = cipher.code_of(padded(covered, cipher.block()));
    if (!right || !are_same(*right, *code)) return std::nullopt;
    Answer result{{}, static_cast<unsigned>((*status)[0] << 8 | (*status)[1])};
    if (!cryptogram) return result;
    auto data = open_cryptogram(*cryptogram, cipher);
    if (!data) return std::nullopt;
    result.data = std::move(*data);
    return result;
}

Outcome<Answer> Channel::ask(Command const& command) {
    if (is_protected()) return ask_protected(command);
    auto answer = decode_answer(TRY(link_.transmit(encode(command))).reveal());
    if (!answer) return tl::unexpected(ChipProblem::NotSuchCard);
    return std::move(*answer);
}

Outcome<Answer> Channel::ask_protected(Command const& command) {
    auto const wrapped = wrap(command, *cipher_);
    if (!wrapped) return tl::unexpected(ChipProblem::Broken);
    auto const bytes = TRY(link_.transmit(*wrapped));
    auto const bare = decode_answer(bytes.reveal());
    if (bare && bare->data.reveal().empty() && bare->status != status::done) return *bare;
    auto answer = unwrap(bytes.reveal(), *cipher_);
    if (!answer) return tl::unexpected(ChipProblem::NotSuchCard);
    return std::move(*answer);
}

} // namespace pcsc
