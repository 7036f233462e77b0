// What became of a report: parts of Event, and the screens of it. Values.
#pragma once
#include <string>
#include <variant>

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

// --- screens
struct AskCode {
    base::PrivateText typed;
    bool wrong = false;
};
struct LookingUp {
    std::string code;
};
struct ShowProgress {
    std::string code;
    std::variant<model::Progress, model::ProgressProblem> found;
};

} // namespace flow
