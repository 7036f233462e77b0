// Signing in with one's own phone, as the kiosk sees it come (sync/wire/FORMAT.md §20). Values.
#pragma once

namespace model {

enum class SigninState {
    Waiting,  // no phone has chosen the number yet
    Matched,  // one has, and is at the provider's page
    Approved, // it is known who
    Failed,
};

enum class SigninProblem {
    Denied,       // the citizen said no
    Expired,      // its time is over, or another link has taken its place
    WrongNumber,  // the phone chose another number than the screen shows
    TooLow,       // signed in with less assurance than is needed
    NotBelieved,  // what the provider said does not hold
    ClockDiffers, // the provider's clock or the city's is wrong
    Unavailable,  // the provider does not answer the city
    Unreachable,  // the city does not answer the kiosk, or takes no sign-ins
};

} // namespace model
