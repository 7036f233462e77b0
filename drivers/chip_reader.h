// ChipReader: name and number of whoever holds a căn cước (identity card), out of its chip, where the state has signed
// them. Whoever holds the card must have shown its number first: the chip opens to the last six digits of it. Nothing
// else that the chip knows leaves the reader: neither face nor fingers are asked for, and no other line of the data
// group that has the name. Used on one worker's thread alone; it keeps nothing between two cards.
// Rules: ICAO Doc 9303-10 (files), -11 (PACE, BAC, passive and active authentication), -12 (certificates),
// BSI TR-03110 (PACE).
#pragma once
#include <optional>
#include <stop_token>
#include <string_view>

#include "kiosk/base/private.h"
#include "kiosk/base/result.h"

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

// Why nobody was read. Closed: the compiler finds the sentence that is missing.
enum class ChipProblem {
    NoReader,    // none is plugged in, or the service that speaks with readers does not run
    NoCard,      // nothing lies on it
    CardLeft,    // it was taken away in the middle
    WrongCan,    // the chip does not open to this code, or its number ends otherwise: the code is another card's
    NotSuchCard, // no identity document, or one that does not say what such a card says
    NotGenuine,  // what it says was not signed by a state that we know, or was changed since
    Cloned,      // what it says is genuine, and it cannot prove that it is the chip it was written for
    NoAuthority, // the settings name no certificate of a state, so that nothing could be believed: a technician's
                 // affair
    Broken,      // the reader fails, or somebody else has it: a technician's affair
    Late,        // not done in the time that a read may take
    Stopped,     // we were told to stop
};

inline std::string_view word_of(ChipProblem problem) {
    switch (problem) {
    case ChipProblem::NoReader: return "no-reader";
    case ChipProblem::NoCard: return "no-card";
    case ChipProblem::CardLeft: return "card-left";
    case ChipProblem::WrongCan: return "wrong-can";
    case ChipProblem::NotSuchCard: return "not-such-card";
    case ChipProblem::NotGenuine: return "not-genuine";
    case ChipProblem::Cloned: return "cloned";
    case ChipProblem::NoAuthority: return "no-authority";
    case ChipProblem::Broken: return "broken";
    case ChipProblem::Late: return "late";
    case ChipProblem::Stopped: return "stopped";
    }
    return "";
}

enum class ChipReaderStatus {
    Empty,    // a reader, and no card on it
    CardHere, // a card that can be read, perhaps
    Gone,     // no reader, or nobody who speaks with it
};

inline std::string_view word_of(ChipReaderStatus status) {
    switch (status) {
    case ChipReaderStatus::Empty: return "empty";
    case ChipReaderStatus::CardHere: return "card-here";
    case ChipReaderStatus::Gone: return "gone";
    }
    return "";
}

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
