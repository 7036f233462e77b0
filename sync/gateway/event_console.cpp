#include "sync/gateway/event_console.h"

#include <algorithm>
#include <fmt/format.h>

#include "sync/gateway/page.h"

namespace gateway {
namespace {

using console::Viewer;
using event::ReportBy;
using model::TallyKind;

std::string words(model::Bilingual const& both, Viewer const& viewer) {
    return escaped(viewer.tongue(both.vi, both.en.empty() ? both.vi : both.en));
}

std::string count_text(std::optional<std::uint64_t> count, Viewer const& viewer) {
    return count ? console::grouped(*count, viewer.tongue) : event::text_of_count(count);
}

std::string facts(EventBoard const& board, Viewer const& viewer) {
    std::string rows;
    auto const add = [&](std::string_view label, std::string_view value) {
        rows += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
    };
    for (auto const& row : board.standing.rows)
        if (row.by == ReportBy::Total) add(words(event::words_of(row.kind), viewer), count_text(row.count, viewer));
    add(viewer.tongue("Có thể trùng quà", "Gifts that may be doubled"), count_text(board.standing.doubles, viewer));
    return fmt::format(R"html(<dl class="facts">{}</dl>)html", rows);
}

std::string organisation_of(EventBoard const& board, std::string const& code, Viewer const& viewer) {
    if (code == "-") return std::string(viewer.tongue("Không qua đơn vị nào", "Nobody’s"));
    auto const* const known = board.day.organisation(code);
    return known == nullptr ? escaped(code) : words(known->name, viewer);
}

// A share of the target, where both may be told.
std::string share_of(event::ReportRow const& row) {
    if (!row.count || !row.target || *row.target == 0) return "";
    return fmt::format("{}%", *row.count * 100 / *row.target);
}

std::string organisations(EventBoard const& board, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    std::string rows;
    for (auto const& row : board.standing.rows)
        if (row.by == ReportBy::Progress && row.kind == TallyKind::Activated)
            rows += fmt::format(
                R"html(<tr><th scope="row">{}</th><td class="number">{}</td><td class="number">{}</td><td class="number">{}</td></tr>)html",
                organisation_of(board, row.organisation, viewer), count_text(row.count, viewer),
                row.target ? console::grouped(*row.target, viewer.tongue) : std::string(), share_of(row));
    if (rows.empty()) return "";
    return fmt::format(
        R"html(<table class="small"><caption>{}</caption><thead><tr><th scope="col">{}</th><th scope="col" class="number">{}</th><th scope="col" class="number">{}</th><th scope="col" class="number">{}</th></tr></thead><tbody>{}</tbody></table>)html",
        tongue("Kích hoạt so với chỉ tiêu ba tuần", "Activated, of the target of three weeks"),
        tongue("Đơn vị", "Organisation"), tongue("Đã kích hoạt", "Activated"), tongue("Chỉ tiêu", "Target"),
        tongue("Đạt", "Reached"), rows);
}

std::string kiosks(EventBoard const& board, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    std::string rows;
    for (auto const& kiosk : board.kiosks)
        rows += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>", console::kiosk_link(kiosk.kiosk, ""),
                            console::ago(kiosk.came_at, viewer),
                            kiosk.is_closed ? tongue("đã khóa sổ", "closed") : tongue("đang mở", "open"));
    if (rows.empty())
        return fmt::format("<p>{}</p>", tongue("Chưa trạm nào gửi số liệu.", "No kiosk has reported yet."));
    return fmt::format(
        R"html(<table class="small"><caption>{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>)html",
        tongue("Các trạm của ngày hội", "Kiosks of the event"), tongue("Trạm", "Kiosk"), tongue("Số liệu lúc", "As of"),
        tongue("Sổ", "Book"), rows);
}

std::string section(EventBoard const& board, Viewer const& viewer) {
    auto const& day = board.day;
    auto const first = event::day_text(day.first_day), last = event::day_text(day.last_day);
    return fmt::format(R"html(<h2>{}</h2><p class="where">{} · {}</p>{}{}{})html", words(day.name, viewer),
                       words(day.place, viewer), first == last ? first : first + " – " + last, facts(board, viewer),
                       organisations(board, viewer), kiosks(board, viewer));
}

} // namespace

console::Page events_page(std::vector<ShownBoard> const& boards, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    console::Page page{.title = std::string(tongue("Ngày hội", "Events")), .tab = std::string(events_tab)};
    for (auto const& board : boards)
        page.live += section(*board, viewer);
    page.live += boards.empty() ? fmt::format("<p>{}</p>", tongue("Chưa có ngày hội nào.", "There is no event."))
                                : fmt::format("<p>{}</p>", tongue("* Từ 1 đến 4 người, hoặc suy ra được: không nêu.",
                                                                  "* 1 to 4 people, or it would follow: not told."));
    return page;
}

} // namespace gateway
