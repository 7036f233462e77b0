// Signing in with the citizen's own phone, by a link of which the screen shows the code and a number
// (sync/wire/FORMAT.md §20). Parts of Event, State and Effect. Values.
#pragma once
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "kiosk/flow/photo.h"
#include "kiosk/model/signin.h"

namespace flow {

// --- the citizen
struct SignIn {}; // also once more, after it has failed

// --- the world
struct SigninCame {
    LinkName link;
    std::string url, number;
};
struct NumberMatched {
    LinkName link;
};
struct SignedIn {
    LinkName link;
    base::PrivateText name, number; // as model::IdentityCard has them
};
struct SigninFailed {
    LinkName link;
    model::SigninProblem why;
};

// --- screens
struct SigningIn {
    LinkName link;
    std::string url = {}; // "": on its way
    std::string number = {};
    bool matched = false; // the phone is at the provider's page
    std::optional<model::SigninProblem> trouble = {};
};

// --- effects
struct AskSignin {
    LinkName link;
    std::string place; // where the kiosk stands, for the phone
};                     // answers SigninCame, NumberMatched and SignedIn one after the other, or SigninFailed
struct DropSignin {};  // nothing more is answered

} // namespace flow
