// Any bytes as a feed and as HTML: plain text in NFC without control characters, or complaints with this file's name.
#include <cstdint>

#include "config/feed.h"
#include "config/plain_text.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "kiosk/base/text.h"

namespace {

void check_plain(std::string const& text) {
    base::check(base::to_nfc(text) == text);
    for (char const c : text)
        base::check(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
    base::check(config::tidy_text(text) == text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    check_plain(config::text_of_html(text));
    base::check(config::tidy_line(text).find('\n') == std::string::npos);
    static_cast<void>(config::from_rfc5322(text).has_value());
    auto const feed = config::read_feed(text, "feed.xml");
    if (!feed) {
        base::check(!feed.error().empty() && feed.error().front().file == "feed.xml");
        return 0;
    }
    for (auto const& row : feed->rows) {
        base::check(row.fields.size() == config::news_columns().size() && row.line > 0);
        for (auto const& field : row.fields)
            check_plain(field);
    }
    return 0;
}
