// Loaded before a program: has every EVIOCGRAB noted on standard error ("grab 1"), and with GRABBED_BY_ANOTHER in the
// environment refused as the kernel does it then. For tests.
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <linux/input.h>

extern "C" int ioctl(int descriptor, unsigned long request, ...) noexcept {
    va_list more;
    va_start(more, request);
    auto* const argument = va_arg(more, void*);
    va_end(more);
    if (request == EVIOCGRAB) {
        std::fprintf(stderr, "grab %ld\n", static_cast<long>(reinterpret_cast<std::intptr_t>(argument)));
        if (std::getenv("GRABBED_BY_ANOTHER")) return errno = EBUSY, -1;
    }
    using Ioctl = int (*)(int, unsigned long, void*);
    static auto const next = reinterpret_cast<Ioctl>(dlsym(RTLD_NEXT, "ioctl"));
    return next(descriptor, request, argument);
}
