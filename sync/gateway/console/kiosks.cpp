#include <algorithm>
#include <fmt/format.h>

#include "sync/gateway/console/pages.h"
#include "sync/gateway/page.h"

namespace gateway::console {
namespace {

constexpr std::size_t rows_a_page = 50;

struct Column {
    std::optional<SortBy> sort;
    std::string_view vietnamese, english;
    bool is_number = false;
};
constexpr Column columns[] = {
    {SortBy::Health, "Tình trạng", "State"},     {SortBy::Kiosk, "Trạm", "Kiosk"},
    {SortBy::Heard, "Tin cuối", "Last heard"},   {SortBy::Waiting, "Phản ánh chờ", "Reports waiting"},
    {SortBy::Photos, "Ảnh chờ", "Photos", true}, {SortBy::Paper, "Giấy", "Paper", true},
    {SortBy::Version, "Phiên bản", "Version"},   {std::nullopt, "Nội dung, cài đặt", "Content, settings"},
    {std::nullopt, "Cảnh báo", "Alarms"}};

std::string option(std::string_view value, std::string_view name, bool selected) {
    return fmt::format(R"html(<option value="{}"{}>{}</option>)html", value, selected ? " selected" : "", name);
}

std::string filter(ListQuery const& query, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    auto states = option("", tongue("Tất cả", "All"), !query.state);
    for (auto const health : healths)
        states += option(word_of(health), name_of(health, tongue), query.state == health);
    std::string orders;
    for (auto const& column : columns)
        if (column.sort)
            orders +=
                option(word_of(*column.sort), tongue(column.vietnamese, column.english), query.sort == *column.sort);
    return fmt::format(
        R"html(<form class="filter" method="get" action="/kiosks" role="search">
<label>{}<input type="search" name="q" maxlength="40" value="{}"></label>
<label>{}<select name="state">{}</select></label><label>{}<select name="sort">{}</select></label>
<button>{}</button></form>
)html",
        tongue("Mã hoặc nơi đặt", "Id or place"), escaped(query.words), tongue("Tình trạng", "State"), states,
        tongue("Xếp theo", "Sort by"), orders, tongue("Xem", "Show"));
}

std::string header_cell(Column const& column, ListQuery const& query, Viewer const& viewer) {
    auto const name = viewer.tongue(column.vietnamese, column.english);
    auto const* const kind = column.is_number ? R"html( class="number")html" : "";
    if (!column.sort) return fmt::format(R"html(<th scope="col" role="columnheader"{}>{}</th>)html", kind, name);
    bool const is_sorted = query.sort == *column.sort;
    auto other = query;
    other.sort = *column.sort;
    other.backwards = is_sorted && !query.backwards;
    other.page = 1;
    auto const* const order = query.backwards ? "descending" : "ascending";
    return fmt::format(R"html(<th scope="col" role="columnheader"{}{}><a href="{}">{}</a></th>)html", kind,
                       is_sorted ? fmt::format(R"html( aria-sort="{}")html", order) : "", escaped(address_of(other)),
                       name);
}

std::string cell(Column const& column, std::string const& value, Viewer const& viewer) {
    return fmt::format(R"html(<td role="cell"{}><span class="label">{}</span><span>{}</span></td>)html",
                       column.is_number ? R"html( class="number")html" : "",
                       viewer.tongue(column.vietnamese, column.english), value);
}

std::string short_tag(std::string const& tag) {
    std::string text;
    for (char const c : tag)
        if (c != '"' && text.size() < 8) text += c;
    return text.empty() ? "–" : "<code>" + escaped(text) + "</code>";
}

std::string waiting_cell(KioskSight const& kiosk, Viewer const& viewer) {
    auto const count = grouped(kiosk.waiting(), viewer.tongue);
    if (!kiosk.said || !kiosk.said->oldest_since) return kiosk.heartbeat ? count : "–";
    return fmt::format(R"html({} <span class="since">{} {}</span>)html", count, viewer.tongue("từ", "since"),
                       ago(*kiosk.said->oldest_since, viewer));
}

std::string paper_cell(KioskSight const& kiosk) {
    if (!kiosk.heartbeat || !kiosk.heartbeat->paper_left_mm) return "–";
    return fmt::format("{} m", *kiosk.heartbeat->paper_left_mm / 1000);
}

std::string alarms_cell(KioskSight const& kiosk, Viewer const& viewer) {
    if (kiosk.alarms.empty()) return "–";
    std::string items;
    for (auto const& alarm : kiosk.alarms)
        items += "<li>" + sentence(alarm, viewer) + "</li>";
    return "<ul>" + items + "</ul>";
}

std::string row(KioskSight const& kiosk, Viewer const& viewer) {
    auto const& beat = kiosk.heartbeat;
    auto const text = [&](std::size_t index, std::string const& value) { return cell(columns[index], value, viewer); };
    return fmt::format(
        R"html(<tr role="row">{}<th scope="row" role="rowheader">{}</th>{}{}{}{}{}{}{}</tr>
)html",
        text(0, badge(kiosk.health, viewer.tongue)), kiosk_link(kiosk.kiosk, kiosk.place_name()),
        text(2, kiosk.said ? ago(kiosk.said->heard_at, viewer) : std::string("–")),
        text(3, waiting_cell(kiosk, viewer)), text(4, beat ? grouped(beat->photos, viewer.tongue) : std::string("–")),
        text(5, paper_cell(kiosk)), text(6, beat ? escaped(beat->version) : std::string("–")),
        text(7, beat ? short_tag(beat->content) + " " + short_tag(beat->settings) : std::string("–")),
        text(8, alarms_cell(kiosk, viewer)));
}

std::string pager(ListQuery const& query, std::size_t pages, Viewer const& viewer) {
    if (pages < 2) return "";
    auto const& tongue = viewer.tongue;
    auto const link = [&](std::size_t page, std::string_view name) {
        auto other = query;
        other.page = page;
        return fmt::format(R"html(<a class="more" href="{}">{}</a>)html", escaped(address_of(other)), name);
    };
    return fmt::format(R"html(<nav class="pager" aria-label="{}">{}<span>{} {} / {}</span>{}</nav>)html",
                       tongue("Trang của danh sách", "Pages of the list"),
                       query.page > 1 ? link(query.page - 1, tongue("Trang trước", "Previous")) : "",
                       tongue("Trang", "Page"), query.page, pages,
                       query.page < pages ? link(query.page + 1, tongue("Trang sau", "Next")) : "");
}

std::string table(std::span<KioskSight const* const> rows, ListQuery const& query, Viewer const& viewer) {
    std::string heads, body;
    for (auto const& column : columns)
        heads += header_cell(column, query, viewer);
    for (auto const* kiosk : rows)
        body += row(*kiosk, viewer);
    return fmt::format(
        R"html(<table class="kiosks" role="table"><caption class="away">{}</caption><thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">
{}</tbody></table>)html",
        viewer.tongue("Các trạm, mỗi trạm một hàng", "The kiosks, one a row"), heads, body);
}

} // namespace

Page kiosks_page(Sight const& sight, ListQuery const& query, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    auto const rows = chosen(sight, query);
    auto const pages = std::max<std::size_t>((rows.size() + rows_a_page - 1) / rows_a_page, 1);
    auto shown = query;
    shown.page = std::min(query.page, pages);
    auto const first = (shown.page - 1) * rows_a_page, count = std::min(rows.size() - first, rows_a_page);
    Page page{
        .title = std::string(tongue("Danh sách trạm", "Kiosks")), .before = filter(query, viewer), .tab = "/kiosks"};
    for (auto const* kiosk : rows)
        page.alarms += kiosk->alarms.size();
    auto const counted = fmt::format(R"html(<p class="counted">{} {}</p>)html", grouped(rows.size(), tongue),
                                     tongue("trạm", rows.size() == 1 ? "kiosk" : "kiosks"));
    if (rows.empty())
        page.live = fmt::format(R"html(<p class="calm">{}</p>)html",
                                tongue("Không có trạm nào như vậy.", "There is no such kiosk."));
    else
        page.live = counted + table(std::span(rows).subspan(first, count), shown, viewer) + pager(shown, pages, viewer);
    return page;
}

} // namespace gateway::console
