// EF.CardAccess: which kinds of PACE a card speaks (ICAO Doc 9303-11, BSI TR-03110-3). Nobody has signed
// this file: it only says how to begin. Pure, any thread.
#pragma once
#include <optional>

#include "kiosk/base/bytes.h"

namespace pcsc {

// Of all kinds those with generic mapping over elliptic curves and AES; a card with none of them is opened by BAC.
enum class PaceCipher { Aes128, Aes192, Aes256 };

struct PaceParameters {
    PaceCipher cipher = PaceCipher::Aes128;
    int curve = 0;          // 12 to 18, of the standardized domain parameters
    std::size_t field = 0;  // bytes of a coordinate on it
    base::Bytes protocol{}; // its OBJECT IDENTIFIER, as the card is to hear it
};

// The first that we speak. Nothing: none, or the file is no list of SecurityInfos.
std::optional<PaceParameters> read_card_access(base::ByteView file);

} // namespace pcsc
