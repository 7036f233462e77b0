// Attending: the thread that lets staff in: looks at their badges, tries their PINs and writes down what they did. It
// reads the list anew each time, so that a badge taken back stays out from then on. It keeps the last fault of each
// part and writes a technician's report as well. offer() from the ui thread.
#pragma once
#include <optional>
#include <variant>

#include "kiosk/app/inbox.h"
#include "kiosk/base/worker.h"
#include "kiosk/flow/effect.h"
#include "kiosk/model/settings.h"
#include "kiosk/model/strings.h"
#include "sync/staff/door.h"
#include "sync/upkeep/faults.h"

namespace app {

// What a technician has found, with the time of day.
struct WriteReadiness {
    flow::PinAsked asked;
    std::vector<model::PartReport> parts;
    std::vector<model::CheckResult> checks;
    model::Strings const* strings = nullptr; // for the paper; outlives the thread
};                                           // answers ReadinessMade or ReadinessFailed
using StaffCommand = std::variant<flow::LookAtBadge, flow::TryPin, flow::NoteStaffLeft, flow::NoteAct, flow::KeepFault,
                                  flow::LookAtFaults, WriteReadiness>;

class Attending {
public:
    // All references outlive it.
    Attending(model::Settings const& settings, base::Clock const& clock, Inbox& inbox);

    [[nodiscard]] bool offer(StaffCommand command) { return worker_.offer(std::move(command)); }
    std::uint64_t beats() const { return worker_.beats(); }

private:
    void handle(StaffCommand const& command);
    void look(flow::LookAtBadge const& wanted);
    void try_pin(flow::TryPin const& wanted);
    void note_left();
    void note(flow::NoteAct const& act);
    void keep(flow::KeepFault const& fault);
    void write(WriteReadiness const& wanted);
    base::Result<flow::ReadinessMade> written(WriteReadiness const& wanted);
    upkeep::Faults& faults();
    std::optional<staff::List> list();
    bool open();

    model::Settings const& settings_;
    base::Clock const& clock_;
    Inbox& inbox_;
    std::optional<seal::VerifyKey> office_;
    std::optional<staff::Door> door_; // opened when somebody comes
    std::optional<upkeep::Faults> faults_;
    std::optional<base::Uuid> inside_;  // who was let in last, until they left
    base::Worker<StaffCommand> worker_; // last: it uses all the rest
};

} // namespace app
