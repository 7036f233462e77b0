#include "sync/content/shelf_files.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace content {
namespace {

tl::unexpected<base::Error> system_failure(std::filesystem::path const& path, int error) {
    auto const kind = error == ENOENT                      ? base::ErrorKind::NotFound
                      : error == ENOSPC || error == EDQUOT ? base::ErrorKind::Full
                                                           : base::ErrorKind::Io;
    return base::failure(kind, path.string() + ": " + std::generic_category().message(error));
}

base::Result<> sync_folder(std::filesystem::path const& folder) {
    int const number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0) return system_failure(folder, errno);
    int const error = ::fsync(number) == 0 ? 0 : errno;
    ::close(number);
    return error == 0 ? base::Result<>() : system_failure(folder, error);
}

} // namespace

base::Result<FolderLock> FolderLock::take(std::filesystem::path const& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    auto const file = folder / "lock";
    int const number = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0660);
    if (number < 0) return system_failure(file, errno);
    while (::flock(number, LOCK_EX) != 0)
        if (errno != EINTR) {
            int const why = errno;
            ::close(number);
            return system_failure(file, why);
        }
    return FolderLock(number);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
FolderLock::~FolderLock() {
    if (number_ >= 0) ::close(number_);
}

base::Result<> move_durably(std::filesystem::path const& from, std::filesystem::path const& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return system_failure(from, errno);
    return sync_folder(to.parent_path());
}

base::Result<> link_durably(std::filesystem::path const& from, std::filesystem::path const& to) {
    auto beside = to;
    beside += ".new";
    ::unlink(beside.c_str());
    if (::link(from.c_str(), beside.c_str()) != 0) return system_failure(from, errno);
    TRY(move_durably(beside, to));
    ::unlink(beside.c_str()); // rename(2) leaves it when both are the same file already
    return {};
}

base::Result<> remove_durably(std::filesystem::path const& file) {
    if (::unlink(file.c_str()) != 0) return errno == ENOENT ? base::Result<>() : system_failure(file, errno);
    return sync_folder(file.parent_path());
}

} // namespace content
