// ChipReader: name and number of whoever holds a căn cước (identity card), out of its chip, where the state has signed
// them. Whoever holds the card must have shown its number first: the chip opens to the last six digits of it. Nothing
// else that the chip knows leaves the reader: neither face nor fingers are asked for, and no other line of the data
// group that has the name. Used on one worker's thread alone; it keeps nothing between two cards.
// Rules: ICAO Doc 9303-10 (files), -11 (PACE, BAC, passive and active authentication), -12 (certificates),
// BSI TR-03110 (PACE).
#pragma once
#include <optional>
#include <stop_token>

#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "kiosk/model/chip.h"

namespace drivers {

struct ChipHolder {
    base::PrivateText name;   // NFC, as the chip writes it
    base::PrivateText number; // 12 digits
    bool operator==(ChipHolder const&) const = default;
};

// What the lines for machines on the back say, for cards that know no PACE.
struct MrzKey {
    base::PrivateText document; // 9 letters or digits: the last nine digits of the number
    base::PrivateText born;     // YYMMDD
    base::PrivateText expires;  // YYMMDD
};

struct ChipKeys {
    base::PrivateText can; // six digits, the last of the number: what PACE opens the chip with
    std::optional<MrzKey> mrz = std::nullopt;
};

// Also as words of this room.
using model::ChipProblem, model::ChipReaderStatus, model::word_of;

class ChipReader {
public:
    virtual ~ChipReader() = default;

    // Waits a second at most.
    virtual ChipReaderStatus status() = 0;

    // The card that lies there now; waits for none to come. Ends in the time the reader was made with, and soon after
    // `stop` asks for it.
    virtual base::Result<ChipHolder, ChipProblem> read(ChipKeys const& keys, std::stop_token stop) = 0;
};

} // namespace drivers
