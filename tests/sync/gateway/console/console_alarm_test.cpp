#include "sync/gateway/console/alarm.h"
#include "sync/gateway/console/sight.h"
#include "tests/support/catch.h"

using gateway::console::Alarm;
using gateway::console::AlarmKind;
using gateway::console::alarms_of;
using gateway::console::Health;
using gateway::console::Severity;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

auto const alarm_now = base::from_rfc3339("2026-11-30T03:00:00Z").value();
gateway::console::AlarmLimits const usual;

struct Case {
    store::KioskState said{"kiosk-0001", alarm_now - minutes(1), "", 0, std::nullopt, false};
    wire::Heartbeat heartbeat{};
    std::vector<Alarm> alarms() const { return alarms_of(said, heartbeat, alarm_now, usual); }
    Health health() const { return gateway::console::health_of(alarms()); }
};

Case well() {
    Case each;
    each.heartbeat.clock = alarm_now;
    each.heartbeat.certificate_expires_at = alarm_now + hours(24 * 60);
    each.heartbeat.paper_left_mm = 40'000;
    each.heartbeat.parts = {{"printer", "ready", alarm_now}, {"chip", "not-fitted", alarm_now}};
    return each;
}

} // namespace

TEST_CASE("a kiosk that says nothing wrong is well") {
    CHECK(well().alarms().empty());
    CHECK(well().health() == Health::Well);
}

TEST_CASE("a kiosk is silent after a quarter of an hour, and then nothing else is told of it") {
    auto each = well();
    each.said.quarantined = 3;
    each.said.heard_at = alarm_now - minutes(15);
    CHECK(each.health() == Health::CareNow);
    each.said.heard_at -= base::Duration(1);
    CHECK(each.alarms() == std::vector<Alarm>{{AlarmKind::Silent, Severity::Now, each.said.heard_at}});
    CHECK(each.health() == Health::Silent);
}

TEST_CASE("a kiosk of the map that was never heard is silent") {
    auto const alarms = alarms_of(std::nullopt, std::nullopt, alarm_now, usual);
    CHECK(alarms == std::vector<Alarm>{{AlarmKind::NeverHeard, Severity::Soon}});
    CHECK(gateway::console::health_of(alarms) == Health::Silent);
}

TEST_CASE("refused reports, an old one and a wrong clock each need care now") {
    auto each = well();
    each.said.quarantined = 2;
    CHECK(each.alarms() == std::vector<Alarm>{{AlarmKind::Refused, Severity::Now, std::nullopt, 2}});
    each = well();
    each.said.oldest_since = alarm_now - hours(6);
    CHECK(each.alarms().empty());
    *each.said.oldest_since -= base::Duration(1);
    CHECK(each.alarms() == std::vector<Alarm>{{AlarmKind::ReportWaits, Severity::Now, each.said.oldest_since}});
    each = well();
    each.said.clock_is_wrong = true;
    CHECK(each.alarms() == std::vector<Alarm>{{AlarmKind::ClockWrong, Severity::Now}});
    CHECK(each.health() == Health::CareNow);
}

TEST_CASE("a call for staff stands first, by how long ago it was, and for a quarter of an hour") {
    auto each = well();
    each.said.quarantined = 2;
    each.heartbeat.clock = alarm_now + hours(30); // wrong, and so is what it says of the call
    each.heartbeat.called_at = each.heartbeat.clock - base::Duration(20'000);
    each.said.heard_at = alarm_now - minutes(2);
    auto const called_at = each.said.heard_at - base::Duration(20'000);
    CHECK(each.alarms() == std::vector<Alarm>{{AlarmKind::StaffCalled, Severity::Now, called_at},
                                              {AlarmKind::Refused, Severity::Now, std::nullopt, 2}});
    each.said.quarantined = 0;
    each.said.heard_at = alarm_now - minutes(15) + base::Duration(20'000);
    each.heartbeat.called_at = each.heartbeat.clock - base::Duration(20'000);
    CHECK(each.health() == Health::CareNow);
    each.said.heard_at -= base::Duration(1);
    CHECK(each.alarms().empty());
    each.said.heard_at = alarm_now;
    each.heartbeat.called_at = each.heartbeat.clock + hours(1); // before it was asked for
    CHECK(each.alarms() == std::vector<Alarm>{{AlarmKind::StaffCalled, Severity::Now, alarm_now}});
}

TEST_CASE("a certificate's end is told soon, then now, and when it is over") {
    auto each = well();
    auto const severity = [&](base::Duration left) {
        each.heartbeat.certificate_expires_at = alarm_now + left;
        auto const alarms = each.alarms();
        return alarms.empty() ? std::optional<Severity>() : alarms[0].severity;
    };
    CHECK_FALSE(severity(hours(240) + base::Duration(1)));
    CHECK(severity(hours(240)) == Severity::Soon);
    CHECK(severity(hours(48)) == Severity::Now);
    CHECK(severity(-hours(1)) == Severity::Now);
    each.heartbeat.certificate_expires_at.reset();
    CHECK(each.alarms().empty());
}

TEST_CASE("parts matter as much as their states, and a word of a newer kiosk is worth a look") {
    auto each = well();
    each.heartbeat.parts = {{"printer", "paper-low", alarm_now},
                            {"camera", "gone", alarm_now, alarm_now - hours(1)},
                            {"laser", "melted", alarm_now}};
    auto const alarms = each.alarms();
    REQUIRE(alarms.size() == 3);
    CHECK(alarms[0] == Alarm{AlarmKind::Part, Severity::Now, alarm_now - hours(1), 0, "camera", "gone"});
    CHECK(alarms[1] == Alarm{AlarmKind::Part, Severity::Soon, alarm_now, 0, "printer", "paper-low"});
    CHECK(alarms[2].severity == Severity::Soon);
    each.heartbeat.parts.resize(1);
    CHECK(each.health() == Health::CareSoon);
}

TEST_CASE("paper that ends is told before it has ended") {
    auto each = well();
    each.heartbeat.paper_left_mm = 8'000;
    CHECK(each.alarms().empty());
    each.heartbeat.paper_left_mm = 7'999;
    CHECK(each.alarms() == std::vector<Alarm>{{AlarmKind::PaperEnds, Severity::Soon, std::nullopt, 7'999}});
}

TEST_CASE("what cannot be read is an alarm of its own, and the fleet holds every kiosk of store and map") {
    store::KioskState const broken{"kiosk-0002", alarm_now, "{}", 0, std::nullopt, false};
    auto const sight =
        gateway::console::sight_of({broken}, {{"kiosk-0001", "Ga Bến Thành", 10.77, 106.7}}, alarm_now, usual);
    REQUIRE(sight.kiosks.size() == 2);
    CHECK(sight.find("kiosk-0001")->alarms[0].kind == AlarmKind::NeverHeard);
    CHECK(sight.find("kiosk-0002")->alarms[0].kind == AlarmKind::Unreadable);
    CHECK(sight.find("kiosk-0003") == nullptr);
    CHECK(sight.count(Health::CareSoon) == 1);
    CHECK(chosen(sight, {.words = "ben thanh"}).size() == 1);
    CHECK(chosen(sight, {.state = Health::CareSoon}).at(0)->kiosk == "kiosk-0002");
    CHECK(chosen(sight, {.backwards = true}).at(0)->kiosk == "kiosk-0002");
}
