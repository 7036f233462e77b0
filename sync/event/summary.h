// The printed summary for the organisers: what an event came to, as lines for the slip printer or a sheet of A4, in
// Vietnamese. It has no numbers but those of the report (report.h), so it may be handed on as that may. The first line
// is the heading; what two or more blanks part stands at the right (drivers/typeset/event.h). Pure; any thread.
#pragma once
#include <string>
#include <vector>

#include "sync/event/merged.h"
#include "sync/event/report.h"

namespace event {

// What boards and summaries are made of.
struct Standing {
    std::vector<ReportRow> rows;
    std::optional<std::uint64_t> doubles = 0; // cards that may have had a gift twice; nothing: some, fewer than told
    std::size_t books = 0, closed = 0;        // and how many of them are closed
    std::optional<base::WallTime> as_of = {}; // of the last book; nothing: there is none
};

// `as_of`: by the kiosks' clocks.
Standing standing_of(model::EventDay const& day, Merged const& merged);

model::Bilingual words_of(model::TallyKind kind);              // "Khách đến", "Visitors"
std::string text_of_count(std::optional<std::uint64_t> count); // "1.234", or "*" when it is not told
std::string day_text(std::string const& day);                  // "05/12/2026" of "2026-12-05"

std::vector<std::string> summary_of(model::EventDay const& day, Standing const& standing);

} // namespace event
