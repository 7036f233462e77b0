// Citizens' requests about what the city keeps of them: until when each is to be answered, and the steps that register,
// answer and end them. Decree 356/2025/NĐ-CP art. 5: acknowledged within 2 working days; access within 10 days;
// withdrawal, which is what a wish to be erased counts as, within 15. Working days are Monday to Friday in Việt Nam.
// Public holidays are not known here and so count as working days: a date that is shown is never later than the law's.
// The day a request comes is not counted. Needs no key of the city's. Owned by nobody; the store's thread.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "sync/store/store.h"

namespace desk {

using Day = std::chrono::sys_days; // of Việt Nam's calendar

Day day_of(base::WallTime time);
std::string text_of(Day day); // "2026-12-01"

struct Deadlines {
    Day acknowledged, done; // to the end of these days
};
Deadlines deadlines_of(store::DataRequest const& request);
int days_left(Day last, base::WallTime now); // 0: it ends today; negative: overdue by so many

std::string_view word_of(store::DataRequestKind kind); // "export"

// Invalid: not a code. NotFound: nobody holds it. One that is open already is registered once more: each has its clock.
base::Result<store::DataRequest> register_request(store::Store& store, std::string const& typed,
                                                  store::DataRequestKind kind, base::WallTime now,
                                                  base::Random& random);

// Erases the report, and ends the requests for it. Known: it was erased before, and is told as done as well. Invalid,
// NotFound as above.
base::Result<store::EraseOutcome> erase_report(store::Store& store, std::string const& typed, base::WallTime now);

} // namespace desk
