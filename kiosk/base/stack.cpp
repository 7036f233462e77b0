#include "kiosk/base/stack.h"

#include <cstddef>
#include <cstdint>

namespace base {

// A loop of its own instead of explicit_bzero(): the sanitizer would see the whole as one variable and put it
// elsewhere.
[[gnu::noinline]] __attribute__((no_sanitize("address", "thread"))) void wipe_stack() {
    constexpr std::size_t depth = 256U << 10;
    std::uint64_t volatile below[depth / sizeof(std::uint64_t)];
    for (auto& word : below)
        word = 0;
}

} // namespace base
