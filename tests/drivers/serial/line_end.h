// The other end of a serial line, as a scanner or printer has it: a pseudo-terminal. For tests.
#pragma once
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <unistd.h>

#include "tests/support/catch.h"

namespace tests {

class LineEnd {
public:
    LineEnd() : descriptor_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
        REQUIRE((descriptor_ >= 0 && grantpt(descriptor_) == 0 && unlockpt(descriptor_) == 0));
    }
    ~LineEnd() { unplug(); }
    LineEnd(LineEnd const&) = delete;
    LineEnd& operator=(LineEnd const&) = delete;

    std::string name() const { return ptsname(descriptor_); }
    void say(std::string const& bytes) const { REQUIRE(send(bytes)); }
    // For another thread than the test's: asserts nothing.
    bool send(std::string const& bytes) const {
        return ::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    }
    std::string hear(std::size_t count) const { return read_from(descriptor_, count); }
    void unplug() {
        if (descriptor_ >= 0) ::close(descriptor_);
        descriptor_ = -1;
    }

    static std::string read_from(int descriptor, std::size_t count) {
        std::string bytes;
        pollfd waiting{descriptor, POLLIN, 0};
        while (bytes.size() < count && ::poll(&waiting, 1, 1'000) > 0) {
            char byte = 0;
            if (::read(descriptor, &byte, 1) != 1) break;
            bytes += byte;
        }
        return bytes;
    }

private:
    int descriptor_;
};

} // namespace tests
