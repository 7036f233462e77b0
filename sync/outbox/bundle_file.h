// The file a rescue bundle is written to, piece by piece: beside its name until it is whole and on the disk, then
// renamed. What was not finished is removed. One thread.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "sync/seal/digest.h"

namespace outbox {

class BundleFile {
public:
    static base::Result<BundleFile> create(std::filesystem::path const& file);
    BundleFile(BundleFile&& other) noexcept;
    BundleFile& operator=(BundleFile&&) = delete;
    ~BundleFile();

    void add(base::ByteView bytes); // what fails is told by finish()
    base::Result<> finish(int version, int count);

private:
    BundleFile(int fd, std::filesystem::path file, std::size_t at) : fd_(fd), file_(std::move(file)), at_(at) {}
    bool write_all(std::string_view text, std::size_t at);
    int fd_;
    std::filesystem::path file_;
    std::size_t at_;
    seal::Sha256 digest_;
    int error_ = 0;
};

// A bundle that was written, in memory without being read into it.
class MappedFile {
public:
    static base::Result<MappedFile> open(std::filesystem::path const& file);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;
    ~MappedFile();
    std::string_view text() const { return {static_cast<char const*>(memory_), size_}; }

private:
    MappedFile(void* memory, std::size_t size) : memory_(memory), size_(size) {}
    void* memory_;
    std::size_t size_;
};

} // namespace outbox
