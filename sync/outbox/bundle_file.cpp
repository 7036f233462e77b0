#include "sync/outbox/bundle_file.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "sync/outbox/bundle.h"

namespace outbox {
namespace {

std::filesystem::path draft_of(std::filesystem::path const& file) { return file.string() + ".new"; }

tl::unexpected<base::Error> failed(std::filesystem::path const& file, int error) {
    auto const kind = error == ENOSPC   ? base::ErrorKind::Full
                      : error == ENOENT ? base::ErrorKind::NotFound
                                        : base::ErrorKind::Io;
    return base::failure(kind, file.string() + ": " + std::generic_category().message(error));
}

} // namespace

base::Result<BundleFile> BundleFile::create(std::filesystem::path const& file) {
    int const fd = ::open(draft_of(file).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) return failed(file, errno);
    return BundleFile(fd, file, bundle_head(1, 0, {}).size()); // the head comes last: it has the digest
}

BundleFile::BundleFile(BundleFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      file_(std::move(other.file_)),
      at_(other.at_),
      digest_(other.digest_),
      error_(other.error_) {}

BundleFile::~BundleFile() {
    if (fd_ < 0) return;
    close(fd_);
    unlink(draft_of(file_).c_str());
}

bool BundleFile::write_all(std::string_view text, std::size_t at) {
    while (!text.empty()) {
        auto const count = pwrite(fd_, text.data(), text.size(), static_cast<off_t>(at));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        at += static_cast<std::size_t>(count);
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void BundleFile::add(base::ByteView bytes) {
    digest_.add(bytes);
    if (error_ == 0 && !write_all(base::as_text(bytes), at_)) error_ = errno;
    at_ += bytes.size();
}

base::Result<> BundleFile::finish(int version, int count) {
    if (error_ == 0 && !write_all(bundle_head(version, count, digest_.finish()), 0)) error_ = errno;
    if (error_ == 0 && fdatasync(fd_) != 0) error_ = errno;
    if (error_ == 0 && std::rename(draft_of(file_).c_str(), file_.c_str()) != 0) error_ = errno;
    if (error_ != 0) return failed(file_, error_);
    close(std::exchange(fd_, -1));
    auto const folder = file_.has_parent_path() ? file_.parent_path() : std::filesystem::path(".");
    int const parent = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const synced = parent >= 0 && fsync(parent) == 0;
    int const error = errno;
    if (parent >= 0) close(parent);
    if (!synced) return failed(folder, error);
    return {};
}

base::Result<MappedFile> MappedFile::open(std::filesystem::path const& file) {
    int const fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about {};
    if (fd < 0 || fstat(fd, &about) != 0) {
        int const error = errno;
        if (fd >= 0) close(fd);
        return failed(file, error);
    }
    auto const size = static_cast<std::size_t>(about.st_size);
    auto* const memory = size == 0 ? nullptr : mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    int const error = errno;
    close(fd);
    if (memory == MAP_FAILED) return failed(file, error);
    return MappedFile(memory, size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : memory_(std::exchange(other.memory_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile::~MappedFile() {
    if (memory_ != nullptr) munmap(memory_, size_);
}

} // namespace outbox
