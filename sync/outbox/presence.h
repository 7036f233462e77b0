// Presence: who has the outbox open. Every Outbox holds the lock beside its file, shared; only who holds it alone may
// set a damaged file aside, or another process would go on storing in what was set aside. Move-only; one thread.
#pragma once
#include <chrono>
#include <filesystem>

namespace outbox {

class Presence {
public:
    // Makes the lock file when it is not there. On a disk too full for it, or a folder that does not allow it, there is
    // no lock and nobody is ever alone: the outbox works, but is not rescued.
    static Presence beside(std::filesystem::path const& file);
    Presence() = default;
    Presence(Presence&& other) noexcept;
    Presence& operator=(Presence&& other) noexcept;
    ~Presence();

    bool is_alone() const { return alone_; }
    bool become_alone(std::chrono::milliseconds patience); // waits for the others to close it
    void let_others_in();

private:
    int fd_ = -1;
    bool alone_ = false;
};

} // namespace outbox
