#include "kiosk/base/file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace base {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

tl::unexpected<Error> system_failure(std::filesystem::path const& path, int error) {
    auto const kind = error == ENOENT ? ErrorKind::NotFound : error == ENOSPC ? ErrorKind::Full : ErrorKind::Io;
    return failure(kind, path.string() + ": " + std::generic_category().message(error));
}

Result<> write_all(int descriptor, ByteView bytes, std::filesystem::path const& path) {
    while (!bytes.empty()) {
        auto const count = write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_failure(path, errno);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

Result<> write_and_sync(std::filesystem::path const& path, ByteView bytes, unsigned mode) {
    Descriptor const file(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (!file.is_open()) return system_failure(path, errno);
    TRY(write_all(file.number(), bytes, path));
    if (fdatasync(file.number()) != 0) return system_failure(path, errno);
    return {};
}

} // namespace

Result<std::string> read_file(std::filesystem::path const& path, std::size_t limit) {
    Descriptor const file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return system_failure(path, errno);
    std::string text;
    char buffer[16384];
    for (;;) {
        auto const count = read(file.number(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_failure(path, errno);
        if (count == 0) return text;
        text.append(buffer, static_cast<std::size_t>(count));
        if (text.size() > limit) return failure(ErrorKind::Invalid, path.string() + ": larger than expected");
    }
}

Result<> write_file_durably(std::filesystem::path const& path, ByteView bytes, unsigned mode) {
    auto draft = path;
    draft += ".new";
    TRY(write_and_sync(draft, bytes, mode));
    if (rename(draft.c_str(), path.c_str()) != 0) return system_failure(path, errno);
    return sync_folder(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
}

Result<> sync_folder(std::filesystem::path const& folder) {
    Descriptor const opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open() || fsync(opened.number()) != 0) return system_failure(folder, errno);
    return {};
}

std::filesystem::path data_folder() {
    std::error_code error;
    auto const program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "share" / "tramso";
}

} // namespace base
