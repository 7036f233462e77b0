// Handing: the thread that has a photo come from the citizen's phone: asks the uplink for a link, then each second how
// far the phone is, and reads the sealed photo when it is there. Nothing of it is kept here. ask() and drop() from the
// ui thread, and neither waits.
#pragma once
#include "kiosk/app/attendant.h"
#include "kiosk/app/inbox.h"
#include "kiosk/base/id.h"
#include "kiosk/model/settings.h"

namespace app {

class Handing {
public:
    // All references outlive it.
    Handing(model::Settings const& settings, base::Clock const& clock, Inbox& inbox);

    // In the place of the link before. False: not taken.
    [[nodiscard]] bool ask(flow::AskLink wanted) { return attendant_.ask(std::move(wanted)); }
    void drop() { attendant_.drop(); }

private:
    struct Link {
        flow::LinkName name;
        base::Uuid id;
        base::Instant until, heard_at; // its end; when the city last answered
        bool opened = false;
    };
    void begin(flow::AskLink const& wanted);
    void look();
    void miss(model::HandoffProblem why);
    void read();
    void end(); // of the link there is
    void fail(model::HandoffProblem why);

    model::Settings const& settings_;
    base::Clock const& clock_;
    Inbox& inbox_;
    base::SystemRandom random_;
    std::optional<Link> link_;
    Attendant<flow::AskLink> attendant_; // last: it uses all the rest
};

} // namespace app
