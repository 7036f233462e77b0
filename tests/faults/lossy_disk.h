// LossyDisk: a disk for SQLite that keeps what is synced and forgets what is not, for power cuts at any write. Files
// live in memory. Until it is synced a write stands in a queue; at a power cut each 512-byte sector of each queued
// write reached the platter or did not, as the seed says, and a file's length is of any moment since its last sync.
// Making and removing a file is sure at once. Registered as the process's default VFS while it lives, so the room under
// test is opened as always; of several disks (a machine each) the one plugged in last is what new files open on. They
// go in the opposite order. Any number of connections; one thread at a time.
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

    // --- troubles that end without a power cut

    void restart(); // after a cut that was a process's death alone: nothing written is lost
    void fail_after(std::uint64_t writes) {
        fails_in_ = writes;
    }                                                // that one, once; a failed sync forgets what it was for
    void limit(std::size_t bytes) { room_ = bytes; } // of all files together: the disk is full there
    void no_limit() { room_ = ~std::size_t{0}; }
    std::size_t bytes() const; // of all files

    // A technician's image of the disk, made while nothing is being written and put back while nothing is open.
    using Image = std::map<std::string, std::string>;
    Image image() const;
    void put_back(Image const& image);

    void plug_in();
    static std::size_t memory_peak(); // of SQLite in this process, since the last call

    struct File; // for the VFS behind it
    std::shared_ptr<File> file(std::string const& name);
    bool has(std::string const& name) const { return files_.contains(name); }
    void remove(std::string const& name) { files_.erase(name); }
    bool step(); // counts one write; false: the power is gone, or this one fails
    bool has_room(std::size_t more) const { return more == 0 || bytes() + more <= room_; }
    std::uint64_t random() { return chance_(); }
    bool forgets(std::string const& name) const;
    void forget_waiting(File& file);
    void count_sync() { ++syncs_; }

private:
    struct Vfs;
    std::map<std::string, std::shared_ptr<File>> files_;
    std::unique_ptr<Vfs> vfs_;
    std::mt19937_64 chance_;
    Sync sync_;
    std::uint64_t left_ = ~std::uint64_t{0}, fails_in_ = ~std::uint64_t{0}, writes_ = 0, syncs_ = 0;
    std::size_t room_ = ~std::size_t{0};
    bool cut_ = false;
};

} // namespace faults
