#include "kiosk/base/stack.h"

#include <algorithm>
#include <cstdint>
#include <fcntl.h>
#include <unistd.h>

#include "tests/support/catch.h"

namespace {

constexpr std::size_t looked_at = 64U << 10;

// Fills a frame of its own and returns. A sanitizer would keep its variables elsewhere.
[[gnu::noinline]] __attribute__((no_sanitize("address", "thread"))) void leave_words() {
    char volatile words[looked_at / 2];
    for (std::size_t i = 0; i < sizeof words; ++i)
        words[i] = "khuyễn "[i % 9];
}

// What lies below this frame, as the kernel sees it.
[[gnu::noinline]] std::string below() {
    std::string bytes(looked_at, '\0');
    auto const here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
    int const memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    auto const got = pread(memory, bytes.data(), bytes.size(), static_cast<off_t>(here - looked_at));
    close(memory);
    REQUIRE(got == static_cast<ssize_t>(looked_at));
    return bytes;
}

} // namespace

TEST_CASE("what a call left on the stack is gone once the stack is wiped") {
    leave_words();
    CHECK(below().find("khuyễn") != std::string::npos);
    base::wipe_stack();
    CHECK(below().find("khuyễn") == std::string::npos);
}
