// One line an event to standard error, which systemd hands to the journal: `<priority>EVENT text`. The event is a fixed
// dotted word that tools search for; the text is for a technician. Private<T> has no formatter, so a citizen's words
// cannot be logged: it does not compile. Callable from any thread; a line is written whole.
#pragma once
#include <fmt/format.h>
#include <string_view>

namespace base {

enum class Severity { Debug = 7, Info = 6, Warning = 4, Error = 3 }; // numbers: syslog(3), sd-daemon(3)

void write_log_line(Severity severity, std::string_view event, std::string_view text);

template<class... Args>
void log(Severity severity, std::string_view event, fmt::format_string<Args...> format, Args&&... args) {
    write_log_line(severity, event, fmt::format(format, std::forward<Args>(args)...));
}

} // namespace base
