#include "sync/desk/requests.h"

#include <fmt/format.h>

#include "kiosk/model/receipt.h"

namespace desk {
namespace {

using std::chrono::days;

constexpr std::chrono::hours ahead_of_utc(7); // base::in_vietnam
constexpr int working_days_to_acknowledge = 2;
constexpr days to_export(10), to_erase(15);

bool is_working(Day day) {
    std::chrono::weekday const weekday(day);
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

Day after_working_days(Day day, int count) {
    while (count > 0) {
        day += days(1);
        if (is_working(day)) --count;
    }
    return day;
}

days time_for(store::DataRequestKind kind) {
    switch (kind) {
    case store::DataRequestKind::Export: return to_export;
    case store::DataRequestKind::Erase: break;
    }
    return to_erase;
}

base::Result<std::string> code_in(std::string const& typed) {
    auto const code = model::parse_receipt_code(typed);
    if (!code) return base::failure(base::ErrorKind::Invalid, "not a receipt code: " + typed);
    return *code;
}

auto nobody_holds(std::string const& code) {
    return base::failure(base::ErrorKind::NotFound, "nobody holds the code " + code);
}

} // namespace

Day day_of(base::WallTime time) { return std::chrono::floor<days>(time + ahead_of_utc); }

std::string text_of(Day day) {
    std::chrono::year_month_day const date(day);
    return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

Deadlines deadlines_of(store::DataRequest const& request) {
    auto const came = day_of(request.received_at);
    return {after_working_days(came, working_days_to_acknowledge), came + time_for(request.kind)};
}

int days_left(Day last, base::WallTime now) { return static_cast<int>((last - day_of(now)).count()); }

std::string_view word_of(store::DataRequestKind kind) {
    switch (kind) {
    case store::DataRequestKind::Export: return "export";
    case store::DataRequestKind::Erase: break;
    }
    return "erase";
}

base::Result<store::DataRequest> register_request(store::Store& store, std::string const& typed,
                                                  store::DataRequestKind kind, base::WallTime now,
                                                  base::Random& random) {
    auto const code = TRY(code_in(typed));
    if (!TRY(store.held(code))) return nobody_holds(code);
    store::DataRequest request{base::make_uuid_v7(now, random), code, kind, now};
    TRY(store.add_request(request));
    return request;
}

base::Result<store::EraseOutcome> erase_report(store::Store& store, std::string const& typed, base::WallTime now) {
    auto const code = TRY(code_in(typed));
    auto const outcome = TRY(store.erase(code, now));
    if (outcome == store::EraseOutcome::Unknown) return nobody_holds(code);
    TRY(store.finish_requests(code, store::DataRequestKind::Erase, now));
    return outcome;
}

} // namespace desk
