#include "sync/gateway/kiosk_keys.h"

#include <sys/stat.h>

namespace gateway {

base::Result<seal::VerifyKey> KioskKeys::of(std::string const& kiosk) {
    auto const file = folder_ / (kiosk + ".pub");
    struct stat status {};
    std::lock_guard const lock(mutex_);
    if (::stat(file.c_str(), &status) != 0) {
        known_.erase(kiosk);
        return base::failure(base::ErrorKind::NotFound, kiosk + " is not enrolled");
    }
    // The change time as well: a file that is put in another's place with its old date is another file.
    Stamp const stamp{status.st_ino, status.st_size, status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec,
                      status.st_ctim.tv_sec * 1'000'000'000 + status.st_ctim.tv_nsec};
    if (auto const found = known_.find(kiosk); found != known_.end() && found->second.stamp == stamp)
        return found->second.key;
    auto const key = TRY(seal::load_verify(file));
    known_.insert_or_assign(kiosk, Known{stamp, key});
    return key;
}

} // namespace gateway
