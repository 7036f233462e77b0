// What all pages of the console are made of: the frame with its navigation, two languages, and the small words and
// marks that pages share. Every text from outside goes through escaped() (page.h). Pure functions, any thread.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "sync/gateway/console/alarm.h"
#include "sync/gateway/console/session.h"

namespace gateway::console {

enum class Language { Vietnamese, English };

// tongue("Tổng quan", "Overview")
class Tongue {
public:
    explicit Tongue(Language language) : language_(language) {}
    std::string_view operator()(std::string_view vietnamese, std::string_view english) const {
        return language_ == Language::Vietnamese ? vietnamese : english;
    }
    Language language() const { return language_; }

private:
    Language language_;
};

// Who looks, at which page, and when.
struct Viewer {
    Tongue tongue{Language::Vietnamese};
    Session session;
    std::string form_token;
    std::string target; // as asked for: "/kiosks?state=silent"
    base::WallTime now;
};

// A page that stands in the navigation.
struct Tab {
    std::string path, vietnamese, english;
};

struct Page {
    std::string title;       // plain text
    std::string before = {}; // HTML that stays as it is while the page is open
    std::string live = {};   // HTML that is fetched again every ten seconds
    std::string after = {};  // stays as well
    std::size_t alarms = 0;  // in `live`: what a screen reader is told when it changes
    std::string tab = {};    // the path of its tab
};

std::string whole_page(Page const& page, Viewer const& viewer, std::span<Tab const> tabs);
// For who is not signed in: no navigation. `body` is HTML.
std::string outer_page(std::string_view title, std::string_view body, Tongue const& tongue, std::string_view target);

// A kiosk's health: its mark differs in shape as well as in colour.
std::string mark(Health health);
std::string_view name_of(Health health, Tongue const& tongue);
std::string badge(Health health, Tongue const& tongue); // both

std::string sentence(Alarm const& alarm, Viewer const& viewer);            // HTML
std::string_view part_name(std::string_view part, Tongue const& tongue);   // of the heartbeat's word; not escaped
std::string_view state_name(std::string_view state, Tongue const& tongue); // the same

std::string ago(base::WallTime time, Viewer const& viewer);             // <time>5 phút trước</time>
std::string clock_of(base::WallTime time);                              // <time>10:05, 30/11/2026</time>
std::string span_of(base::Duration duration, Tongue const& tongue);     // "2 giờ 5 phút"
std::string grouped(std::uint64_t number, Tongue const& tongue);        // "1.234", "1,234"
std::string bytes_of(std::uint64_t bytes, Tongue const& tongue);        // "3,4 GB"
std::string kiosk_link(std::string_view kiosk, std::string_view place); // with the place beneath

} // namespace gateway::console
