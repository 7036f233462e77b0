#include "kiosk/base/log.h"

#include <unistd.h>

namespace base {

void write_log_line(Severity severity, std::string_view event, std::string_view text) {
    auto line = fmt::format("<{}>{} {}", static_cast<int>(severity), event, text);
    for (auto& c : line)
        if (c == '\n') c = ' '; // one event, one line, whatever an error text holds
    line += '\n';
    // A full or closed standard error must not stop a kiosk: the result is looked at and let go.
    if (write(STDERR_FILENO, line.data(), line.size()) < 0) return;
}

} // namespace base
