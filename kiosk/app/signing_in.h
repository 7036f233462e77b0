// SigningIn: the thread that has a citizen sign in with their own phone: asks the uplink for a link, then each second
// how far the phone is, and opens the seal of who it is with a key that it made for this one sign-in. Nothing of it is
// kept here. ask() and drop() from the ui thread, and neither waits.
#pragma once
#include "kiosk/app/attendant.h"
#include "kiosk/app/inbox.h"
#include "kiosk/base/id.h"
#include "kiosk/model/settings.h"
#include "sync/seal/keys.h"
#include "sync/wire/signin.h"

namespace app {

class SigningIn {
public:
    // All references outlive it.
    SigningIn(model::Settings const& settings, base::Clock const& clock, Inbox& inbox);

    // In the place of the one before. False: not taken.
    [[nodiscard]] bool ask(flow::AskSignin wanted) { return attendant_.ask(std::move(wanted)); }
    void drop() { attendant_.drop(); }

private:
    struct Current {
        flow::LinkName name;
        base::Uuid id;
        seal::CitySecretKey key;
        base::Instant heard_at; // when the city last answered
        bool matched = false;
    };
    void begin(flow::AskSignin const& wanted);
    void look();
    void take(wire::SigninStatus const& status);
    void miss(model::SigninProblem why);
    void end(); // of the one there is
    void fail(model::SigninProblem why);

    model::Settings const& settings_;
    base::Clock const& clock_;
    Inbox& inbox_;
    base::SystemRandom random_;
    std::optional<Current> current_;
    Attendant<flow::AskSignin> attendant_; // last: it uses all the rest
};

} // namespace app
