#include <algorithm>

#include "kiosk/base/check.h"
#include "ui/view/parts.h"

namespace view {
namespace {

std::string_view key_of(model::StaffRefusal why) {
    switch (why) {
    case model::StaffRefusal::NotABadge: return "staff.refused.not_a_badge";
    case model::StaffRefusal::Forged: return "staff.refused.forged";
    case model::StaffRefusal::NotYetValid: return "staff.refused.not_yet_valid";
    case model::StaffRefusal::Expired: return "staff.refused.expired";
    case model::StaffRefusal::Unknown: return "staff.refused.unknown";
    case model::StaffRefusal::Revoked: return "staff.refused.revoked";
    case model::StaffRefusal::Locked: return "staff.refused.locked";
    case model::StaffRefusal::LockedForGood: return "staff.refused.locked_for_good";
    case model::StaffRefusal::WrongPin: return "staff.refused.wrong_pin";
    case model::StaffRefusal::ClockBehind: return "staff.refused.clock_behind";
    case model::StaffRefusal::OldList: return "staff.refused.old_list";
    case model::StaffRefusal::Unavailable: return "staff.refused.unavailable";
    }
    return {};
}

std::string_view key_of(model::StaffRole role) {
    switch (role) {
    case model::StaffRole::Staff: return "staff.role.staff";
    case model::StaffRole::Lead: return "staff.role.lead";
    case model::StaffRole::Technician: return "staff.role.technician";
    }
    return {};
}

std::string_view key_of(model::PartState state) {
    switch (state) {
    case model::PartState::Ready: return "part.state.ready";
    case model::PartState::NotFitted: return "part.state.not_fitted";
    case model::PartState::PaperLow: return "part.state.paper_low";
    case model::PartState::PaperOut: return "part.state.paper_out";
    case model::PartState::CoverOpen: return "part.state.cover_open";
    case model::PartState::Fault: return "part.state.fault";
    case model::PartState::Gone: return "part.state.gone";
    case model::PartState::Busy: return "part.state.busy";
    case model::PartState::Waiting: return "part.state.waiting";
    case model::PartState::Failing: return "part.state.failing";
    case model::PartState::SetAside: return "part.state.set_aside";
    case model::PartState::Closed: return "part.state.closed";
    case model::PartState::Silent: return "part.state.silent";
    case model::PartState::Narrow: return "part.state.narrow";
    }
    return {};
}

std::string clock_of(base::WallTime time) { return when(time).substr(0, 5); }

// By when it has come, to the minute.
std::string clock_after(base::WallTime time) { return clock_of(time + std::chrono::seconds(59)); }

UpkeepRow row_of(model::PartReport const& report, model::Strings const& strings) {
    UpkeepRow row{report.part,
                  model::need_of(report.state),
                  std::string(strings[part_key(report.part)]),
                  state_words(report, strings),
                  with_values(strings["part.tested"], {{"time", clock_of(report.tested_at)}}),
                  {},
                  report.why,
                  {}};
    if (report.since) row.since = with_values(strings["part.since"], {{"time", when(*report.since)}});
    return row;
}

void tell_fault(UpkeepRow& row, model::PartReport const& fault, model::Strings const& strings) {
    row.fault =
        with_values(strings["part.fault"], {{"what", state_words(fault, strings)}, {"time", when(fault.tested_at)}});
}

} // namespace

std::string_view part_key(model::Part part) {
    switch (part) {
    case model::Part::Printer: return "part.printer";
    case model::Part::OfficePrinter: return "part.office_printer";
    case model::Part::Camera: return "part.camera";
    case model::Part::Scanner: return "part.scanner";
    case model::Part::Chip: return "part.chip";
    case model::Part::Reports: return "part.reports";
    case model::Part::Courier: return "part.courier";
    case model::Part::Disk: return "part.disk";
    }
    return {};
}

std::string state_words(model::PartReport const& report, model::Strings const& strings) {
    return with_values(strings[key_of(report.state)], {{"count", std::to_string(report.count)}});
}

std::string sentence(model::Strings const& strings, model::StaffRefused const& refused) {
    return with_values(strings[key_of(refused.why)],
                       {{"time", clock_after(refused.until)}, {"count", std::to_string(refused.tries_left)}});
}

AskBadge make_ask_badge(flow::AskBadge const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    bool const by_scanner = sources.rules.has_scanner;
    AskBadge view{std::string(strings["staff.badge.title"]),
                  std::string(strings[by_scanner ? "staff.badge.text.scanner" : "staff.badge.text"]),
                  std::string(strings[by_scanner ? "card.waiting" : "camera.starting"]),
                  {}};
    if (screen.refused) view.trouble = sentence(strings, *screen.refused);
    if (screen.trouble) view.trouble = sentence(strings, *screen.trouble);
    if (screen.trouble) view.busy.clear();
    return view;
}

AskPin make_ask_pin(flow::AskPin const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const count = screen.digits.reveal().size();
    AskPin view;
    view.title = strings["staff.pin.title"];
    view.hint = strings[screen.trying ? "staff.pin.trying" : "staff.pin.hint"];
    view.next = strings["staff.pin.next"];
    view.digits = screen.digits;
    view.longest = model::longest_pin;
    std::string dots;
    for (std::size_t i = 0; i < count && !screen.trying; ++i)
        dots += "•";
    view.shown = base::PrivateText(std::move(dots));
    if (screen.refused) view.trouble = sentence(strings, *screen.refused);
    bool const waits = screen.refused && screen.refused->until != base::WallTime();
    if (waits) view.wait = with_values(strings["staff.wait_until"], {{"time", clock_after(screen.refused->until)}});
    view.can_continue = !screen.trying && count >= model::shortest_pin;
    return view;
}

Upkeep make_upkeep(flow::State const& state, flow::Upkeep const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    Upkeep view;
    view.title = strings["upkeep.title"];
    view.who = strings[key_of(screen.pass.role)];
    view.again = strings["upkeep.again"];
    if (state.desk) view.desk = strings["event.title"];
    if (screen.parts.size() < std::size(model::all_parts)) view.testing = strings["upkeep.testing"];
    for (auto const& report : screen.parts)
        view.rows.push_back(row_of(report, strings));
    auto const faults = state.upkeep ? state.upkeep->faults : std::vector<model::PartReport>();
    for (auto const& fault : faults)
        for (auto& row : view.rows)
            if (row.part == fault.part) tell_fault(row, fault, strings);
    std::ranges::stable_sort(view.rows, [](auto const& a, auto const& b) { return a.need > b.need; });
    return view;
}

} // namespace view
