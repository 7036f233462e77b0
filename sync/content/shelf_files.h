// The steps on the disk that a shelf is made of; each leaves the old or the new, whatever is cut. Private to the room.
#pragma once
#include <filesystem>

#include "kiosk/base/result.h"

namespace content {

// Held until it goes; waits for the other process.
class FolderLock {
public:
    static base::Result<FolderLock> take(std::filesystem::path const& folder); // makes the folder
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int number) : number_(number) {}
    int number_;
};

// `to` is then `from`'s file; `from` is gone. The folder is synced. NotFound: there is no `from`.
base::Result<> move_durably(std::filesystem::path const& from, std::filesystem::path const& to);
// `to` is then the same file as `from`, which stays.
base::Result<> link_durably(std::filesystem::path const& from, std::filesystem::path const& to);
base::Result<> remove_durably(std::filesystem::path const& file); // fine when it is not there

} // namespace content
