// LossyDisk: a disk for SQLite that keeps what is synced and forgets what is not, for power cuts at any write. Files
// live in memory. Until it is synced a write stands in a queue; at a power cut each 512-byte sector of each queued
// write reached the platter or did not, as the seed says, and a file's length is of any moment since its last sync.
// Making and removing a file is sure at once. Registered as the process's default VFS while it lives, so the room under
// test is opened as always. One thread, and one connection to a file at a time: its locks are granted unseen.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace faults {

class LossyDisk {
public:
    // How a disk treats a request to sync.
    enum class Sync {
        Honest,
        ForgetsLog, // syncs of the write-ahead log are not done: what synchronous=NORMAL comes to
        ForgetsAll, // says yes and does nothing: a lying disk
    };
    explicit LossyDisk(std::uint64_t seed, Sync sync = Sync::Honest);
    ~LossyDisk();
    LossyDisk(LossyDisk const&) = delete;
    LossyDisk& operator=(LossyDisk const&) = delete;

    void cut_after(std::uint64_t writes) { left_ = writes; } // the power fails at that write, truncation or sync
    void never_cut() { left_ = ~std::uint64_t{0}; }
    bool is_cut() const { return cut_; }
    std::uint64_t writes() const { return writes_; } // since the start
    std::uint64_t syncs() const { return syncs_; }
    void power_on(); // what reached the platter is what is there now

    struct File; // for the VFS behind it
    std::shared_ptr<File> file(std::string const& name);
    bool has(std::string const& name) const { return files_.contains(name); }
    void remove(std::string const& name) { files_.erase(name); }
    bool step(); // counts one write; false: the power is gone
    bool forgets(std::string const& name) const;
    void count_sync() { ++syncs_; }

private:
    struct Vfs;
    std::map<std::string, std::shared_ptr<File>> files_;
    std::unique_ptr<Vfs> vfs_;
    std::mt19937_64 chance_;
    Sync sync_;
    std::uint64_t left_ = ~std::uint64_t{0}, writes_ = 0, syncs_ = 0;
    bool cut_ = false;
};

} // namespace faults
