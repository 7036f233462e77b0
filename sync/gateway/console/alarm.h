// What is wrong with a kiosk, and how much it matters: a pure function of its last heartbeat and the time. Any thread.
// Times are the city's; what a kiosk said stays as old as its heartbeat. A kiosk that is silent is asked for nothing
// else: what it said before is history.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/model/part.h"
#include "sync/store/fleet.h"

namespace gateway::console {

enum class AlarmKind {
    StaffCalled,     // somebody before it asks for staff
    NeverHeard,      // it is on the map and has not spoken yet
    Silent,          // no heartbeat for longer than `silent_after`
    Unreadable,      // its heartbeat is of a form that this gateway does not know
    Refused,         // it holds reports that the city has refused
    ReportWaits,     // its oldest report waits for longer than `report_waits`
    CertificateEnds, // soon; or it is over
    ClockWrong,
    Part, // a part needs care
    PaperEnds,
};

enum class Severity { Soon, Now };

struct Alarm {
    AlarmKind kind = AlarmKind::Silent;
    Severity severity = Severity::Now;
    std::optional<base::WallTime> time = {}; // since when; of CertificateEnds: when it ends
    std::uint64_t count = 0;                 // Refused: reports; PaperEnds: millimetres
    std::string part = {}, state = {};       // Part: the words of the heartbeat
    bool operator==(Alarm const&) const = default;
};

struct AlarmLimits {
    base::Duration call_lasts{std::chrono::minutes(15)};
    base::Duration silent_after{std::chrono::minutes(15)};
    base::Duration report_waits{std::chrono::hours(6)};
    base::Duration certificate_soon{std::chrono::hours(24 * 10)}, certificate_now{std::chrono::hours(24 * 2)};
    std::uint64_t paper_soon_mm = 8'000;
};

// The worst first. Nothing said: it was never heard. `heartbeat`: what `said->report` is, nothing when it is
// unreadable.
std::vector<Alarm> alarms_of(std::optional<store::KioskState> const& said,
                             std::optional<wire::Heartbeat> const& heartbeat, base::WallTime now,
                             AlarmLimits const& limits);

// Of the whole kiosk, the worst last.
enum class Health { Well, CareSoon, CareNow, Silent };
inline constexpr Health healths[] = {Health::CareNow, Health::Silent, Health::CareSoon, Health::Well};
std::string_view word_of(Health health); // "care-now", in addresses
std::optional<Health> health_named(std::string_view word);
Health health_of(std::vector<Alarm> const& alarms);

// How much a part's state matters, by its word; a word that is not known is worth a look.
model::PartNeed need_of_word(std::string_view state);

} // namespace gateway::console
