// News from the formats it is published in: RSS 2.0 (https://www.rssboard.org/rss-specification), Atom 1.0 (RFC 4287),
// CAP 1.2 (http://docs.oasis-open.org/emergency/cap/v1.2/), as rows of the table `news`. Markup becomes plain text.
// Pure, any thread.
#pragma once
#include <string_view>
#include <vector>

#include "config/load.h"
#include "kiosk/base/clock.h"
#include "kiosk/model/table.h"

namespace config {

// The columns of `news`.
std::vector<std::string> const& news_columns();

// One document. CAP: of actual, public alerts one row a language; an exercise gives none, and one that cancels or
// updates others names them in `taken_back`.
struct FeedRows {
    std::vector<model::TableRow> rows;
    std::vector<std::string> taken_back;
};
base::Result<FeedRows, Complaints> read_feed(std::string_view text, std::filesystem::path const& file);

// "Sat, 07 Sep 2002 00:00:01 +0700" (RFC 5322 §3.3, as RSS has it); nothing when it is none.
std::optional<base::WallTime> from_rfc5322(std::string_view text);

// What feeds share: gathers rows, each checked as far as a feed can be wrong.
class FeedWriter {
public:
    explicit FeedWriter(std::filesystem::path const& file) : file_(file) {}
    struct Item {
        int line = 0;
        std::string id, kind, severity, title, text, published, expires, source, link, lang;
    };
    void add(Item item);
    void complain(int line, std::string what, std::string instead);
    // In UTC; a time that is none is complained about.
    std::string time(int line, std::string_view what, std::optional<base::WallTime> time);
    base::Result<FeedRows, Complaints> finish(std::vector<std::string> taken_back = {});

private:
    std::filesystem::path const& file_;
    FeedRows rows_;
    Complaints complaints_;
};

} // namespace config
