#include "drivers/pcsc/pace.h"

#include <algorithm>
#include <eac/eac.h>
#include <eac/pace.h>
#include <mutex>
#include <openssl/err.h>

#include "drivers/pcsc/tlv.h"

namespace pcsc {
namespace {

struct EacFreed {
    void operator()(EAC_CTX* context) const { EAC_CTX_clear_free(context); }
    void operator()(PACE_SEC* secret) const { PACE_SEC_clear_free(secret); }
    void operator()(BUF_MEM* bytes) const { BUF_MEM_clear_free(bytes); }
};
template<class T>
using EacHandle = std::unique_ptr<T, EacFreed>;
using Buffer = EacHandle<BUF_MEM>;

Buffer to_buffer(base::ByteView bytes) {
    Buffer buffer(BUF_MEM_new());
    if (!buffer || BUF_MEM_grow(buffer.get(), bytes.size()) != bytes.size()) return nullptr;
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<std::uint8_t*>(buffer->data));
    return buffer;
}

base::ByteView view(Buffer const& buffer) {
    return {reinterpret_cast<std::uint8_t const*>(buffer->data), buffer->length};
}

class AesCipher final : public SessionCipher {
public:
    explicit AesCipher(EacHandle<EAC_CTX> context) : context_(std::move(context)) {}

    std::size_t block() const override { return 16; }
    bool count() override { return EAC_increment_ssc(context_.get()) == 1; }
    std::optional<base::Bytes> encipher(base::ByteView bytes) override { return run(&EAC_encrypt, bytes); }
    std::optional<base::PrivateBytes> decipher(base::ByteView bytes) override {
        auto made = run(&EAC_decrypt, bytes);
        return made ? std::optional(base::PrivateBytes(std::move(*made))) : std::nullopt;
    }
    std::optional<base::Bytes> code_of(base::ByteView bytes) override { return run(&EAC_authenticate, bytes); }

private:
    std::optional<base::Bytes> run(BUF_MEM* (*function)(EAC_CTX const*, BUF_MEM const*), base::ByteView bytes) const {
        auto const in = to_buffer(bytes);
        Buffer const out(in ? function(context_.get(), in.get()) : nullptr);
        if (!out) return std::nullopt;
        return base::Bytes(view(out).begin(), view(out).end());
    }

    EacHandle<EAC_CTX> context_;
};

int protocol_of(PaceCipher cipher) {
    switch (cipher) {
    case PaceCipher::Aes128: return NID_id_PACE_ECDH_GM_AES_CBC_CMAC_128;
    case PaceCipher::Aes192: return NID_id_PACE_ECDH_GM_AES_CBC_CMAC_192;
    case PaceCipher::Aes256: return NID_id_PACE_ECDH_GM_AES_CBC_CMAC_256;
    }
    return 0;
}

// The card's list of what it speaks is read by us, and the library is only told of what was chosen from it.
EacHandle<EAC_CTX> make_context(PaceParameters const& parameters) {
    static std::once_flag once;
    std::call_once(once, [] { EAC_init(); });
    EacHandle<EAC_CTX> context(EAC_CTX_new());
    if (!context || EAC_CTX_init_pace(context.get(), protocol_of(parameters.cipher), parameters.curve) != 1)
        return nullptr;
    return context;
}

constexpr std::uint32_t dynamic_data = 0x7C;

// The four turns of GENERAL AUTHENTICATE: what we say and what comes back, each with its tag.
class Turns {
public:
    Turns(Channel& channel, PaceParameters const& parameters) : channel_(channel), field_(parameters.field) {}

    // `tag` 0: we have nothing to say yet.
    Outcome<Buffer> next(std::uint32_t tag, base::ByteView said, std::uint32_t heard_tag) {
        base::Bytes inner, data;
        if (tag != 0) append(inner, tag, said);
        append(data, dynamic_data, inner);
        bool const is_last = ++turn_ == 4;
        auto const answer = TRY(channel_.ask({.instruction = 0x86,
                                              .data = data,
                                              .expected = 256,
                                              .class_byte = static_cast<std::uint8_t>(is_last ? 0x00 : 0x10)}));
        if (is_last && status::is_refusal(answer.status)) return tl::unexpected(ChipProblem::WrongCan);
        if (answer.status != status::done) return tl::unexpected(ChipProblem::NotSuchCard);
        auto heard = open_nested(answer.data.reveal(), {dynamic_data});
        auto const value = heard ? take(*heard, heard_tag) : std::nullopt;
        if (!value || !has_right_size(heard_tag, *value)) return tl::unexpected(ChipProblem::NotSuchCard);
        auto buffer = to_buffer(*value);
        if (!buffer) return tl::unexpected(ChipProblem::Broken);
        return buffer;
    }

private:
    // A nonce of one block, uncompressed points, a token of eight bytes.
    bool has_right_size(std::uint32_t tag, base::ByteView value) const {
        if (tag == 0x80) return value.size() == 16;
        if (tag == 0x86) return value.size() == 8;
        return value.size() == 1 + 2 * field_ && value[0] == 0x04;
    }

    Channel& channel_;
    std::size_t field_;
    int turn_ = 0;
};

Outcome<> need(bool holds, ChipProblem problem) {
    if (holds) return {};
    ERR_clear_error();
    return tl::unexpected(problem);
}

Outcome<> choose(Channel& channel, PaceParameters const& parameters) {
    constexpr std::uint8_t card_access_number = 2;
    Command command{.instruction = 0x22, .p1 = 0xC1, .p2 = 0xA4};
    append(command.data, 0x80, parameters.protocol);
    append(command.data, 0x83, base::Bytes{card_access_number});
    auto const answer = TRY(channel.ask(command));
    // 63Cx: the card counts how often it was wrong before.
    bool const taken = answer.status == status::done || status::is_refusal(answer.status);
    return need(taken, ChipProblem::NotSuchCard);
}

Outcome<> agree(Turns& turns, EAC_CTX* context, PACE_SEC const* secret) {
    auto const nonce = TRY(turns.next(0, {}, 0x80));
    TRY(need(PACE_STEP2_dec_nonce(context, secret, nonce.get()) == 1, ChipProblem::Broken));

    Buffer const mapping(PACE_STEP3A_generate_mapping_data(context));
    TRY(need(mapping != nullptr, ChipProblem::Broken));
    auto const their_mapping = TRY(turns.next(0x81, view(mapping), 0x82));
    TRY(need(PACE_STEP3A_map_generator(context, their_mapping.get()) == 1, ChipProblem::NotSuchCard));

    Buffer const key(PACE_STEP3B_generate_ephemeral_key(context));
    TRY(need(key != nullptr, ChipProblem::Broken));
    auto const their_key = TRY(turns.next(0x83, view(key), 0x84));
    TRY(need(PACE_STEP3B_compute_shared_secret(context, their_key.get()) == 1, ChipProblem::NotSuchCard));
    TRY(need(PACE_STEP3C_derive_keys(context) == 1, ChipProblem::Broken));

    Buffer const token(PACE_STEP3D_compute_authentication_token(context, their_key.get()));
    TRY(need(token != nullptr, ChipProblem::Broken));
    auto const their_token = TRY(turns.next(0x85, view(token), 0x86));
    // It took our token, so it knows the number; and yet it is not who we spoke with.
    return need(PACE_STEP3D_verify_authentication_token(context, their_token.get()) == 1, ChipProblem::NotSuchCard);
}

} // namespace

Outcome<> open_by_pace(Channel& channel, PaceParameters const& parameters, base::PrivateText const& can) {
    auto context = make_context(parameters);
    EacHandle<PACE_SEC> const secret(PACE_SEC_new(can.reveal().data(), can.reveal().size(), PACE_CAN));
    TRY(need(context && secret, ChipProblem::Broken));
    TRY(choose(channel, parameters));
    Turns turns(channel, parameters);
    TRY(agree(turns, context.get(), secret.get()));
    TRY(need(EAC_CTX_set_encryption_ctx(context.get(), EAC_ID_PACE) == 1, ChipProblem::Broken));
    channel.protect(std::make_unique<AesCipher>(std::move(context)));
    return {};
}

} // namespace pcsc
