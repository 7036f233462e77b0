// Report: what an event came to, as CSV that may be handed on: by kind in all, by hour, by organisation, by ambassador,
// and how far each organisation is on its way to its target. Fewer than five are not told ("*"), nor what they follow
// from (withhold.h; EVENT.md §5). One report a closed event: two of different moments would tell what lies between.
// The rows are what boards and summaries are made of as well: they have no other numbers.
// Pure; any thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kiosk/model/event_day.h"
#include "sync/event/tallies.h"

namespace event {

enum class ReportBy { Total, Hourly, Organisation, Ambassador, Progress };

struct ReportRow {
    ReportBy by = ReportBy::Total;
    model::TallyKind kind = model::TallyKind::Visitor;
    std::string hour = {}, organisation = {}, ambassador = {}; // "": not by that; "-": nobody's
    std::optional<std::uint64_t> count = {};                   // nothing: not told
    std::optional<unsigned> target = {};                       // of Progress
    bool operator==(ReportRow const&) const = default;
};

// Each kind in all its views, one after the other.
std::vector<ReportRow> report(model::EventDay const& day, Counts const& counts);

std::string csv_of(std::vector<ReportRow> const& rows);

std::string report_csv(model::EventDay const& day, Counts const& counts); // both

} // namespace event
