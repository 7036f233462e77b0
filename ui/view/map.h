// What the map and the list of known problems say. Geometry in kilometres, as the city's map has it; the screens put it
// on the glass. Values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/convex.h"
#include "kiosk/flow/event.h"

namespace view {

struct MapCell {
    std::string id;          // Place::code
    std::string name, label; // "Bến Thành" as it is written into the cell; "Phường Bến Thành"
    std::string spoken;      // in place of the label, where more is to be said; or empty
    base::Spot centre;
    base::Convex outline;
    unsigned tint = 0;
    bool here = false, chosen = false, apart = false;
};
struct PickOnMap {
    std::string title, hint, here, line; // line: what the drawn one is
    std::string closer, farther, north, south, west, east, centre;
    std::string name, region, confirm; // of the chosen one; `confirm` also says what to do before
    std::string ward;                  // that is confirmed; "": none yet
    std::vector<MapCell> cells;
    std::vector<base::Spot> stations;
    std::optional<base::Spot> kiosk; // where it stands
    base::Spot middle;
    double scale = 1; // millimetres on the glass for a kilometre
    bool can_closer = true, can_farther = true;
};

struct KnownCard {
    base::Uuid id;
    std::string words, second, spoken; // "since 27/11, being worked on"; what is heard of the button
};
struct ChooseKnown {
    std::string title, note, join, other;
    std::vector<KnownCard> problems; // at most most_known
};
inline constexpr std::size_t most_known = 3;

} // namespace view
