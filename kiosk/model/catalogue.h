// Catalogue: the city's own words for what can be reported and where. Read once at start, const afterwards, any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/model/city_map.h"
#include "kiosk/model/known_problem.h"
#include "kiosk/model/language.h"
#include "kiosk/model/library.h"
#include "kiosk/model/need.h"
#include "kiosk/model/notice.h"
#include "kiosk/model/prompt.h"
#include "kiosk/model/timetable.h"

namespace model {

struct Category {
    std::string id; // "flooding"
    std::string name_vi;
    std::string name_en;
    bool emergency = false; // choosing it shows the stopper with 113, 114, 115 first
};

enum class PlaceKind { Ward, Station };

struct Place {
    std::string code; // ward: "26743"; metro station: "BTN"
    PlaceKind kind = PlaceKind::Ward;
    std::string name_vi; // "Phường Bến Thành"
    std::string name_en; // "Ben Thanh Ward"
    std::string ward;    // the ward a station lies in; for a ward its own code
};

// "Phường Bến Thành" is unit and proper name.
struct ProperName {
    std::string_view unit; // may be empty
    std::string_view proper;
};
ProperName proper_name_of(Place const& ward); // of name_vi

// A number to call, as printed for people ("1022").
struct Hotline {
    std::string number;
    std::string name_vi;
    std::string name_en;
    std::string group; // "emergency", "city", "national", …
};

// An official page a citizen may be sent to.
struct Portal {
    std::string id; // "national_services"
    std::string url;
    std::string name_vi;
    std::string name_en;
};

class Catalogue {
public:
    std::vector<Category> categories;
    std::vector<Place> places; // stations in the order of the line, then the 168 wards in the order of the alphabet
    std::vector<Hotline> hotlines;
    std::vector<Portal> portals;
    std::vector<Notice> notices; // news and alerts, in the order of the content; of any time: ask is_current()
    std::vector<std::string> emergency_words; // "cháy nhà", "đuối nước"; compared without case, kept with diacritics
    std::vector<Need> needs;                  // of the others nobody has to say who it is
    std::vector<Prompt> prompts;              // in the order of the content
    Library library;                          // what can be read, beside what can be reported
    CityMap map;                              // of the wards; without any where the content has none
    Timetable timetable;                      // of the metro; without trips where the content has no feed
    std::vector<KnownProblem> known;          // what the city has been told of already; of any time: ask is_current()

    Category const* category(std::string_view id) const; // nullptr: unknown
    Place const* place(std::string_view code) const;
    Portal const* portal(std::string_view id) const;
    std::string_view ward_of(std::string_view place) const;      // the ward it lies in; "": unknown
    KnownProblem const* known_problem(base::Uuid const&) const;  // nullptr: unknown
    Need const* need_of(std::string_view category) const;        // nullptr: nobody has to say who it is
    Prompt const* match_prompt(std::string_view category) const; // nullptr: its reports have no match code

    // True when `text` holds one of the emergency words as whole words. With diacritics the word must match exactly
    // ("cháy" is not "chạy"); a text typed wholly without diacritics is compared without them.
    bool sounds_like_emergency(std::string_view text) const;
};

// All that the map, the known problems, the needs and the prompts may show, a line each: for the letters and the voices
// that are needed.
void append_place_texts(Catalogue const& catalogue, Language language, std::string& to);

std::string_view name_of(Category const& category, Language language);
std::string_view name_of(Place const& place, Language language);
std::string_view name_of(Hotline const& hotline, Language language);
std::string_view name_of(Portal const& portal, Language language);

} // namespace model
