// check(condition): a bug stops the program at once (log, abort; systemd starts it again). Never for input from people,
// devices, files or the network: those get a Result.
#pragma once
#include <source_location>
#include <string_view>

namespace base {

[[noreturn]] void stop_for_bug(std::string_view what, std::source_location where);

inline void check(bool condition, std::string_view what = "a condition that must hold",
                  std::source_location where = std::source_location::current()) {
    if (!condition) [[unlikely]]
        stop_for_bug(what, where);
}

} // namespace base
