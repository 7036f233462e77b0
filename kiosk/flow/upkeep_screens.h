// The screens of a technician (upkeep.h). Parts of State. Values.
#pragma once
#include <set>

#include "kiosk/flow/slip.h"
#include "kiosk/flow/upkeep.h"

namespace flow {

struct UpkeepMenu {};
struct RunCheck {
    model::CheckStep step = model::CheckStep::Printer;
    bool running = false; // printing, recording, playing, asking the courier
    bool ran = false;     // and so the question can be answered, or the outcome be read
    // Printer
    std::optional<model::PrinterStatus> slip = {}; // none, and ran: it is out
    // Touch, Ghosts
    std::set<std::size_t> cells = {};      // that were touched, row by row
    std::vector<GlassPoint> ghosts = {};   // the first of them
    std::size_t ghost_count = 0;           // all of them
    std::optional<base::Instant> due = {}; // when it goes on by itself
    int seconds_left = 0;
    // Speaker, Headphones
    Side side = Side::Left;
    // Scanner, Camera
    bool other_code = false; // something else was read
    int sharpness = -1;      // -1: not measured
    std::optional<model::CameraStatus> trouble = {};
    // Network
    std::vector<model::StageResult> stages = {};
};
struct CheckOver {};
struct Readiness {
    std::vector<std::string> lines = {}; // none: it is being made
    std::string code = {};
    Slip slip = Slip::Printing;
    bool failed = false;                              // it could not be made
    std::optional<model::PrinterStatus> trouble = {}; // when NotPrinted
};
struct RestartParts {
    std::optional<model::Part> waits = {};     // being restarted
    std::vector<model::PartReport> parts = {}; // as they were found after it
};

} // namespace flow
