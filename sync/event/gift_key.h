// The key of an event, from which the tokens of its gifts are made: 32 random bytes in a file of mode 0600, the same on
// each of its kiosks. With it, and not without, it can be found out whether a card has had a gift; so it is destroyed
// when the event is over, and from then on nobody can (EVENT.md §3). It is wiped from memory when it goes. Any thread.
#pragma once
#include <array>
#include <filesystem>
#include <optional>

#include "kiosk/base/id.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/seal/keys.h"

namespace event {

using Token = wire::Digest;                   // of a card: HMAC-SHA-256 of its 12 digits
using KeyCheck = std::array<std::uint8_t, 8>; // says which key, and nothing of it

bool is_card_number(std::string_view text); // 12 digits

class GiftKey {
public:
    static base::Result<GiftKey> make(std::filesystem::path const& file, base::Random& random); // Refused: is there
    // NotFound; Refused: others than its owner may read it; Corrupt: not 32 bytes.
    static base::Result<GiftKey> load(std::filesystem::path const& file);
    // Nothing where the settings name none ("") or it was destroyed: then no gift is given for a card.
    static base::Result<std::optional<GiftKey>> load_if_there(std::filesystem::path const& file);

    Token token_of(base::PrivateText const& card_number) const;
    KeyCheck check() const;

private:
    GiftKey() = default;
    seal::SecretBytes<32> bytes_;
};

// Overwrites the file, syncs, and removes it; fine when it is not there. What a flash memory keeps of what was
// overwritten is beyond a program: EVENT.md §3.
base::Result<> destroy_gift_key(std::filesystem::path const& file, base::Random& random);

} // namespace event
