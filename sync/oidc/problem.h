// Why nobody was signed in. A word for logs that holds nothing of a person, of a token or of a secret; the screen has a
// sentence for each. Closed: the compiler finds the sentence that is missing.
#pragma once
#include <string_view>

namespace oidc {

enum class Problem {
    Denied,  // the citizen said no
    Expired, // nobody said yes in time
    // Of the way to the provider.
    Unreachable,   // no answer, or one that says "later": the one problem that may pass when it is tried again
    Malformed,     // what came is not what the protocol says
    ClientRefused, // the provider does not take us, or what we ask: a technician's affair
    Replayed,      // the provider knows no such code: it was used before, has ended, or never was one
    WrongState,    // whoever comes back is not whom we sent there
    // Of the ID token.
    WrongIssuer,
    WrongAudience, // it was made for somebody else
    WrongNonce,    // it was made for another sign-in
    UnknownKey,    // signed by no key the provider publishes
    Algorithm,     // none that we take, or not the one its key is for
    Critical,      // asks for an extension that must not be passed over, and we know none
    BadSignature,
    TooOld,       // its time is over
    NotYet,       // its time is to come
    ClockDiffers, // made in our future or long before we asked for it: one of the two clocks is wrong
    NotFresh,     // the citizen signed in longer ago than was asked
    TooLow,       // a lower level of assurance than was asked
    NoPerson,     // it names nobody: no usable name, or no number of 12 digits
};

std::string_view word_of(Problem problem); // "wrong-issuer"

} // namespace oidc
