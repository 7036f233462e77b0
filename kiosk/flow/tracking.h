// What became of a report: parts of Event. Values.
#pragma once
#include <string>

#include "kiosk/base/private.h"
#include "kiosk/model/progress.h"

namespace flow {

// --- the citizen
struct LookUp {};
struct CodeScanned {
    base::PrivateText text; // of a code that was held before the scanner: maybe a receipt's
};

// --- the world
// Whose question: see slip.h.
struct ProgressCame {
    model::Progress progress;
};
struct ProgressFailed {
    std::string code;
    model::ProgressProblem why;
};

} // namespace flow
