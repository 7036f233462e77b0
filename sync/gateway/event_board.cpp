#include "sync/gateway/event_board.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <span>

#include "sync/event/merged.h"
#include "sync/gateway/page.h"

namespace gateway {
namespace {

using event::ReportBy;
using event::ReportRow;
using model::TallyKind;

// Rows of the two tables that stand above one another on a stage; the organisers' page has all.
constexpr std::size_t most_organisations = 5, most_rows = 8;
constexpr auto not_told_words =
    "<p class=\"note\">* Từ 1 đến 4 người, hoặc suy ra được: không nêu, để không ai bị nhận "
    "ra. <span lang=\"en\">1 to 4 people, or it would follow: not told.</span></p>\n";

std::string clock_of(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:02}:{:02}", local.hour, local.minute);
}

std::string both(std::string_view vi, std::string_view en) {
    auto text = escaped(vi);
    if (!en.empty()) text += fmt::format(" <span lang=\"en\">{}</span>", escaped(en));
    return text;
}

std::string heading(std::string_view vi, std::string_view en) { return fmt::format("<h2>{}</h2>\n", both(vi, en)); }

// In the order of the report.
std::vector<ReportRow> rows_of(EventBoard const& board, ReportBy by, TallyKind kind) {
    std::vector<ReportRow> rows;
    for (auto const& row : board.standing.rows)
        if (row.by == by && row.kind == kind) rows.push_back(row);
    return rows;
}

std::string totals(EventBoard const& board) {
    std::string html = "<section class=\"totals\" aria-label=\"Tổng số\">\n<dl>\n";
    for (auto const kind :
         {TallyKind::Visitor, TallyKind::Installed, TallyKind::Activated, TallyKind::FirstReport, TallyKind::Gift})
        for (auto const& row : rows_of(board, ReportBy::Total, kind)) {
            auto const words = event::words_of(kind);
            html += fmt::format("<div class=\"{}\"><dt>{}</dt><dd>{}</dd></div>\n", word_of(kind),
                                both(words.vi, words.en), event::text_of_count(row.count));
        }
    return html + "</dl>\n</section>\n";
}

std::uint64_t largest_of(std::vector<ReportRow> const& rows) {
    std::uint64_t most = 1;
    for (auto const& row : rows)
        most = std::max(most, row.count.value_or(0));
    return most;
}

std::string hour_words(ReportRow const& row) { return fmt::format("{}h", row.hour.substr(11, 2)); }
std::string day_words(ReportRow const& row) {
    return fmt::format("{}/{}", row.hour.substr(8, 2), row.hour.substr(5, 2));
}

// Those of the last day: what a stage has room for. The table has all.
std::vector<ReportRow> of_last_day(std::vector<ReportRow> const& rows) {
    std::vector<ReportRow> last;
    for (auto const& row : rows)
        if (row.hour.starts_with(rows.back().hour.substr(0, 10))) last.push_back(row);
    return last;
}

// Bars from left to right; what is not told is a low one of another pattern.
std::string hours_chart(std::vector<ReportRow> const& rows) {
    constexpr double width = 960, height = 480, foot = 50, head = 50;
    double const step = width / static_cast<double>(std::max<std::size_t>(rows.size(), 6));
    double const most = static_cast<double>(largest_of(rows));
    auto svg = fmt::format(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"Khách đến theo giờ, số ở bảng dưới\">\n", width, height);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        double const tall = rows[i].count ? static_cast<double>(*rows[i].count) / most * (height - foot - head) : 14;
        double const middle = (static_cast<double>(i) + 0.5) * step, top = height - foot - tall;
        svg += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"4\"/>"
                           "<text class=\"value\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>"
                           "<text class=\"hour\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n",
                           rows[i].count ? "bar" : "bar untold", middle - step * 0.36, top, step * 0.72, tall, middle,
                           top - 12, event::text_of_count(rows[i].count), middle, height - 12, hour_words(rows[i]));
    }
    return svg + fmt::format("<line x1=\"0\" x2=\"{0}\" y1=\"{1}\" y2=\"{1}\"/>\n</svg>\n", width, height - foot);
}

std::string hours(EventBoard const& board) {
    auto const rows = rows_of(board, ReportBy::Hourly, TallyKind::Visitor);
    auto const day = rows.empty() ? "" : ", ngày " + day_words(rows.back());
    auto html = "<section class=\"hours\">\n" + heading("Khách đến theo giờ" + day, "Visitors by hour");
    if (rows.empty()) return html + "<p>Chưa có số nào. <span lang=\"en\">No numbers yet.</span></p>\n</section>\n";
    html +=
        hours_chart(of_last_day(rows)) +
        "<details><summary>Bảng số <span lang=\"en\">Table</span></summary>\n<table>\n<thead><tr><th>Giờ "
        "<span lang=\"en\">Hour</span></th><th>Khách <span lang=\"en\">Visitors</span></th></tr></thead>\n<tbody>\n";
    for (auto const& row : rows)
        html += fmt::format("<tr><th scope=\"row\">{} {}</th><td>{}</td></tr>\n", hour_words(row), day_words(row),
                            event::text_of_count(row.count));
    return html + "</tbody>\n</table>\n</details>\n</section>\n";
}

std::string organisation_words(EventBoard const& board, std::string const& code) {
    if (code == "-") return both("Không qua đơn vị nào", "Nobody's");
    auto const* const known = board.day.organisation(code);
    return known == nullptr ? escaped(code) : both(known->name.vi, known->name.en);
}

// A bar of a hundred, full where the target is reached.
std::string progress_bar(ReportRow const& row) {
    if (!row.count || !row.target || *row.target == 0) return "";
    auto const share = std::min(100.0, 100.0 * static_cast<double>(*row.count) / *row.target);
    return fmt::format("<svg class=\"share\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                       "<rect class=\"rest\" width=\"100\" height=\"4\"/><rect class=\"{}\" width=\"{:.1f}\" "
                       "height=\"4\"/></svg><small>{:.0f}%</small>",
                       share >= 100 ? "bar full" : "bar", share, share);
}

std::string more_than(std::size_t all, std::size_t most, std::string_view what) {
    if (all <= most) return "";
    return fmt::format("<p class=\"note\">và {0} {1} nữa <span lang=\"en\">and {0} more</span></p>\n", all - most,
                       what);
}

std::string progress(EventBoard const& board, std::size_t most) {
    auto const rows = rows_of(board, ReportBy::Progress, TallyKind::Activated);
    if (rows.empty()) return "";
    auto html = "<section class=\"progress\">\n" + heading("Kích hoạt so với chỉ tiêu ba tuần", "Activated of target") +
                "<table>\n<thead><tr><th>Đơn vị <span lang=\"en\">Organisation</span></th><th>Đã kích hoạt <span "
                "lang=\"en\">Activated</span></th><th>Chỉ tiêu <span lang=\"en\">Target</span></th><th>Tiến độ <span "
                "lang=\"en\">Progress</span></th></tr></thead>\n<tbody>\n";
    for (auto const& row : std::span(rows).first(std::min(rows.size(), most)))
        html += fmt::format(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td><div class=\"share\">{}</div></td></tr>\n",
            organisation_words(board, row.organisation), event::text_of_count(row.count),
            event::text_of_count(row.target), progress_bar(row));
    return html + "</tbody>\n</table>\n" + more_than(rows.size(), most, "đơn vị") + "</section>\n";
}

struct Ambassador {
    std::string code, organisation;
    std::optional<std::uint64_t> visitors = {}, activated = {};
};

// By how many they have brought so far; those that are not told at the end, by code.
std::vector<Ambassador> ambassadors_of(EventBoard const& board) {
    std::vector<Ambassador> all;
    for (auto const& row : rows_of(board, ReportBy::Ambassador, TallyKind::Activated))
        if (row.ambassador != "-") all.push_back({row.ambassador, row.organisation, std::nullopt, row.count});
    for (auto const& row : rows_of(board, ReportBy::Ambassador, TallyKind::Visitor))
        for (auto& one : all)
            if (one.code == row.ambassador && one.organisation == row.organisation) one.visitors = row.count;
    std::ranges::stable_sort(all, [](Ambassador const& a, Ambassador const& b) { return a.activated > b.activated; });
    return all;
}

std::string ambassadors(EventBoard const& board, std::size_t most) {
    auto const all = ambassadors_of(board);
    if (all.empty()) return "";
    auto html = "<section class=\"ambassadors\">\n" + heading("Đại sứ", "Ambassadors") +
                "<table>\n<thead><tr><th>Mã <span lang=\"en\">Code</span></th><th>Đơn vị <span lang=\"en\">Organisation"
                "</span></th><th>Khách <span lang=\"en\">Visitors</span></th><th>Đã kích hoạt <span "
                "lang=\"en\">Activated</span></th></tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < std::min(all.size(), most); ++i)
        html += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                            escaped(all[i].code), organisation_words(board, all[i].organisation),
                            event::text_of_count(all[i].visitors), event::text_of_count(all[i].activated));
    return html + "</tbody>\n</table>\n" + more_than(all.size(), most, "đại sứ") + "</section>\n";
}

bool is_unheard(BoardKiosk const& kiosk, base::WallTime now) {
    return now - std::max(kiosk.came_at, kiosk.heard_at.value_or(kiosk.came_at)) > unheard_after;
}

std::string kiosk_row(BoardKiosk const& kiosk, base::WallTime now) {
    bool const unheard = !kiosk.is_closed && is_unheard(kiosk, now);
    auto const last = std::max(kiosk.came_at, kiosk.heard_at.value_or(kiosk.came_at));
    auto state = kiosk.is_closed ? both("đã khóa sổ", "closed") : both("đang nối", "connected");
    if (unheard) state = both("chưa liên lạc từ " + clock_of(last), "not heard since");
    auto const* const word = kiosk.is_closed ? "closed" : unheard ? "unheard" : "heard";
    return fmt::format("<tr class=\"{}\"><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", word,
                       escaped(kiosk.kiosk), clock_of(kiosk.came_at), state);
}

std::string kiosks(EventBoard const& board) {
    auto html = "<section class=\"kiosks\">\n" + heading("Các máy", "Kiosks") +
                "<table>\n<thead><tr><th>Máy <span lang=\"en\">Kiosk</span></th><th>Số liệu lúc <span lang=\"en\">As "
                "of</span></th><th>Tình trạng <span lang=\"en\">State</span></th></tr></thead>\n<tbody>\n";
    for (auto const& kiosk : board.kiosks)
        html += kiosk_row(kiosk, board.now);
    html += "</tbody>\n</table>\n";
    auto const& doubles = board.standing.doubles;
    bool const any = !doubles || *doubles > 0;
    return html + fmt::format("<p class=\"{}\">{} <b>{}</b></p>\n</section>\n", any ? "doubles some" : "doubles",
                              both("Có thể trùng quà", "Gifts that may be doubled"), event::text_of_count(doubles));
}

std::string days_of(model::EventDay const& day) {
    auto const first = event::day_text(day.first_day);
    return day.first_day == day.last_day ? first : first + " – " + event::day_text(day.last_day);
}

std::string page_of(EventBoard const& board, std::string_view kind, std::string const& main) {
    auto const& day = board.day;
    auto const as_of = board.standing.as_of ? both("Số liệu lúc", "as of") + " " + clock_of(*board.standing.as_of)
                                            : both("Chưa máy nào gửi số", "No kiosk has reported yet");
    return fmt::format("<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"robots\" content=\"noindex\">\n<title>{0}</title>\n"
                       "<noscript><meta http-equiv=\"refresh\" content=\"15\"></noscript>\n"
                       "<link rel=\"stylesheet\" href=\"/events/board.css\">\n"
                       "<script src=\"/events/board.js\" defer></script>\n</head>\n<body class=\"{1}\">\n"
                       "<header>\n<div><h1>{2}</h1>\n<p>{3} · {4}</p></div>\n<p class=\"as-of\">{5}</p>\n</header>\n"
                       "<main>\n{6}{7}</main>\n<p class=\"offline\" role=\"status\" hidden>Đang nối lại… <span "
                       "lang=\"en\">Reconnecting</span></p>\n</body>\n</html>\n",
                       escaped(day.name.vi), kind, both(day.name.vi, day.name.en), both(day.place.vi, day.place.en),
                       days_of(day), as_of, main, not_told_words);
}

} // namespace

EventBoard event_board_of(model::EventDay const& day, std::vector<store::StoredEventBook> const& books,
                          std::vector<store::KioskState> const& states, KeyOfKiosk const& key_of, base::WallTime now) {
    event::Merged merged(day.id);
    EventBoard board{day, {}, {}, {}, now};
    std::map<std::string, BoardKiosk> by_kiosk;
    std::optional<base::WallTime> as_of;
    for (auto const& book : books) {
        auto const key = key_of(book.kiosk);
        auto const snapshot = key ? event::read_snapshot(book.text, *key) : tl::unexpected(key.error());
        auto const taken = snapshot ? merged.take(*snapshot) : tl::unexpected(snapshot.error());
        if (!taken) {
            board.troubles.push_back(book.kiosk + ": " + taken.error().what);
            continue;
        }
        auto& kiosk = by_kiosk[book.kiosk];
        kiosk.kiosk = book.kiosk;
        kiosk.is_closed = snapshot->closed;
        kiosk.came_at = std::max(kiosk.came_at, book.received_at);
        as_of = std::max(as_of.value_or(book.received_at), book.received_at);
    }
    board.standing = event::standing_of(day, merged);
    board.standing.as_of = as_of; // the city's clock, and no kiosk's
    for (auto const& state : states)
        if (auto const found = by_kiosk.find(state.kiosk); found != by_kiosk.end())
            found->second.heard_at = state.heard_at;
    for (auto& [id, kiosk] : by_kiosk)
        board.kiosks.push_back(std::move(kiosk));
    for (auto& trouble : merged.troubles())
        board.troubles.push_back(std::move(trouble));
    return board;
}

std::string event_board(EventBoard const& board) {
    auto const organisations = rows_of(board, ReportBy::Progress, TallyKind::Activated).size();
    return page_of(board, "board",
                   totals(board) + hours(board) + progress(board, most_organisations) +
                       ambassadors(board, most_rows - std::min(organisations, most_organisations)) + kiosks(board));
}

std::string organisers_page(EventBoard const& board) {
    std::string more = "<section class=\"organisers\">\n" + heading("Ban tổ chức", "Organisers");
    more += fmt::format("<p><a href=\"/events/{0}/report.csv\">Tải bảng số liệu (CSV) <span lang=\"en\">Download the "
                        "report</span></a> <a href=\"/events/{0}/board\">Bảng sân khấu <span lang=\"en\">Stage "
                        "board</span></a></p>\n",
                        escaped(board.day.id));
    if (board.standing.closed < board.standing.books)
        more += fmt::format("<p class=\"warning\">{}</p>\n",
                            both("Còn máy chưa khóa sổ. Chỉ giao báo cáo sau khi tất cả đã khóa: hai báo cáo ở hai lúc "
                                 "cho biết phần chênh giữa chúng.",
                                 "Some books are open. Hand on one report, of the closed event."));
    if (!board.troubles.empty()) {
        more += "<ul class=\"troubles\">\n";
        for (auto const& trouble : board.troubles)
            more += fmt::format("<li lang=\"en\">{}</li>\n", escaped(trouble));
        more += "</ul>\n";
    }
    return page_of(board, "organisers",
                   more + "</section>\n" + totals(board) + hours(board) + progress(board, board.standing.rows.size()) +
                       ambassadors(board, board.standing.rows.size()) + kiosks(board));
}

} // namespace gateway
