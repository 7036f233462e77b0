// What a technician decides about the visits of one kiosk ([visit] and [consent] in config/kiosk.toml). A part of
// Settings; const afterwards, any thread.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"

namespace model {

// The settings' words for the tiles of the home screen, in the order of flow::Tile.
inline constexpr std::array<std::string_view, 6> tile_words{"report",           "procedures", "track",
                                                            "health-education", "transport",  "news"};

// What the screen says of who keeps what a citizen gives, and how long.
struct ConsentSettings {
    std::string controller = "Thành phố Hồ Chí Minh"; // in Vietnamese
    std::string controller_en = "Ho Chi Minh City";
    int kept_days = 0; // by the city, at most; 0: as long as the report
};

struct VisitSettings {
    base::Duration idle_question{60'000};  // after so long without a touch: "are you still there?"
    base::Duration idle_answer{30'000};    // time to answer, at least 20 s
    base::Duration receipt_shown{120'000}; // the receipt stays, then the screen goes home
    base::Duration tour_after{180'000};    // nobody is there for so long: what the city's app does is shown; 0: never
    std::vector<std::string> tiles;        // order of the home screen's tiles
    bool asks_rating = true;               // after a visit that came to something: how it was
    bool phone_photos = false;             // a photo may come from the citizen's own phone, through the city
    bool phone_signin = false;             // citizens sign in with their own phone, through the city
    ConsentSettings consent = {};
};

} // namespace model
