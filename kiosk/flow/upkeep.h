// What a technician does at the kiosk behind badge and PIN: a menu, the check of all parts in eight steps, and the
// report of it. Everything is forgotten when they leave but the report, the last faults and the list of acts. Parts of
// Event, State and Effect; the screens are in upkeep_screens.h. Values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/staff.h"
#include "kiosk/model/check.h"
#include "kiosk/model/health.h"

namespace flow {

// Where on the glass, in thousandths of its width and height from the upper left corner.
struct GlassPoint {
    int x = 0, y = 0;
    bool operator==(GlassPoint const&) const = default;
};

struct CheckDone {
    model::CheckStep step = model::CheckStep::Printer;
    model::CheckMark mark = model::CheckMark::Skipped;
    base::Instant at{};
    std::string detail = {}; // as in model::CheckResult
};

enum class Side { Left, Right };
// The glass as cells, so large that a thumb means one of them. As many as fit, whatever the panel's shape.
struct GlassGrid {
    int columns = 8, rows = 5;
    std::size_t count() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
    std::size_t cell_of(GlassPoint at) const; // row by row
};
GlassGrid glass_grid(double width_mm, double height_mm);

// A technician who is inside; gone when they leave.
struct AtUpkeep {
    PinAsked asked; // which sign-in: no answer to another one counts
    model::StaffPass pass = {};
    std::vector<model::PartReport> parts = {}, faults = {}; // as they were tested last; the last fault of each
    std::vector<CheckDone> done = {};                       // in the order of model::all_check_steps, each once
};

// --- the technician
enum class UpkeepEntry { Health, Check, Report, Restart };
inline constexpr UpkeepEntry all_upkeep_entries[] = {UpkeepEntry::Health, UpkeepEntry::Check, UpkeepEntry::Report,
                                                     UpkeepEntry::Restart};
struct OpenUpkeepEntry {
    UpkeepEntry entry;
};
struct BeginTrial {}; // of the step on screen; or once more
struct AnswerCheck {
    bool good;
};
struct SkipCheck {};
struct RestartPart {
    model::Part part; // Printer, Camera or Scanner
};

// --- the world
struct GlassTouched {
    GlassPoint at;
    bool down = true; // false: the finger has moved there
};
struct SharpnessMeasured {
    int sharpness; // model::sharpness_of
};
struct LineProbed {
    PinAsked asked;
    std::vector<model::StageResult> stages;
};
struct FaultsKnown {
    PinAsked asked;
    std::vector<model::PartReport> faults;
};
struct ReadinessMade {
    PinAsked asked;
    std::vector<std::string> lines; // for the slip
    std::string code;               // what its QR code holds
};
struct ReadinessFailed {
    PinAsked asked;
};
struct PartRestarted {
    model::PartReport report;
};

// --- effects
struct PrintPattern {}; // answers Printed or NotPrinted with pattern_code
inline constexpr std::string_view pattern_code = "pattern", readiness_code = "readiness";
struct PlayTone {
    Side side;
};
struct ProbeLine {
    PinAsked asked;
}; // answers LineProbed
struct KeepFault {
    model::PartReport report;
};
struct LookAtFaults {
    PinAsked asked;
}; // answers FaultsKnown
struct MakeReadiness {
    PinAsked asked;
    std::vector<model::PartReport> parts;
    std::vector<CheckDone> done;
}; // answers ReadinessMade or ReadinessFailed
struct PrintReadiness {
    std::vector<std::string> lines;
    std::string code;
}; // answers Printed or NotPrinted with readiness_code
struct NoteAct {
    std::string what, detail; // words for the list of acts; no citizen's
};
struct RestartOf {
    model::Part part;
}; // answers PartRestarted

} // namespace flow
