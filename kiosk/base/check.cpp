#include "kiosk/base/check.h"

#include <cstdlib>

#include "kiosk/base/log.h"

namespace base {

void stop_for_bug(std::string_view what, std::source_location where) {
    log(Severity::Error, "bug", "{} does not hold ({}:{})", what, where.file_name(), where.line());
    std::abort();
}

} // namespace base
