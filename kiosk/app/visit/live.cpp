#include "kiosk/app/visit/live.h"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace app::visit {

Live::Live(std::filesystem::path captures, Kiosk& kiosk) : runner_({}, std::move(captures), kiosk) {
    fcntl(STDIN_FILENO, F_SETFL, fcntl(STDIN_FILENO, F_GETFL) | O_NONBLOCK);
}

void Live::read() {
    char bytes[4096];
    for (;;) {
        auto const count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count == 0) ended_ = true;
        if (count <= 0) return;
        for (auto i = 0; i < count; ++i) {
            if (bytes[i] != '\n')
                unfinished_ += bytes[i];
            else
                lines_.push_back(std::exchange(unfinished_, {}));
        }
    }
}

std::optional<int> Live::advance() {
    read();
    if (!runner_.is_idle()) return runner_.advance();
    if (!std::exchange(told_, true)) {
        std::puts("ready");
        std::fflush(stdout);
    }
    if (lines_.empty()) return ended_ ? std::optional(0) : std::nullopt;
    auto steps = parse_script(lines_.front());
    lines_.pop_front();
    if (!steps) {
        std::printf("%s\n", steps.error().what.c_str());
        return 1;
    }
    for (auto& step : *steps)
        runner_.add(std::move(step));
    told_ = false;
    return std::nullopt;
}

} // namespace app::visit
