#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "sync/gateway/console/pages.h"
#include "sync/gateway/form_values.h"
#include "sync/gateway/page.h"

namespace gateway::console {
namespace {

constexpr double map_width = 1000, map_height = 640, border = 40;
constexpr double kilometres_a_degree = 111.2;

struct Point {
    double x = 0, y = 0; // kilometres east and south
};

Point point_of(model::KioskPlace const& place) {
    auto const shrink = std::cos(place.latitude * std::numbers::pi / 180);
    return {place.longitude * kilometres_a_degree * shrink, -place.latitude * kilometres_a_degree};
}

// What of the plane the picture shows, and how large a kilometre is in it.
struct Window {
    Point corner;
    double scale = 1;
    Point place(Point point) const { return {(point.x - corner.x) * scale, (point.y - corner.y) * scale}; }
    bool shows(Point place) const {
        return place.x >= 0 && place.x <= map_width && place.y >= 0 && place.y <= map_height;
    }
};

// So much of them lies below: 0.5 is the middle. Whoever is far from all others does not make the city small.
double share_of(std::vector<double> values, double share) {
    auto const at = values.begin() + std::lround(static_cast<double>(values.size() - 1) * share);
    std::ranges::nth_element(values, at);
    return *at;
}

Window window_of(std::vector<KioskSight const*> const& kiosks, MapQuery const& query) {
    constexpr double few = 0.02, least_kilometres = 2;
    std::vector<double> xs, ys;
    std::optional<Point> centre;
    for (auto const* kiosk : kiosks) {
        auto const point = point_of(*kiosk->place);
        xs.push_back(point.x);
        ys.push_back(point.y);
        if (kiosk->kiosk == query.at) centre = point;
    }
    auto const west = share_of(xs, few), east = share_of(xs, 1 - few);
    auto const north = share_of(ys, few), south = share_of(ys, 1 - few);
    Window window;
    window.scale = std::min((map_width - 2 * border) / std::max(east - west, least_kilometres),
                            (map_height - 2 * border) / std::max(south - north, least_kilometres)) *
                   query.zoom;
    Point const whole{(west + east) / 2, (north + south) / 2}, middle{share_of(xs, 0.5), share_of(ys, 0.5)};
    auto const at = centre ? *centre : query.zoom == 1 ? whole : middle;
    window.corner = {at.x - map_width / 2 / window.scale, at.y - map_height / 2 / window.scale};
    return window;
}

// A line of a round number of kilometres, about a fifth of the width.
std::string scale_bar(Window const& window) {
    double kilometres = 0.1;
    for (double const step : {0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0})
        if (step * window.scale < map_width / 4) kilometres = step;
    auto const length = kilometres * window.scale, y = map_height - 24;
    return fmt::format(
        R"html(<g class="scale"><path d="M24 {1:.0f}v8h{0:.0f}v-8"/><text x="{2:.0f}" y="{3:.0f}">{4} km</text></g>)html",
        length, y - 8, 24 + length / 2, y - 14, kilometres);
}

std::string grid() {
    std::string lines;
    auto const step = map_width / 10;
    for (double x = step; x < map_width; x += step)
        lines += fmt::format("M{:.0f} 0V{:.0f}", x, map_height);
    for (double y = step; y < map_height; y += step)
        lines += fmt::format("M0 {:.0f}H{:.0f}", y, map_width);
    return fmt::format(R"html(<path class="grid" d="{}"/>)html", lines);
}

std::string_view outline(Health health) {
    switch (health) {
    case Health::Well: return "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z";
    case Health::CareSoon: return "M0-9 9.5 8h-19z";
    case Health::CareNow: return "M0-11 11 0 0 11-11 0z";
    case Health::Silent: return "M-7.5-7.5h15v15h-15z";
    }
    return "";
}

std::string dot(KioskSight const& kiosk, Point place, MapQuery const& query, Viewer const& viewer) {
    auto const here = kiosk.kiosk == query.at;
    return fmt::format(
        R"html(<a href="/kiosk/{0}" tabindex="-1"><g transform="translate({1:.1f} {2:.1f})">{3}<path class="dot {4}" d="{5}"/><title>{0} – {6}: {7}</title></g></a>
)html",
        escaped(kiosk.kiosk), place.x, place.y, here ? R"html(<circle class="here" r="20"/>)html" : "",
        word_of(kiosk.health), outline(kiosk.health), escaped(kiosk.place_name()),
        name_of(kiosk.health, viewer.tongue));
}

std::string picture(std::vector<KioskSight const*> const& kiosks, MapQuery const& query, Viewer const& viewer,
                    std::vector<KioskSight const*>& shown) {
    auto const window = window_of(kiosks, query);
    std::string dots;
    for (auto const* kiosk : kiosks) { // the worst last, so that none lies beneath a better one
        auto const place = window.place(point_of(*kiosk->place));
        if (!window.shows(place)) continue;
        shown.push_back(kiosk);
        dots += dot(*kiosk, place, query, viewer);
    }
    return fmt::format(R"html(<svg class="map" viewBox="0 0 {:.0f} {:.0f}" aria-hidden="true">{}{}{}</svg>)html",
                       map_width, map_height, grid(), dots, scale_bar(window));
}

std::string legend(Viewer const& viewer) {
    std::string items;
    for (auto const health : healths)
        items += "<li>" + badge(health, viewer.tongue) + "</li>";
    return "<ul class=\"legend\">" + items + "</ul>";
}

std::string zooms(MapQuery const& query, Viewer const& viewer) {
    std::string links;
    constexpr std::pair<unsigned, std::pair<std::string_view, std::string_view>> steps[] = {
        {1, {"Toàn bộ", "All"}}, {3, {"Gần hơn", "Closer"}}, {9, {"Gần nhất", "Closest"}}};
    for (auto const& [zoom, names] : steps)
        links += fmt::format(R"html(<a class="more" href="/map?zoom={}{}"{}>{}</a>)html", zoom,
                             query.at.empty() || zoom == 1 ? std::string() : "&amp;at=" + escaped(query.at),
                             zoom == query.zoom ? R"html( aria-current="true")html" : "",
                             viewer.tongue(names.first, names.second));
    return fmt::format(R"html(<nav class="zooms" aria-label="{}">{}</nav>)html", viewer.tongue("Độ gần", "Zoom"),
                       links);
}

// Those of the map that the picture does not show.
std::string outside(std::vector<KioskSight const*> const& kiosks, std::vector<KioskSight const*> const& shown,
                    Viewer const& viewer) {
    if (kiosks.size() == shown.size()) return "";
    return fmt::format(R"html(<p class="counted">{} {}</p>)html", grouped(kiosks.size() - shown.size(), viewer.tongue),
                       viewer.tongue("trạm khác ở ngoài hình này; có trong danh sách trạm.",
                                     "other kiosks lie outside of this picture; the list of kiosks has them."));
}

std::string text_list(std::vector<KioskSight const*> const& shown, Viewer const& viewer) {
    std::string groups;
    for (auto const health : healths) {
        std::string items;
        std::size_t count = 0;
        for (auto const* kiosk : shown) {
            if (kiosk->health != health) continue;
            ++count;
            items += "<li>" + kiosk_link(kiosk->kiosk, kiosk->place_name()) + "</li>";
        }
        if (count == 0) continue;
        groups += fmt::format(R"html(<h3>{}{} <span class="count">{}</span></h3><ul class="columns">{}</ul>)html",
                              mark(health), name_of(health, viewer.tongue), count, items);
    }
    return groups;
}

} // namespace

MapQuery read_map_query(std::string_view query) {
    auto const zoom = form_value(query, "zoom").value_or("");
    return {zoom == "9" ? 9U : zoom == "3" ? 3U : 1U, form_value(query, "at").value_or("")};
}

Page map_page(Sight const& sight, MapQuery const& query, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    Page page{.title = std::string(tongue("Bản đồ", "Map")), .tab = "/map"};
    std::vector<KioskSight const*> kiosks;
    for (auto const& kiosk : sight.kiosks)
        if (kiosk.place) kiosks.push_back(&kiosk);
    if (kiosks.empty()) {
        page.live = fmt::format(R"html(<p class="calm">{}</p>)html",
                                tongue("Chưa có toạ độ của trạm nào.", "No kiosk’s place is known."));
        return page;
    }
    std::ranges::stable_sort(kiosks, std::ranges::less(), &KioskSight::health);
    auto known = query;
    auto const* const at = sight.find(query.at);
    if (!at || !at->place) known.at.clear();
    std::vector<KioskSight const*> shown;
    auto const image = picture(kiosks, known, viewer, shown);
    for (auto const* kiosk : shown)
        page.alarms += kiosk->alarms.size();
    std::ranges::sort(shown, std::ranges::less(), &KioskSight::kiosk);
    page.before = zooms(known, viewer);
    page.live = fmt::format(
        R"html(<figure>{}<figcaption>{}<p>{}</p></figcaption></figure>{}<h2>{}</h2>{})html", image, legend(viewer),
        tongue("Bên dưới là danh sách các trạm trong hình.", "The kiosks of the picture are listed below."),
        outside(kiosks, shown, viewer), tongue("Các trạm trong hình", "The kiosks of the picture"),
        text_list(shown, viewer));
    return page;
}

} // namespace gateway::console
