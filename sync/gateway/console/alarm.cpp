#include "sync/gateway/console/alarm.h"

#include <algorithm>
#include <array>

namespace gateway::console {
namespace {

using model::PartNeed;

void add_parts(std::vector<Alarm>& alarms, wire::Heartbeat const& heartbeat) {
    for (auto const& part : heartbeat.parts) {
        auto const need = need_of_word(part.state);
        if (need == PartNeed::Nothing) continue;
        alarms.push_back({AlarmKind::Part, need == PartNeed::CareNow ? Severity::Now : Severity::Soon,
                          part.since ? part.since : std::optional(part.tested_at), 0, part.part, part.state});
    }
}

void add_certificate(std::vector<Alarm>& alarms, wire::Heartbeat const& heartbeat, base::WallTime now,
                     AlarmLimits const& limits) {
    auto const& ends = heartbeat.certificate_expires_at;
    if (!ends || *ends - now > limits.certificate_soon) return;
    auto const severity = *ends - now > limits.certificate_now ? Severity::Soon : Severity::Now;
    alarms.push_back({AlarmKind::CertificateEnds, severity, ends});
}

// By the city's clock: the kiosk's own may be wrong, but not how long ago it says that it was.
void add_call(std::vector<Alarm>& alarms, wire::Heartbeat const& heartbeat, base::WallTime heard_at, base::WallTime now,
              AlarmLimits const& limits) {
    if (!heartbeat.called_at) return;
    auto const called_at = heard_at - std::max(heartbeat.clock - *heartbeat.called_at, base::Duration(0));
    if (now - called_at <= limits.call_lasts) alarms.push_back({AlarmKind::StaffCalled, Severity::Now, called_at});
}

} // namespace

model::PartNeed need_of_word(std::string_view state) {
    auto const known = model::part_state_of(state);
    return known ? model::need_of(*known) : PartNeed::CareSoon;
}

std::vector<Alarm> alarms_of(std::optional<store::KioskState> const& said,
                             std::optional<wire::Heartbeat> const& heartbeat, base::WallTime now,
                             AlarmLimits const& limits) {
    if (!said) return {{AlarmKind::NeverHeard, Severity::Soon}};
    if (now - said->heard_at > limits.silent_after) return {{AlarmKind::Silent, Severity::Now, said->heard_at}};
    std::vector<Alarm> alarms;
    if (heartbeat) add_call(alarms, *heartbeat, said->heard_at, now, limits);
    if (said->quarantined > 0) alarms.push_back({AlarmKind::Refused, Severity::Now, std::nullopt, said->quarantined});
    if (said->oldest_since && now - *said->oldest_since > limits.report_waits)
        alarms.push_back({AlarmKind::ReportWaits, Severity::Now, said->oldest_since});
    if (said->clock_is_wrong) alarms.push_back({AlarmKind::ClockWrong, Severity::Now});
    if (!heartbeat) {
        alarms.push_back({AlarmKind::Unreadable, Severity::Soon});
    } else {
        add_certificate(alarms, *heartbeat, now, limits);
        add_parts(alarms, *heartbeat);
        if (heartbeat->paper_left_mm && *heartbeat->paper_left_mm < limits.paper_soon_mm)
            alarms.push_back({AlarmKind::PaperEnds, Severity::Soon, std::nullopt, *heartbeat->paper_left_mm});
    }
    std::ranges::stable_sort(alarms, std::ranges::greater(), &Alarm::severity);
    return alarms;
}

std::string_view word_of(Health health) {
    switch (health) {
    case Health::Well: return "well";
    case Health::CareSoon: return "care-soon";
    case Health::CareNow: return "care-now";
    case Health::Silent: return "silent";
    }
    return "";
}

std::optional<Health> health_named(std::string_view word) {
    for (auto const health : healths)
        if (word_of(health) == word) return health;
    return std::nullopt;
}

Health health_of(std::vector<Alarm> const& alarms) {
    auto health = Health::Well;
    for (auto const& alarm : alarms) {
        bool const silent = alarm.kind == AlarmKind::Silent || alarm.kind == AlarmKind::NeverHeard;
        auto const found = silent                            ? Health::Silent
                           : alarm.severity == Severity::Now ? Health::CareNow
                                                             : Health::CareSoon;
        health = std::max(health, found);
    }
    return health;
}

} // namespace gateway::console
