// PlaceWatch: how the place stands now, by the clock, the settings, and what others have said (`tramso place`, whoever
// updates the kiosk, the courier). The ui thread owns it.
#pragma once
#include <optional>

#include "kiosk/model/settings.h"

namespace app {

class PlaceWatch {
public:
    explicit PlaceWatch(model::Settings const& settings) : settings_(settings) {} // outlives it

    // Looks at most once a second; nothing: it was looked at just now.
    std::optional<model::PlaceState> look(base::Instant now, base::WallTime wall);

private:
    model::Settings const& settings_;
    std::optional<base::Instant> looked_at_;
};

// Whether reports are not to be taken: the city was heard, and not for as long as the settings allow. A kiosk that has
// never heard it takes them: nobody has said yet that it is cut off.
bool informs_only(model::PlaceSettings const& place, std::optional<base::WallTime> heard, base::WallTime wall);

} // namespace app
