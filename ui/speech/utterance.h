// What is said at one go, in pieces: each is a sentence, word, letter or number that a recording may exist of, or free
// words (a citizen's, the city's answer) that only a synthetic voice can say. Values; wipe themselves.
#pragma once
#include <vector>

#include "kiosk/base/private.h"

namespace speech {

struct Piece {
    base::PrivateText words;
    bool own = false; // one of Phrases::sentences()
};
using Pieces = std::vector<Piece>;

struct Utterance {
    Pieces pieces;
    bool at_once = false; // cuts off what is being said; else it follows
};

} // namespace speech
