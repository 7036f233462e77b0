// Slip: how the printing of what the screen shows stands, and what the printer makes of it. Parts of State and Event.
// Values.
#pragma once
#include <string>

#include "kiosk/model/health.h"

namespace flow {

enum class Slip { Printing, Printed, NotPrinted };

// Whose slip: an outcome that comes late must not be taken for the next visitor's. `code` is the Receipt::code, the
// Guide::id, or a number's token.
struct Printed {
    std::string code;
};
struct NotPrinted {
    std::string code;
    model::PrinterStatus why;
};

// It waits for somebody to see to it, and goes on by itself; or it goes on.
struct PrintHeld {
    std::string code;
    model::PrinterStatus why;
};

// The citizen asks for it, after it has failed.
struct PrintAgain {};

} // namespace flow
