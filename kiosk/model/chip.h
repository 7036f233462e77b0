// What comes of asking the chip of a căn cước (identity card), in the words of a person in front of the reader. Closed
// enums: the compiler proves that each has a sentence on screen. Value types.
#pragma once
#include <array>
#include <string_view>

#include "kiosk/base/private.h"

namespace model {

inline constexpr std::size_t can_digits = 6; // the last of the card's number open its chip (ICAO Doc 9303-11, CAN)

// Why nobody was read.
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
inline constexpr std::array chip_problems{ChipProblem::NoReader, ChipProblem::NoCard,      ChipProblem::CardLeft,
                                          ChipProblem::WrongCan, ChipProblem::NotSuchCard, ChipProblem::NotGenuine,
                                          ChipProblem::Cloned,   ChipProblem::NoAuthority, ChipProblem::Broken,
                                          ChipProblem::Late,     ChipProblem::Stopped};

enum class ChipReaderStatus {
    Empty,    // a reader, and no card on it
    CardHere, // a card that can be read, perhaps
    Gone,     // no reader, or nobody who speaks with it
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

inline std::string_view word_of(ChipReaderStatus status) {
    switch (status) {
    case ChipReaderStatus::Empty: return "empty";
    case ChipReaderStatus::CardHere: return "card-here";
    case ChipReaderStatus::Gone: return "gone";
    }
    return "";
}

// The code that opens the chip of the card with that number; empty, where it is no such number.
inline base::PrivateText can_of(base::PrivateText const& number) {
    auto const& digits = number.reveal();
    if (digits.size() != 12) return {};
    return base::PrivateText(digits.substr(digits.size() - can_digits));
}

} // namespace model
