// A plugin of nbdkit(1): a block device with a volatile write cache whose power fails. What is flushed is on the
// platter (the file `image`, which outlives the cut); the rest is in the cache, and at the write number `cut` each
// 512-byte sector of it reaches the platter or does not, as `seed` says. From then on every request fails, until the
// device is started again. Without `cut` the power stays.
//
//   nbdkit cut_disk.so image=FILE [cut=WRITES] [seed=N]
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#define NBDKIT_API_VERSION 2
#include <nbdkit-plugin.h>

#define THREAD_MODEL NBDKIT_THREAD_MODEL_SERIALIZE_ALL_REQUESTS

namespace {

constexpr std::size_t sector = 512;

struct Write {
    std::uint64_t at;
    std::string bytes;
};

struct Disk {
    std::string image;
    int platter = -1;
    std::string seen; // with all that is in the cache
    std::vector<Write> cache;
    std::mt19937_64 chance;
    std::uint64_t writes_left = ~std::uint64_t{0};
    bool has_power = true;
};
Disk disk; // nbdkit gives a plugin no place of its own for one

bool reach_platter(std::string_view bytes, std::uint64_t at) {
    return ::pwrite(disk.platter, bytes.data(), bytes.size(), static_cast<off_t>(at)) ==
           static_cast<ssize_t>(bytes.size());
}

void lose_power() {
    for (auto const& write : disk.cache)
        for (std::size_t from = 0; from < write.bytes.size(); from += sector)
            if (disk.chance() % 2 != 0)
                (void)reach_platter(std::string_view(write.bytes).substr(from, sector), write.at + from);
    disk.cache.clear();
    disk.has_power = false;
}

int no_power() {
    nbdkit_set_error(EIO);
    return -1;
}

int flush_cache() {
    for (auto const& write : disk.cache)
        if (!reach_platter(write.bytes, write.at)) return no_power();
    disk.cache.clear();
    return 0;
}

int configure(char const* key, char const* value) {
    std::string_view const name(key);
    if (name == "image") disk.image = value;
    if (name == "cut") disk.writes_left = std::strtoull(value, nullptr, 10);
    if (name == "seed") disk.chance.seed(std::strtoull(value, nullptr, 10));
    return name == "image" || name == "cut" || name == "seed" ? 0 : -1;
}

int load_image() {
    disk.platter = ::open(disk.image.c_str(), O_RDWR | O_CLOEXEC);
    if (disk.platter < 0) return -1;
    std::array<char, 65536> part{};
    for (ssize_t got = 0; (got = ::read(disk.platter, part.data(), part.size())) > 0;)
        disk.seen.append(part.data(), static_cast<std::size_t>(got));
    return 0;
}

void* open(int) { return NBDKIT_HANDLE_NOT_NEEDED; }
std::int64_t size_of(void*) { return static_cast<std::int64_t>(disk.seen.size()); }
int yes(void*) { return 1; }
int can_fua(void*) { return NBDKIT_FUA_EMULATE; } // by a flush behind the write

int read(void*, void* into, std::uint32_t count, std::uint64_t at, std::uint32_t) {
    if (!disk.has_power) return no_power();
    std::memcpy(into, disk.seen.data() + at, count);
    return 0;
}

int write(void*, void const* from, std::uint32_t count, std::uint64_t at, std::uint32_t) {
    if (disk.has_power && disk.writes_left == 0) lose_power();
    if (!disk.has_power) return no_power();
    --disk.writes_left;
    disk.cache.push_back({at, std::string(static_cast<char const*>(from), count)});
    disk.seen.replace(at, count, disk.cache.back().bytes);
    return 0;
}

int flush(void*, std::uint32_t) { return disk.has_power ? flush_cache() : no_power(); }

nbdkit_plugin make_plugin() {
    nbdkit_plugin made{};
    made.name = "cut-disk";
    made.config = configure;
    made.config_complete = load_image;
    made.open = open;
    made.get_size = size_of;
    made.can_write = yes;
    made.can_flush = yes;
    made.can_fua = can_fua;
    made.pread = read;
    made.pwrite = write;
    made.flush = flush;
    return made;
}
nbdkit_plugin plugin = make_plugin();

} // namespace

NBDKIT_REGISTER_PLUGIN(plugin)
