#include "config/feed_cap.h"

#include "config/plain_text.h"
#include "kiosk/base/text.h"

namespace config {
namespace {

// CAP leaves it to whoever shows an alert how long one without <expires> is shown (§3.2.2).
constexpr base::Duration shown_without_end{24 * 3600 * 1000LL};

std::string line_of(XmlElement const& element, std::string_view name) { return tidy_line(element.words_of(name)); }

// "vi" of "vi-VN"; §3.2.2: without one the text is in en-US.
std::string language_in(XmlElement const& info) {
    auto const language = base::to_lower(line_of(info, "language"));
    return language.empty() ? "en" : language.substr(0, language.find('-'));
}

// The identifiers in "sender,identifier,sent sender,identifier,sent".
std::vector<std::string> references_in(XmlElement const& alert) {
    std::vector<std::string> identifiers;
    auto const line = line_of(alert, "references");
    for (auto const reference : base::split(line, ' '))
        if (auto const parts = base::split(reference, ','); parts.size() == 3) identifiers.emplace_back(parts[1]);
    return identifiers;
}

FeedWriter::Item item_of(XmlElement const& alert, XmlElement const& info, FeedWriter& writer) {
    auto const sent = base::from_rfc3339(line_of(alert, "sent"));
    auto const until = line_of(info, "expires");
    FeedWriter::Item item;
    item.line = info.line;
    item.lang = language_in(info);
    item.id = line_of(alert, "identifier") + "/" + item.lang;
    item.kind = "alert";
    item.severity = base::to_lower(line_of(info, "severity"));
    item.title = line_of(info, info.child("headline") ? "headline" : "event");
    item.text = tidy_text(info.words_of("description") + "\n" + info.words_of("instruction"));
    item.published = writer.time(alert.line, "sent", sent);
    auto const end = until.empty() && sent ? std::optional(*sent + shown_without_end) : base::from_rfc3339(until);
    item.expires = writer.time(info.line, "expires", end);
    item.source = line_of(info, "senderName");
    if (item.source.empty()) item.source = line_of(alert, "sender");
    item.link = line_of(info, "web");
    return item;
}

} // namespace

base::Result<FeedRows, Complaints> read_alert(XmlElement const& alert, FeedWriter writer) {
    for (auto const* name : {"identifier", "sender", "sent", "status", "msgType", "scope"})
        if (line_of(alert, name).empty())
            writer.complain(alert.line, std::string(name) + " is missing", "give a whole CAP 1.2 alert");
    if (line_of(alert, "status") != "Actual" || line_of(alert, "scope") != "Public") return writer.finish();
    auto const type = line_of(alert, "msgType");
    auto const taken_back = type == "Update" || type == "Cancel" ? references_in(alert) : std::vector<std::string>();
    if (type == "Alert" || type == "Update")
        for (auto const* info : alert.all("info"))
            writer.add(item_of(alert, *info, writer));
    return writer.finish(taken_back);
}

} // namespace config
