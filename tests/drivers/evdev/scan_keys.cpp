// scan_keys SOURCE: opens that scanner, says "ready" or why not, and prints each code it reads until the scanner is
// gone or two seconds bring nothing. For tests.
#include <cstdio>

#include "drivers/open_scanner.h"

int main(int count, char** words) {
    if (count != 2) return 2;
    base::SystemClock const clock;
    auto const scanner = drivers::open_scanner({words[1]}, clock).value();
    auto const say = [](std::string_view line) {
        std::printf("%.*s\n", static_cast<int>(line.size()), line.data());
        std::fflush(stdout);
    };
    if (auto const started = scanner->start(); !started) return say(word_of(started.error())), 1;
    say("ready");
    for (;;) {
        auto const code = scanner->next(base::Duration(2'000));
        say(code ? std::string_view(code->reveal()) : word_of(code.error()));
        if (!code) return 0;
    }
}
