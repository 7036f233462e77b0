// AF_UNIX stream sockets that speak lines, without blocking for longer than asked. Free functions over an owned
// descriptor.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace uplink {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

// Nothing when nobody listens there or their queue is full.
std::optional<Descriptor> connect_to(std::filesystem::path const& socket);

// Mode 0660. A file left over by a dead process is replaced; one that answers is Unavailable.
base::Result<Descriptor> listen_at(std::filesystem::path const& socket);

// Waits until there is something to read (or a client to accept).
bool readable_within(Descriptor const& descriptor, base::Duration patience);

bool send_line(Descriptor const& descriptor, std::string_view line); // adds the end of line; never waits
// Nothing when no whole line of at most `limit` bytes came in time.
std::optional<std::string> receive_line(Descriptor const& descriptor, std::size_t limit, base::Duration patience);

} // namespace uplink
