#include "config/notices.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

#include "config/csv_table.h"
#include "config/feed.h"
#include "config/plain_text.h"
#include "kiosk/base/text.h"

namespace config {
namespace {

constexpr std::array<std::string_view, 6> severities{"", "unknown", "minor", "moderate", "severe", "extreme"};

bool is_language(std::string_view text) {
    return (text.size() == 2 || text.size() == 3) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_link(std::string_view text) {
    bool const web = text.starts_with("https://") || text.starts_with("http://");
    return text.empty() || (web && text.find_first_of(" \t\"<>") == std::string_view::npos);
}

// One row after the other; what is wrong is gathered.
class NoticeReader {
public:
    void take(CsvTable::Row const& row) {
        row_ = &row;
        model::Notice notice{row["id"], model::NoticeKind::News, severity(),  row["title"], row["text"], {},
                             {},        row["source"],           row["link"], row["lang"]};
        demand(!notice.id.empty(), "id", "give each an id");
        if (!seen_.insert(notice.id).second)
            complain(fmt::format("id: \"{}\" comes twice", notice.id), "write each once");
        demand(row["kind"] == "news" || row["kind"] == "alert", "kind", "write news or alert");
        if (row["kind"] == "alert") notice.kind = model::NoticeKind::Alert;
        demand(!notice.title.empty() && tidy_line(notice.title) == notice.title, "title",
               "write a title on one line, without control characters");
        demand(tidy_text(notice.text) == notice.text, "text", "write plain text, without control characters");
        demand(!notice.source.empty(), "source", "write who says so");
        demand(is_link(notice.link), "link", "write an https:// address, or nothing");
        demand(is_language(notice.language), "lang", "write vi, en, …");
        times(notice);
        notices.push_back(std::move(notice));
    }

    std::vector<model::Notice> notices;
    Complaints complaints;

private:
    void complain(std::string what, std::string_view instead) {
        complaints.push_back({row_->file(), row_->line(), 0, std::move(what), std::string(instead)});
    }
    void demand(bool holds, std::string_view column, std::string_view instead) {
        if (!holds) complain(fmt::format("{}: \"{}\" will not do", column, (*row_)[column]), instead);
    }

    model::Severity severity() {
        auto const found = std::find(severities.begin(), severities.end(), (*row_)["severity"]);
        demand(found != severities.end(), "severity", "write unknown, minor, moderate, severe, extreme, or nothing");
        return found == severities.end() ? model::Severity::None
                                         : static_cast<model::Severity>(found - severities.begin());
    }

    void times(model::Notice& notice) {
        auto const published = base::from_rfc3339((*row_)["published"]);
        notice.expires = base::from_rfc3339((*row_)["expires"]);
        demand(published.has_value(), "published", "write the time as in 2026-11-28T07:00:00+07:00");
        if (published) notice.published = *published;
        bool const ends = notice.expires.has_value() && (!published || *notice.expires > *published);
        bool const may_stay = (*row_)["expires"].empty() && notice.kind == model::NoticeKind::News;
        demand(ends || may_stay, "expires", "write a time behind `published`; only news may have none");
    }

    CsvTable::Row const* row_ = nullptr;
    std::set<std::string> seen_;
};

} // namespace

base::Result<std::vector<model::Notice>, Complaints> read_notices(TableSource const& source) {
    if (!source.has("news")) return std::vector<model::Notice>();
    auto const& columns = news_columns();
    auto const table = TRY(CsvTable::open(source, "news", {columns.begin(), columns.end()}));
    NoticeReader reader;
    for (auto const& row : table.rows())
        reader.take(row);
    if (!reader.complaints.empty()) return tl::unexpected(std::move(reader.complaints));
    return std::move(reader.notices);
}

} // namespace config
