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

namespace {
struct Opened;
}

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
    std::vector<Opened*> opened;

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
        for (auto const& each : waiting)
            apply(platter, each);
        waiting.clear();
    }
    void reach_platter(std::mt19937_64& chance); // some of what waits, and the rest never will
    void lose_power(std::mt19937_64& chance);
    void forget_shared() {
        shared.clear();
        readers = {};
    }
};

// Each sector is a write of its own to a disk, and they come in any order: each is there or not.
void LossyDisk::File::reach_platter(std::mt19937_64& chance) {
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
}

void LossyDisk::File::lose_power(std::mt19937_64& chance) {
    reach_platter(chance);
    seen = platter;
    forget_shared();
}

namespace {

using DiskFile = LossyDisk::File;

// What SQLite holds of an open file. The first member has to be SQLite's own.
struct Opened {
    LossyDisk& disk;
    std::shared_ptr<DiskFile> file;
    std::array<int, SQLITE_SHM_NLOCK> held{}; // 0 none, 1 shared, -1 alone
    int level = SQLITE_LOCK_NONE;             // of the lock on the file itself
    // The highest that another connection holds.
    int level_of_others() const {
        int highest = SQLITE_LOCK_NONE;
        for (auto const* other : file->opened)
            if (other != this) highest = std::max(highest, other->level);
        return highest;
    }
};
struct Handle {
    sqlite3_file base;
    Opened* opened;
};
Opened& of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file)->opened; }

void let_go(DiskFile& file, int first, int count, std::array<int, SQLITE_SHM_NLOCK>& held) {
    for (auto i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(first + count); ++i) {
        file.readers[i] = held[i] < 0 ? 0 : file.readers[i] - held[i];
        held[i] = 0;
    }
}

// The last one out takes the shared memory along: the next one recovers the log, as after a process's death.
int close(sqlite3_file* base) {
    auto* const opened = &of(base);
    auto& file = *opened->file;
    if (!file.shared.empty()) let_go(file, 0, SQLITE_SHM_NLOCK, opened->held);
    std::erase(file.opened, opened);
    if (file.opened.empty()) file.forget_shared();
    delete opened;
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
    auto const end = static_cast<std::size_t>(at) + static_cast<std::size_t>(count);
    auto const size = handle.file->seen.size();
    if (!handle.disk.has_room(end > size ? end - size : 0)) return SQLITE_FULL;
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
    if (!handle.disk.step()) {
        if (!handle.disk.is_cut()) handle.disk.forget_waiting(*handle.file);
        return SQLITE_IOERR_FSYNC;
    }
    handle.disk.count_sync();
    if (!handle.disk.forgets(handle.file->name)) handle.file->sync();
    return SQLITE_OK;
}

int size_of(sqlite3_file* base, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(of(base).file->seen.size());
    return SQLITE_OK;
}

int lock(sqlite3_file* base, int level) {
    auto& handle = of(base);
    if (level <= handle.level) return SQLITE_OK;
    if (handle.disk.is_cut()) return SQLITE_IOERR_LOCK;
    int const highest = level == SQLITE_LOCK_SHARED      ? SQLITE_LOCK_RESERVED
                        : level == SQLITE_LOCK_EXCLUSIVE ? SQLITE_LOCK_NONE
                                                         : SQLITE_LOCK_SHARED;
    if (handle.level_of_others() > highest) return SQLITE_BUSY;
    handle.level = level;
    return SQLITE_OK;
}

int unlock(sqlite3_file* base, int level) {
    of(base).level = level;
    return SQLITE_OK;
}

int somebody_reserves(sqlite3_file* base, int* reserved) {
    auto const& handle = of(base);
    *reserved = std::max(handle.level, handle.level_of_others()) >= SQLITE_LOCK_RESERVED ? 1 : 0;
    return SQLITE_OK;
}
int not_known(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return static_cast<int>(sector); }
// As SQLite takes a disk of Linux to be: a write that is cut harms nothing beside it. No atomic writes, no order.
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

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
        let_go(*handle.file, first, count, handle.held);
        return SQLITE_OK;
    }
    if (handle.disk.is_cut()) return SQLITE_IOERR_SHMLOCK;
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
    auto& handle = of(base);
    let_go(*handle.file, 0, SQLITE_SHM_NLOCK, handle.held);
    if (remove != 0) handle.file->forget_shared();
    return SQLITE_OK;
}

constexpr sqlite3_io_methods methods{2,
                                     close,
                                     read,
                                     write,
                                     truncate,
                                     sync,
                                     size_of,
                                     lock,
                                     unlock,
                                     somebody_reserves,
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
    auto* const opened = new Opened{disk, disk.file(name)};
    opened->file->opened.push_back(opened);
    reinterpret_cast<Handle*>(base)->opened = opened;
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

int fill_random(sqlite3_vfs* vfs, int size, char* into) {
    for (int i = 0; i < size; ++i)
        into[i] = static_cast<char>(disk_of(vfs).random());
    return size;
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
    auto& vfs = vfs_->now = *vfs_->before; // sleep and time are the system's
    vfs.pNext = nullptr;
    vfs.szOsFile = sizeof(Handle);
    vfs.zName = "lossy";
    vfs.pAppData = this;
    vfs.xOpen = open;
    vfs.xDelete = unlink;
    vfs.xAccess = access;
    vfs.xFullPathname = full_name;
    vfs.xRandomness = fill_random;
    plug_in();
    sqlite3_randomness(0, nullptr); // starts anew, from this disk: the same seed, the same bytes
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

LossyDisk::Image LossyDisk::image() const {
    Image image;
    for (auto const& [name, file] : files_)
        image[name] = file->seen;
    return image;
}

void LossyDisk::put_back(Image const& image) {
    files_.clear();
    for (auto const& [name, bytes] : image)
        file(name)->platter = file(name)->seen = bytes;
}

void LossyDisk::plug_in() { sqlite3_vfs_register(&vfs_->now, 1); }

std::size_t LossyDisk::memory_peak() { return static_cast<std::size_t>(sqlite3_memory_highwater(1)); }

bool LossyDisk::step() {
    if (cut_ || left_ == 0) {
        cut_ = true;
        return false;
    }
    --left_;
    ++writes_;
    if (fails_in_ == ~std::uint64_t{0}) return true;
    bool const fails = fails_in_ == 0;
    fails_in_ = fails ? ~std::uint64_t{0} : fails_in_ - 1;
    return !fails;
}

std::size_t LossyDisk::bytes() const {
    std::size_t sum = 0;
    for (auto const& [name, file] : files_)
        sum += file->seen.size();
    return sum;
}

// What Linux does when a sync fails: the pages count as clean, and no later sync writes them.
void LossyDisk::forget_waiting(File& file) { file.reach_platter(chance_); }

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
    restart();
}

void LossyDisk::restart() {
    cut_ = false;
    never_cut();
}

} // namespace faults
