#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "sync/gateway/console/pages.h"
#include "sync/gateway/page.h"

namespace gateway::console {
namespace {

constexpr std::size_t most_listed = 25;

std::string tile(Health health, Sight const& sight, Viewer const& viewer) {
    return fmt::format(
        R"html(<li><a class="tile {0}" href="/kiosks?state={0}">{1}<strong>{2}</strong><span>{3}</span></a></li>)html",
        word_of(health), mark(health), grouped(sight.count(health), viewer.tongue), name_of(health, viewer.tongue));
}

std::string tiles(Sight const& sight, Viewer const& viewer) {
    std::string items;
    for (auto const health : healths)
        items += tile(health, sight, viewer);
    return fmt::format(R"html(<h2 class="away">{}</h2><ul class="tiles">{}</ul>)html",
                       viewer.tongue("Tình trạng các trạm", "How the kiosks are"), items);
}

// The kiosks with alarms, the worst first; each with all that is wrong.
std::string alarm_list(Sight const& sight, Viewer const& viewer) {
    auto const rows = chosen(sight, {});
    std::string items;
    std::size_t shown = 0, all = 0;
    for (auto const* kiosk : rows) {
        if (kiosk->alarms.empty()) continue;
        if (++all > most_listed) continue;
        ++shown;
        std::string sentences;
        for (auto const& alarm : kiosk->alarms)
            sentences += "<li>" + sentence(alarm, viewer) + "</li>";
        items +=
            fmt::format(R"html(<li class="alarm {}">{}<div>{}</div><ul>{}</ul></li>)html", word_of(kiosk->health),
                        badge(kiosk->health, viewer.tongue), kiosk_link(kiosk->kiosk, kiosk->place_name()), sentences);
    }
    if (all == 0)
        return fmt::format(R"html(<p class="calm">{}{}</p>)html", mark(Health::Well),
                           viewer.tongue("Không có cảnh báo nào.", "There are no alarms."));
    auto const more = all == shown
                          ? std::string()
                          : fmt::format(R"html(<p><a class="more" href="/kiosks">{}</a></p>)html",
                                        fmt::format(fmt::runtime(viewer.tongue("Xem tất cả {} trạm có cảnh báo",
                                                                               "See all {} kiosks with alarms")),
                                                    all));
    return fmt::format(R"html(<ul class="alarms">{}</ul>{})html", items, more);
}

std::string fact(std::string_view label, std::string const& value) {
    return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
}

std::string totals(Sight const& sight, Viewer const& viewer) {
    std::uint64_t waiting = 0, photos = 0, refused = 0;
    std::optional<base::WallTime> oldest;
    for (auto const& kiosk : sight.kiosks) {
        waiting += kiosk.waiting();
        photos += kiosk.heartbeat ? kiosk.heartbeat->photos : 0;
        refused += kiosk.said ? kiosk.said->quarantined : 0;
        if (kiosk.said && kiosk.said->oldest_since && (!oldest || *kiosk.said->oldest_since < *oldest))
            oldest = kiosk.said->oldest_since;
    }
    auto const& tongue = viewer.tongue;
    return fmt::format(R"html(<h2>{}</h2><dl class="facts">{}{}{}{}{}</dl>)html",
                       tongue("Toàn thành phố", "The whole city"),
                       fact(tongue("Số trạm", "Kiosks"), grouped(sight.kiosks.size(), tongue)),
                       fact(tongue("Phản ánh chờ gửi", "Reports that wait"), grouped(waiting, tongue)),
                       fact(tongue("Ảnh chờ gửi", "Photos that wait"), grouped(photos, tongue)),
                       fact(tongue("Phản ánh bị từ chối", "Refused reports"), grouped(refused, tongue)),
                       fact(tongue("Cũ nhất đang chờ", "The oldest that waits"),
                            oldest ? ago(*oldest, viewer) : std::string(tongue("không có", "none"))));
}

std::string versions(Sight const& sight, Viewer const& viewer) {
    std::map<std::string, std::size_t> counts;
    for (auto const& kiosk : sight.kiosks)
        if (kiosk.heartbeat) ++counts[kiosk.heartbeat->version];
    if (counts.empty()) return "";
    auto const& tongue = viewer.tongue;
    std::string rows;
    for (auto const& [version, count] : counts)
        rows += fmt::format(R"html(<tr><th scope="row">{}</th><td class="number">{}</td></tr>)html", escaped(version),
                            grouped(count, tongue));
    return fmt::format(
        R"html(<h2>{0}</h2><table class="small"><caption class="away">{0}</caption><thead><tr><th scope="col">{1}</th><th scope="col" class="number">{2}</th></tr></thead><tbody>{3}</tbody></table>)html",
        tongue("Phiên bản đang chạy", "Versions that run"), tongue("Phiên bản", "Version"), tongue("Số trạm", "Kiosks"),
        rows);
}

} // namespace

Page overview_page(Sight const& sight, Viewer const& viewer) {
    Page page{.title = std::string(viewer.tongue("Tổng quan", "Overview")), .tab = "/"};
    for (auto const& kiosk : sight.kiosks)
        page.alarms += kiosk.alarms.size();
    page.live =
        fmt::format(R"html({}<div class="split"><section><h2>{}</h2>{}</section><section>{}{}</section></div>)html",
                    tiles(sight, viewer), viewer.tongue("Cảnh báo", "Alarms"), alarm_list(sight, viewer),
                    totals(sight, viewer), versions(sight, viewer));
    return page;
}

} // namespace gateway::console
