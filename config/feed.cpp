#include "config/feed.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "config/feed_cap.h"
#include "config/plain_text.h"
#include "config/xml.h"
#include "kiosk/base/text.h"

namespace config {
namespace {

constexpr std::string_view atom_space = "http://www.w3.org/2005/Atom";
constexpr std::size_t longest_title = 200, longest_news = 10'000;

std::string primary(std::string_view language) {
    auto const lower = base::to_lower(base::trimmed(language));
    return lower.empty() ? "vi" : lower.substr(0, lower.find('-'));
}

bool is_web_address(std::string_view text) {
    bool const web = text.starts_with("https://") || text.starts_with("http://");
    return web && text.size() <= 1024 && text.find_first_of(" \t\n\"<>") == std::string_view::npos;
}

// --- RSS 2.0

FeedWriter::Item item_of(XmlElement const& item, XmlElement const& channel, FeedWriter& writer) {
    FeedWriter::Item row;
    row.line = item.line;
    row.link = tidy_line(item.words_of("link"));
    row.id = tidy_line(item.words_of(item.child("guid") ? "guid" : "link"));
    row.kind = "news";
    row.text = text_of_html(item.words_of("description"));
    row.title = tidy_line(text_of_html(item.words_of("title")));
    if (row.title.empty()) row.title = std::exchange(row.text, "");
    row.published = writer.time(item.line, "pubDate", from_rfc5322(tidy_line(item.words_of("pubDate"))));
    row.source = tidy_line(item.words_of("source"));
    if (row.source.empty()) row.source = tidy_line(text_of_html(channel.words_of("title")));
    row.lang = primary(channel.words_of("language"));
    return row;
}

base::Result<FeedRows, Complaints> read_rss(XmlElement const& rss, FeedWriter writer) {
    auto const* channel = rss.child("channel");
    if (channel == nullptr || rss.attribute("version") != "2.0")
        writer.complain(rss.line, "not RSS 2.0 with a channel", "give RSS 2.0, Atom 1.0 or CAP 1.2");
    else
        for (auto const* item : channel->all("item"))
            writer.add(item_of(*item, *channel, writer));
    return writer.finish();
}

// --- Atom 1.0

// RFC 4287 §3.1: text, html or xhtml.
std::string text_of(XmlElement const& parent, std::string_view name) {
    auto const* element = parent.child(name);
    if (element == nullptr) return "";
    return element->attribute("type") == "html" ? text_of_html(element->words()) : tidy_text(element->words());
}

// An entry whose page it is: the link without a relation, or "alternate".
std::string link_of(XmlElement const& entry) {
    for (auto const* link : entry.all("link"))
        if (auto const relation = link->attribute("rel"); relation.empty() || relation == "alternate")
            return tidy_line(link->attribute("href"));
    return "";
}

FeedWriter::Item entry_of(XmlElement const& entry, XmlElement const& feed, FeedWriter& writer) {
    FeedWriter::Item row;
    row.line = entry.line;
    row.id = tidy_line(entry.words_of("id"));
    row.kind = "news";
    row.title = tidy_line(text_of(entry, "title"));
    row.text = text_of(entry, entry.child("summary") ? "summary" : "content");
    auto const* when = entry.child("published") ? "published" : "updated";
    row.published = writer.time(entry.line, when, base::from_rfc3339(tidy_line(entry.words_of(when))));
    row.source = tidy_line(text_of(feed, "title"));
    row.link = link_of(entry);
    auto const own = entry.attribute("xml:lang");
    row.lang = primary(own.empty() ? feed.attribute("xml:lang") : own);
    return row;
}

base::Result<FeedRows, Complaints> read_atom(XmlElement const& feed, FeedWriter writer) {
    for (auto const* entry : feed.all("entry"))
        writer.add(entry_of(*entry, feed, writer));
    return writer.finish();
}

// --- times

std::optional<int> number(std::string_view text) {
    int value = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return text.empty() || text.size() > 4 ? std::nullopt : std::optional(value);
}

std::string offset_of(std::string_view zone) {
    bool const numeric = zone.size() == 5 && (zone[0] == '+' || zone[0] == '-') && number(zone.substr(1));
    if (numeric) return fmt::format("{}:{}", zone.substr(0, 3), zone.substr(3));
    return zone == "GMT" || zone == "UT" || zone == "UTC" || zone == "Z" ? "Z" : "";
}

} // namespace

std::optional<base::WallTime> from_rfc5322(std::string_view text) {
    constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
    auto const comma = text.find(',');
    auto const date = base::trimmed(comma == std::string_view::npos ? text : text.substr(comma + 1));
    auto parts = base::split(date, ' ');
    std::erase(parts, "");
    if (parts.size() != 5) return std::nullopt;
    auto const month = std::find(months.begin(), months.end(), base::to_lower(parts[1]));
    auto const day = number(parts[0]);
    auto year = number(parts[2]);
    if (month == months.end() || !day || !year) return std::nullopt;
    if (parts[2].size() == 2) *year += *year < 50 ? 2000 : 1900;
    auto const seconds = parts[3].size() == 5 ? ":00" : "";
    return base::from_rfc3339(fmt::format("{:04}-{:02}-{:02}T{}{}{}", *year, month - months.begin() + 1, *day, parts[3],
                                          seconds, offset_of(parts[4])));
}

std::vector<std::string> const& news_columns() {
    static std::vector<std::string> const columns{"id",        "kind",    "severity", "title", "text",
                                                  "published", "expires", "source",   "link",  "lang"};
    return columns;
}

void FeedWriter::add(Item item) {
    if (item.id.empty() || item.id.front() == '/') complain(item.line, "nothing to know it by", "give each an id");
    if (item.title.empty()) complain(item.line, "no title", "give each a title");
    if (!is_web_address(item.link)) item.link.clear();
    rows_.rows.push_back(
        {0,
         item.line,
         {item.id, item.kind, item.severity, shortened(item.title, longest_title), shortened(item.text, longest_news),
          item.published, item.expires, item.source, item.link, item.lang}});
}

void FeedWriter::complain(int line, std::string what, std::string instead) {
    complaints_.push_back({file_, line, 0, std::move(what), std::move(instead)});
}

std::string FeedWriter::time(int line, std::string_view what, std::optional<base::WallTime> time) {
    if (time) return base::to_rfc3339(*time);
    complain(line, fmt::format("{}: missing, or not a time", what), "write the time as the format wants it");
    return "";
}

base::Result<FeedRows, Complaints> FeedWriter::finish(std::vector<std::string> taken_back) {
    if (!complaints_.empty()) return tl::unexpected(std::move(complaints_));
    rows_.taken_back = std::move(taken_back);
    return std::move(rows_);
}

base::Result<FeedRows, Complaints> read_feed(std::string_view text, std::filesystem::path const& file) {
    auto const root = parse_xml(text, file);
    if (!root) return tl::unexpected(Complaints{root.error()});
    FeedWriter writer(file);
    if (root->is("", "rss")) return read_rss(*root, std::move(writer));
    if (root->is(atom_space, "feed")) return read_atom(*root, std::move(writer));
    if (root->is(cap_space, "alert")) return read_alert(*root, std::move(writer));
    writer.complain(root->line, fmt::format("<{}> is no feed", root->name), "give RSS 2.0, Atom 1.0 or CAP 1.2");
    return writer.finish();
}

} // namespace config
