#include "sync/outbox/presence.h"

#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace outbox {
namespace {

constexpr std::chrono::milliseconds step(50);

} // namespace

Presence Presence::beside(std::filesystem::path const& file) {
    Presence presence;
    presence.fd_ = open((file.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (presence.fd_ < 0) return presence;
    presence.alone_ = flock(presence.fd_, LOCK_EX | LOCK_NB) == 0;
    if (!presence.alone_) presence.let_others_in(); // waits while another sets the file aside
    return presence;
}

Presence::Presence(Presence&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), alone_(std::exchange(other.alone_, false)) {}

Presence& Presence::operator=(Presence&& other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(alone_, other.alone_);
    return *this;
}

Presence::~Presence() {
    if (fd_ >= 0) close(fd_);
}

bool Presence::become_alone(std::chrono::milliseconds patience) {
    for (auto left = patience; fd_ >= 0 && !alone_; left -= step) {
        alone_ = flock(fd_, LOCK_EX | LOCK_NB) == 0;
        if (alone_ || left <= std::chrono::milliseconds(0)) break;
        std::this_thread::sleep_for(step);
    }
    return alone_;
}

void Presence::let_others_in() {
    alone_ = false;
    if (fd_ >= 0) flock(fd_, LOCK_SH);
}

} // namespace outbox
