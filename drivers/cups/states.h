// What an IPP printer says of itself and of a job (RFC 8011, 5.3.7, 5.3.8, 5.4.11 and 5.4.12; what cupsd adds), as the
// state a person can act on. Pure, any thread.
#pragma once
#include <string>
#include <vector>

#include "kiosk/model/health.h"

namespace cups {

// Numbers: RFC 8011, 5.4.11 and 5.3.7.
enum class PrinterState { Idle = 3, Processing = 4, Stopped = 5 };
enum class JobState { Pending = 3, Held, Processing, Stopped, Canceled, Aborted, Completed };

struct PrinterNews {
    PrinterState state = PrinterState::Idle;
    bool accepts_jobs = true;
    std::vector<std::string> reasons;
};

struct JobNews {
    JobState state = JobState::Pending;
    std::vector<std::string> reasons;
    std::string uuid{}; // empty when the printer gives none
    int up_time = 0;    // the printer's, in seconds
};

enum class Stage {
    UnderWay,
    Stopped, // the printer waits for somebody
    Printed,
    NotPrinted, // cancelled, aborted, or done with errors
};

// A keyword counts with each of its endings (-report, -warning, -error), for printers choose them freely; toner and the
// like only as an error, as printers go on printing long after they have called it empty. Of several troubles the one
// to deal with first: gone, cover, fault, paper.
model::PrinterStatus status_of(PrinterNews const& news);

Stage stage_of(JobNews const& news);

} // namespace cups
