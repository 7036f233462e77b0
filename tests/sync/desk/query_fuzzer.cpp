#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "sync/desk/query.h"

// The bytes as a query and as a date: what is read keeps to the limits, and a date that is written is read again.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    if (auto const query = desk::read_query(text)) {
        base::check(query->page_size >= 1 && query->page_size <= desk::Query::most_at_once, "a page is no larger");
        base::check(query->page >= 1 && query->ids.size() <= desk::Query::most_at_once, "nor are there more ids");
        auto const span = desk::span_of(*query, base::WallTime(base::Duration(1'764'000'000'000)));
        base::check(span.start <= span.end, "a span has its ends in order");
        bool const open = !query->start && !query->end;
        base::check(open || span.end - span.start <= desk::Query::longest_span, "nor is it longer");
    }
    if (auto const date = desk::read_w3c(text)) {
        auto const again = desk::read_w3c(desk::to_w3c(*date));
        base::check(again && *again <= *date && *date - *again < std::chrono::seconds(1), "a date comes back");
    }
    return 0;
}
