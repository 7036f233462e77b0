#include "tests/faults/lossy_disk.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <sqlite3.h>

namespace faults {

namespace {
constexpr std::size_t sector = 512;
constexpr int page_of_shared_memory = 32768;
} // namespace

struct LossyDisk::File {
    struct Change {
        std::size_t at;
        std::string bytes;
        bool truncates; // to `at`
    };
    std::string name, platter, seen; // seen: with all that waits
    std::vector<Change> waiting;
    // The shared memory of the write-ahead log: gone with the power.
    std::vector<std::unique_ptr<std::string>> shared;
    std::array<int, SQLITE_SHM_NLOCK> readers{}; // -1: one holds it alone

    void change(Change change) {
        apply(seen, change);
        waiting.push_back(std::move(change));
    }
    static void apply(std::string& bytes, Change const& change) {
        if (change.truncates) return bytes.resize(change.at);
        if (bytes.size() < change.at + change.bytes.size()) bytes.resize(change.at + change.bytes.size());
        bytes.replace(change.at, change.bytes.size(), change.bytes);
    }
    void sync() {
        platter = seen;
        waiting.clear();
    }
    void lose_power(std::mt19937_64& chance);
};

// Each sector is a write of its own to a disk, and they come in any order: each is there or not.
void LossyDisk::File::lose_power(std::mt19937_64& chance) {
    for (auto const& each : waiting) {
        if (each.truncates) {
            if (chance() % 2 != 0) apply(platter, each);
            continue;
        }
        for (std::size_t from = 0; from < each.bytes.size();) {
            auto const size = std::min(sector - (each.at + from) % sector, each.bytes.size() - from);
            if (chance() % 2 != 0) apply(platter, {each.at + from, each.bytes.substr(from, size), false});
            from += size;
        }
    }
    waiting.clear();
    seen = platter;
    shared.clear();
    readers = {};
}

namespace {

using DiskFile = LossyDisk::File;

// What SQLite holds of an open file. The first member has to be SQLite's own.
struct Opened {
    LossyDisk& disk;
    std::shared_ptr<DiskFile> file;
    std::array<int, SQLITE_SHM_NLOCK> held{}; // 0 none, 1 shared, -1 alone
};
struct Handle {
    sqlite3_file base;
    Opened* opened;
};
Opened& of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file)->opened; }

int close(sqlite3_file* base) {
    delete &of(base);
    return SQLITE_OK;
}

int read(sqlite3_file* base, void* into, int count, sqlite3_int64 from) {
    auto const& bytes = of(base).file->seen;
    auto const at = std::min(static_cast<std::size_t>(from), bytes.size());
    auto const there = std::min(static_cast<std::size_t>(count), bytes.size() - at);
    std::memcpy(into, bytes.data() + at, there);
    std::memset(static_cast<char*>(into) + there, 0, static_cast<std::size_t>(count) - there);
    return there == static_cast<std::size_t>(count) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* base, void const* from, int count, sqlite3_int64 at) {
    auto& handle = of(base);
    if (!handle.disk.step()) return SQLITE_IOERR_WRITE;
    std::string bytes(static_cast<char const*>(from), static_cast<std::size_t>(count));
    handle.file->change({static_cast<std::size_t>(at), std::move(bytes), false});
    return SQLITE_OK;
}

int truncate(sqlite3_file* base, sqlite3_int64 size) {
    auto& handle = of(base);
    if (!handle.disk.step()) return SQLITE_IOERR_TRUNCATE;
    handle.file->change({static_cast<std::size_t>(size), {}, true});
    return SQLITE_OK;
}

int sync(sqlite3_file* base, int) {
    auto& handle = of(base);
    if (!handle.disk.step()) return SQLITE_IOERR_FSYNC;
    handle.disk.count_sync();
    if (!handle.disk.forgets(handle.file->name)) handle.file->sync();
    return SQLITE_OK;
}

int size_of(sqlite3_file* base, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(of(base).file->seen.size());
    return SQLITE_OK;
}

int grant(sqlite3_file*, int) { return SQLITE_OK; }
int nobody_reserves(sqlite3_file*, int* reserved) {
    *reserved = 0;
    return SQLITE_OK;
}
int not_known(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return static_cast<int>(sector); }
int characteristics(sqlite3_file*) { return 0; } // promises nothing: no atomic writes, no order

int map_shared(sqlite3_file* base, int page, int size, int extend, void volatile** where) {
    auto& pages = of(base).file->shared;
    *where = nullptr;
    if (size != page_of_shared_memory) return SQLITE_IOERR_SHMMAP;
    if (static_cast<std::size_t>(page) >= pages.size()) {
        if (extend == 0) return SQLITE_OK;
        while (pages.size() <= static_cast<std::size_t>(page))
            pages.push_back(std::make_unique<std::string>(static_cast<std::size_t>(size), '\0'));
    }
    *where = pages[static_cast<std::size_t>(page)]->data();
    return SQLITE_OK;
}

int lock_shared(sqlite3_file* base, int first, int count, int flags) {
    auto& handle = of(base);
    auto& readers = handle.file->readers;
    bool const alone = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    auto const each = [&](auto&& act) {
        for (int i = first; i < first + count; ++i)
            act(readers[static_cast<std::size_t>(i)], handle.held[static_cast<std::size_t>(i)]);
    };
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
        each([&](int& all, int& ours) {
            all = ours < 0 ? 0 : all - ours;
            ours = 0;
        });
        return SQLITE_OK;
    }
    bool free = true;
    each([&](int const& all, int const& ours) { free = free && (alone ? all - ours == 0 : all >= 0); });
    if (!free) return SQLITE_BUSY;
    each([&](int& all, int& ours) {
        if (ours != 0) return;
        ours = alone ? -1 : 1;
        all = alone ? -1 : all + 1;
    });
    return SQLITE_OK;
}

void barrier(sqlite3_file*) { std::atomic_thread_fence(std::memory_order_seq_cst); }

int unmap_shared(sqlite3_file* base, int remove) {
    if (remove != 0) of(base).file->shared.clear();
    return SQLITE_OK;
}

constexpr sqlite3_io_methods methods{2,
                                     close,
                                     read,
                                     write,
                                     truncate,
                                     sync,
                                     size_of,
                                     grant,
                                     grant,
                                     nobody_reserves,
                                     not_known,
                                     sector_size,
                                     characteristics,
                                     map_shared,
                                     lock_shared,
                                     barrier,
                                     unmap_shared,
                                     nullptr,
                                     nullptr};

LossyDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<LossyDisk*>(vfs->pAppData); }

int open(sqlite3_vfs* vfs, char const* name, sqlite3_file* base, int flags, int* flags_out) {
    base->pMethods = nullptr;
    auto& disk = disk_of(vfs);
    if ((flags & SQLITE_OPEN_CREATE) == 0 && !disk.has(name)) return SQLITE_CANTOPEN;
    reinterpret_cast<Handle*>(base)->opened = new Opened{disk, disk.file(name)};
    base->pMethods = &methods;
    if (flags_out != nullptr) *flags_out = flags;
    return SQLITE_OK;
}

int unlink(sqlite3_vfs* vfs, char const* name, int) {
    auto& disk = disk_of(vfs);
    if (!disk.step()) return SQLITE_IOERR_DELETE;
    disk.remove(name);
    return SQLITE_OK;
}

int access(sqlite3_vfs* vfs, char const* name, int, int* there) {
    *there = disk_of(vfs).has(name) ? 1 : 0;
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, char const* name, int size, char* out) {
    return sqlite3_snprintf(size, out, "%s", name) != nullptr ? SQLITE_OK : SQLITE_CANTOPEN;
}

} // namespace

struct LossyDisk::Vfs {
    sqlite3_vfs now{}, *before = sqlite3_vfs_find(nullptr);
};

LossyDisk::LossyDisk(std::uint64_t seed, Sync sync) : vfs_(std::make_unique<Vfs>()), chance_(seed), sync_(sync) {
    auto& vfs = vfs_->now = *vfs_->before; // randomness, sleep and time are the system's
    vfs.pNext = nullptr;
    vfs.szOsFile = sizeof(Handle);
    vfs.zName = "lossy";
    vfs.pAppData = this;
    vfs.xOpen = open;
    vfs.xDelete = unlink;
    vfs.xAccess = access;
    vfs.xFullPathname = full_name;
    sqlite3_vfs_register(&vfs, 1);
}

LossyDisk::~LossyDisk() {
    sqlite3_vfs_unregister(&vfs_->now);
    sqlite3_vfs_register(vfs_->before, 1);
}

std::shared_ptr<LossyDisk::File> LossyDisk::file(std::string const& name) {
    auto& found = files_[name];
    if (!found) {
        found = std::make_shared<File>();
        found->name = name;
    }
    return found;
}

bool LossyDisk::step() {
    if (cut_ || left_ == 0) {
        cut_ = true;
        return false;
    }
    --left_;
    ++writes_;
    return true;
}

bool LossyDisk::forgets(std::string const& name) const {
    switch (sync_) {
    case Sync::Honest: return false;
    case Sync::ForgetsLog: return name.ends_with("-wal");
    case Sync::ForgetsAll: return true;
    }
    return false;
}

void LossyDisk::power_on() {
    for (auto& [name, file] : files_)
        file->lose_power(chance_);
    cut_ = false;
    never_cut();
}

} // namespace faults
