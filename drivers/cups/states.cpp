#include "drivers/cups/states.h"

#include <algorithm>
#include <array>

namespace cups {
namespace {

using model::PrinterStatus;

enum class Counts { Always, AsError };

struct Meaning {
    std::string_view keyword;
    PrinterStatus status;
    Counts counts;
};

// From what to deal with first to what can wait.
constexpr std::array meanings{
    Meaning{"shutdown", PrinterStatus::Gone, Counts::Always},
    Meaning{"offline", PrinterStatus::Gone, Counts::Always}, // cupsd: its back end does not reach the printer
    Meaning{"timed-out", PrinterStatus::Gone, Counts::AsError},
    Meaning{"cover-open", PrinterStatus::CoverOpen, Counts::Always},
    Meaning{"door-open", PrinterStatus::CoverOpen, Counts::Always},
    Meaning{"interlock-open", PrinterStatus::CoverOpen, Counts::Always},
    Meaning{"media-jam", PrinterStatus::Fault, Counts::Always},
    Meaning{"output-area-full", PrinterStatus::Fault, Counts::Always},
    Meaning{"paused", PrinterStatus::Fault, Counts::Always},
    Meaning{"toner-empty", PrinterStatus::Fault, Counts::AsError},
    Meaning{"marker-supply-empty", PrinterStatus::Fault, Counts::AsError},
    Meaning{"marker-waste-full", PrinterStatus::Fault, Counts::AsError},
    Meaning{"developer-empty", PrinterStatus::Fault, Counts::AsError},
    Meaning{"opc-life-over", PrinterStatus::Fault, Counts::AsError},
    Meaning{"fuser-over-temp", PrinterStatus::Fault, Counts::AsError},
    Meaning{"spool-area-full", PrinterStatus::Fault, Counts::AsError},
    Meaning{"media-empty", PrinterStatus::PaperOut, Counts::Always},
    Meaning{"media-needed", PrinterStatus::PaperOut, Counts::Always},
    Meaning{"input-tray-missing", PrinterStatus::PaperOut, Counts::Always},
    Meaning{"media-low", PrinterStatus::PaperLow, Counts::Always},
};

// Without an ending a keyword is an error (RFC 8011, 5.4.12).
bool means(std::string_view reason, Meaning const& meaning) {
    if (!reason.starts_with(meaning.keyword)) return false;
    auto const ending = reason.substr(meaning.keyword.size());
    if (ending.empty() || ending == "-error") return true;
    return meaning.counts == Counts::Always && (ending == "-warning" || ending == "-report");
}

// What a job that calls itself completed must not say as well.
constexpr std::array not_completed{
    "job-completed-with-errors",   "job-canceled",     "aborted", "job-suspended", "document-",
    "unsupported-document-format", "compression-error"};

bool says_completed_in_vain(std::string_view reason) {
    return std::any_of(not_completed.begin(), not_completed.end(),
                       [reason](std::string_view each) { return reason.starts_with(each); });
}

} // namespace

model::PrinterStatus status_of(PrinterNews const& news) {
    auto const said = std::find_if(meanings.begin(), meanings.end(), [&](Meaning const& meaning) {
        return std::any_of(news.reasons.begin(), news.reasons.end(),
                           [&](std::string const& reason) { return means(reason, meaning); });
    });
    auto const status = said == meanings.end() ? PrinterStatus::Ready : said->status;
    bool const works = news.state != PrinterState::Stopped && news.accepts_jobs;
    return model::can_print(status) && !works ? PrinterStatus::Fault : status;
}

Stage stage_of(JobNews const& news) {
    switch (news.state) {
    case JobState::Pending:
    case JobState::Held:
    case JobState::Processing: return Stage::UnderWay;
    case JobState::Stopped: return Stage::Stopped;
    case JobState::Canceled:
    case JobState::Aborted: return Stage::NotPrinted;
    case JobState::Completed: break;
    }
    bool const in_vain = std::any_of(news.reasons.begin(), news.reasons.end(), says_completed_in_vain);
    return in_vain ? Stage::NotPrinted : Stage::Printed;
}

} // namespace cups
