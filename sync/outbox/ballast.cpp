#include "sync/outbox/ballast.h"

#include <fcntl.h>
#include <unistd.h>

namespace outbox {

void Ballast::take() const {
    std::error_code error;
    if (bytes_ == 0 || (std::filesystem::exists(file_, error) && std::filesystem::file_size(file_, error) >= bytes_))
        return;
    auto const space = std::filesystem::space(file_.parent_path(), error);
    if (error || space.available < 2 * bytes_) return;
    int const fd = open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return;
    if (posix_fallocate(fd, 0, static_cast<off_t>(bytes_)) != 0) unlink(file_.c_str());
    close(fd);
}

void Ballast::give_up() const {
    std::error_code error;
    std::filesystem::remove(file_, error);
}

} // namespace outbox
