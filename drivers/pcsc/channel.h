// Channel: commands to the card, first in the clear, then under secure messaging (ICAO Doc 9303-11 §9.8): each one and
// each answer is enciphered, counted and has a code that only the two can make. Belongs to the thread that reads.
#pragma once
#include "drivers/pcsc/apdu.h"
#include "drivers/pcsc/link.h"

namespace pcsc {

// The keys that both ends have agreed on, with the counter that moves on before each command and each answer. Nothing,
// or false: the library failed.
class SessionCipher {
public:
    virtual ~SessionCipher() = default;
    virtual std::size_t block() const = 0; // bytes
    virtual bool count() = 0;
    virtual std::optional<base::Bytes> encipher(base::ByteView padded) = 0;
    virtual std::optional<base::PrivateBytes> decipher(base::ByteView bytes) = 0;
    virtual std::optional<base::Bytes> code_of(base::ByteView padded) = 0; // 8 bytes, over the counter and this
};

class Channel {
public:
    explicit Channel(Link& link) : link_(link) {}

    void protect(std::unique_ptr<SessionCipher> cipher) { cipher_ = std::move(cipher); }
    bool is_protected() const { return cipher_ != nullptr; }

    // NotSuchCard: the answer is none, or its code is wrong. Under protection a status that is no success may come in
    // the clear, as nothing is believed for it.
    Outcome<Answer> ask(Command const& command);

private:
    Outcome<Answer> ask_protected(Command const& command);

    Link& link_;
    std::unique_ptr<SessionCipher> cipher_;
};

// A command as it goes over the line, and the answer that came back: one count each.
std::optional<base::Bytes> wrap(Command const& command, SessionCipher& cipher);
std::optional<Answer> unwrap(base::ByteView answer, SessionCipher& cipher);

// ISO/IEC 9797-1, padding method 2: one bit, then zeros to the end of a block.
base::Bytes padded(base::ByteView bytes, std::size_t block);
std::optional<base::PrivateBytes> unpadded(base::PrivateBytes const& bytes);

} // namespace pcsc
