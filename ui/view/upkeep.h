// What a technician's screens say: a page of what there is to do or to know, with the keys below it; and the glass as
// cells while touches are recorded. Values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/event.h"
#include "kiosk/model/strings.h"

namespace view {

struct UpkeepKey {
    std::string id, label;
    flow::Action action;
    bool enabled = true;
    bool first = false; // the likeliest
};
struct UpkeepLine {
    std::string id, label, value;
    model::PartNeed need = model::PartNeed::Nothing;
};
// Cells, row by row.
struct GlassMap {
    int columns = 1, rows = 1;
    std::vector<int> counts; // 0: not touched
    bool wanted = true;      // a cell that was touched is good; else none is to be
};
struct UpkeepPage {
    std::string title, text, trouble;
    std::vector<UpkeepKey> entries; // to choose from, large
    std::vector<UpkeepLine> lines;
    std::vector<UpkeepKey> keys; // at the foot
    std::optional<GlassMap> map;
    bool picture = false;    // of the camera
    int sharpness = -1;      // 0 to 100; -1: none to show
    std::string sharp_label; // of the bar
    bool code = false;       // the QR code of the report
};
// All of the panel: nothing on it can be pressed, and it ends by itself.
struct Glass {
    std::string title, text;
    GlassMap map;
};

// The readiness report on paper, line by line; what is not good comes first. Pure; any thread.
std::vector<std::string> readiness_lines(std::string const& kiosk, base::WallTime at,
                                         std::vector<model::CheckResult> const& checks,
                                         std::vector<model::PartReport> const& parts, model::Strings const& strings);

} // namespace view
