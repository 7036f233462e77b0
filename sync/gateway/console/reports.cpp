#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "sync/gateway/console/pages.h"
#include "sync/gateway/page.h"

namespace gateway::console {
namespace {

constexpr int hours_shown = 24;
constexpr double chart_width = 960, chart_height = 300, chart_left = 48, chart_bottom = 28, chart_top = 24;

struct Chart {
    std::vector<base::WallTime> hours;
    std::vector<std::string> kinds;
    std::map<std::pair<base::WallTime, std::string>, std::uint64_t> counts;

    std::uint64_t at(base::WallTime hour, std::string const& kind) const {
        auto const found = counts.find({hour, kind});
        return found == counts.end() ? 0 : found->second;
    }
    std::uint64_t total(base::WallTime hour) const {
        std::uint64_t sum = 0;
        for (auto const& kind : kinds)
            sum += at(hour, kind);
        return sum;
    }
};

Chart chart_of(std::vector<store::HourCount> const& counts, base::WallTime now) {
    Chart chart;
    base::WallTime const last = std::chrono::floor<std::chrono::hours>(now);
    for (int i = hours_shown - 1; i >= 0; --i)
        chart.hours.push_back(last - std::chrono::hours(i));
    std::set<std::string> kinds;
    for (auto const& each : counts) {
        kinds.insert(each.service);
        chart.counts[{each.hour, each.service}] += each.count;
    }
    chart.kinds.assign(kinds.begin(), kinds.end());
    std::ranges::stable_partition(chart.kinds, [](std::string const& kind) { return kind == "report"; });
    return chart;
}

std::string_view kind_name(std::string_view kind, Tongue const& tongue) {
    if (kind == "report") return tongue("Phản ánh", "Reports");
    if (kind == "feedback") return tongue("Góp ý", "Feedback");
    return kind;
}

// The next 1, 2 or 5 with noughts.
std::uint64_t round_above(std::uint64_t value) {
    std::uint64_t power = 1;
    for (;; power *= 10)
        for (std::uint64_t const step : {1U, 2U, 5U})
            if (step * power >= value) return step * power;
}

std::string hour_text(base::WallTime hour) { return fmt::format("{}:00", base::in_vietnam(hour).hour); }

std::string axis(std::uint64_t most, Tongue const& tongue) {
    std::string lines;
    auto const span = chart_height - chart_bottom - chart_top;
    auto const steps = most % 4 == 0 ? 4U : most % 5 == 0 ? 5U : most < 3 ? static_cast<unsigned>(most) : 2U;
    for (unsigned i = 0; i <= steps; ++i) {
        auto const y = chart_height - chart_bottom - span * i / steps;
        lines += fmt::format(
            R"html(<path class="grid" d="M{0} {1:.1f}H{2}"/><text class="tick" x="{3}" y="{4:.1f}">{5}</text>)html",
            chart_left, y, chart_width, chart_left - 8, y + 5, grouped(most * i / steps, tongue));
    }
    return lines;
}

std::string bars(Chart const& chart, std::uint64_t most) {
    std::string shapes;
    auto const step = (chart_width - chart_left) / hours_shown, span = chart_height - chart_bottom - chart_top;
    for (std::size_t i = 0; i < chart.hours.size(); ++i) {
        auto const x = chart_left + step * static_cast<double>(i);
        double y = chart_height - chart_bottom;
        for (std::size_t kind = 0; kind < chart.kinds.size(); ++kind) {
            auto const count = chart.at(chart.hours[i], chart.kinds[kind]);
            auto const height = span * static_cast<double>(count) / static_cast<double>(most);
            y -= height;
            if (count > 0)
                shapes += fmt::format(
                    R"html(<rect class="bar-{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>)html", kind % 4,
                    x + 4, y, step - 8, height);
        }
        if (auto const total = chart.total(chart.hours[i]); total > 0)
            shapes += fmt::format(R"html(<text class="value" x="{:.1f}" y="{:.1f}">{}</text>)html", x + step / 2, y - 6,
                                  total);
        if (i % 3 == 2)
            shapes += fmt::format(R"html(<text class="hour" x="{:.1f}" y="{:.0f}">{}</text>)html", x + step / 2,
                                  chart_height - 6, hour_text(chart.hours[i]));
    }
    return shapes;
}

std::string picture_of(Chart const& chart, Viewer const& viewer) {
    std::uint64_t most = 1;
    for (auto const hour : chart.hours)
        most = std::max(most, chart.total(hour));
    most = round_above(most);
    std::string legend;
    for (std::size_t kind = 0; kind < chart.kinds.size(); ++kind)
        legend += fmt::format(
            R"html(<li><svg class="key" viewBox="0 0 16 16" aria-hidden="true"><rect class="bar-{}" width="16" height="16" rx="3"/></svg>{}</li>)html",
            kind % 4, escaped(kind_name(chart.kinds[kind], viewer.tongue)));
    return fmt::format(
        R"html(<figure class="chart"><div class="scroll" tabindex="0" role="region" aria-label="{0}"><svg viewBox="0 0 {1} {2}" role="img" aria-label="{3}">{4}{5}</svg></div><figcaption><ul class="legend">{6}</ul><p>{7}</p></figcaption></figure>)html",
        viewer.tongue("Biểu đồ", "Chart"), chart_width, chart_height,
        viewer.tongue("Biểu đồ cột: số phiếu mỗi giờ; số liệu ở bảng bên dưới",
                      "Bars: how many each hour; the figures are in the table below"),
        axis(most, viewer.tongue), bars(chart, most), legend,
        viewer.tongue("Giờ Việt Nam. Chỉ đếm số lượng, không mở nội dung.",
                      "Time of Việt Nam. Counted only; nothing is opened."));
}

std::string table_of(Chart const& chart, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    std::string heads = fmt::format(R"html(<th scope="col">{}</th>)html", tongue("Giờ", "Hour")), rows;
    for (auto const& kind : chart.kinds)
        heads += fmt::format(R"html(<th scope="col" class="number">{}</th>)html", escaped(kind_name(kind, tongue)));
    heads += fmt::format(R"html(<th scope="col" class="number">{}</th>)html", tongue("Tổng", "Total"));
    for (auto hour = chart.hours.rbegin(); hour != chart.hours.rend(); ++hour) {
        std::string cells;
        for (auto const& kind : chart.kinds)
            cells += fmt::format(R"html(<td class="number">{}</td>)html", grouped(chart.at(*hour, kind), tongue));
        auto const local = base::in_vietnam(*hour);
        rows +=
            fmt::format(R"html(<tr><th scope="row">{:02}:00, {:02}/{:02}</th>{}<td class="number">{}</td></tr>)html",
                        local.hour, local.day, local.month, cells, grouped(chart.total(*hour), tongue));
    }
    return fmt::format(
        R"html(<table class="small wide"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>)html",
        tongue("Số phiếu đã nhận mỗi giờ, theo loại", "Received each hour, by kind"), heads, rows);
}

} // namespace

Page reports_page(std::vector<store::HourCount> const& counts, Sight const& sight, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    auto const chart = chart_of(counts, viewer.now);
    std::uint64_t total = 0, waiting = 0;
    for (auto const& each : counts)
        total += each.count;
    for (auto const& kiosk : sight.kiosks)
        waiting += kiosk.waiting();
    Page page{.title = std::string(tongue("Phiếu đã nhận", "Received")), .tab = "/reports"};
    page.live = fmt::format(R"html(<p class="figures"><strong>{}</strong> {} <strong>{}</strong> {}</p>{}{})html",
                            grouped(total, tongue), tongue("phiếu trong 24 giờ qua ·", "in the last 24 hours ·"),
                            grouped(waiting, tongue), tongue("phản ánh còn ở trạm", "reports are still at kiosks"),
                            picture_of(chart, viewer), table_of(chart, viewer));
    return page;
}

} // namespace gateway::console
