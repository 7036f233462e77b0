// What a receipt's code gives: the name an answer of the city is kept under, and the key its text is sealed with, so
// that whoever has the file and not the code reads nothing, nor finds what belongs to which code. A code has 55 bits of
// chance, too few for a plain hash when there are many answers to try at once: so each guess costs 16 MiB and some
// milliseconds (Argon2id, RFC 9106). Pure but for chance; any thread. FORMAT.md §15.
#pragma once
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "sync/seal/keys.h"
#include "sync/wire/answers.h"

namespace seal {

struct AnswerKeys {
    wire::AnswerName name{};
    SecretBytes<32> key;
};

// `code` as printed (model::receipt_code). Unavailable: there is not that much memory.
base::Result<AnswerKeys> answer_keys(std::string_view code);

// XSalsa20-Poly1305 (libsodium secretbox) behind its nonce; the text is padded to a multiple of 512 bytes.
base::Bytes seal_answer(std::string_view text, AnswerKeys const& keys);
base::Result<std::string> open_answer(base::ByteView sealed, AnswerKeys const& keys); // Corrupt: of another code

} // namespace seal
