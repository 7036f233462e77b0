// The product's own sentences and content, for the tests of the voice. Made once; one thread.
#pragma once
#include <string>

#include "tests/ui/screens/cases.h"
#include "ui/speech/phrases.h"

namespace tests {

inline speech::Phrases const& phrases(model::Language language = model::Language::Vietnamese) {
    static House const vietnamese(model::Language::Vietnamese), english(model::Language::English);
    static speech::Phrases const first(vietnamese.strings(), catalogue()), second(english.strings(), catalogue());
    return language == model::Language::English ? second : first;
}

inline std::string joined(speech::Pieces const& pieces) {
    std::string all;
    for (auto const& piece : pieces)
        all += (all.empty() ? "" : " | ") + piece.words.reveal() + (piece.own ? "" : " (free)");
    return all;
}

} // namespace tests
