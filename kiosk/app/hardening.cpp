#include "kiosk/app/hardening.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "kiosk/base/log.h"

namespace app {

void harden_process() {
    rlimit const none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    // With a limit, locking future pages would make later allocations fail; the service unit takes the limit away.
    rlimit locked{};
    bool const unlimited = getrlimit(RLIMIT_MEMLOCK, &locked) == 0 && locked.rlim_cur == RLIM_INFINITY;
    if (!unlimited && geteuid() != 0) return;
    // By its number: the sanitizers' libraries leave mlockall() out, and tests look at what they built.
    if (syscall(SYS_mlockall, MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0)
        base::log(base::Severity::Warning, "process.lock", "memory could not be locked");
}

} // namespace app
