// How sure the city can be of who somebody is: the more, the greater. Values.
#pragma once
#include <string_view>

namespace model {

enum class Assurance {
    None,     // nobody has said who it is
    Stated,   // out of a card's code, which anybody could have printed
    Carded,   // a genuine card lay on the reader and it is this number's; not that who held it is its owner
    Verified, // signed in at the provider that the city trusts
};

inline std::string_view word_of(Assurance assurance) { // on the wire
    switch (assurance) {
    case Assurance::None: return "none";
    case Assurance::Stated: return "stated";
    case Assurance::Carded: return "chip";
    case Assurance::Verified: return "verified";
    }
    return "";
}

} // namespace model
