#include "drivers/serial/port.h"

#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include "tests/support/catch.h"

namespace {

// The other end of a line, as a scanner or printer has it.
class Device {
public:
    Device() : descriptor_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
        REQUIRE((descriptor_ >= 0 && grantpt(descriptor_) == 0 && unlockpt(descriptor_) == 0));
    }
    ~Device() { unplug(); }
    Device(Device const&) = delete;
    Device& operator=(Device const&) = delete;

    std::string name() const { return ptsname(descriptor_); }
    void say(std::string const& bytes) const { REQUIRE(::write(descriptor_, bytes.data(), bytes.size()) > 0); }
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

} // namespace

TEST_CASE("every byte goes through a serial line as it is, both ways") {
    Device const device;
    int const port = serial::open_port({device.name(), 115'200}).value();
    std::string every;
    for (int byte = 0; byte < 256; ++byte)
        every += static_cast<char>(byte);
    device.say(every);
    CHECK(Device::read_from(port, 256) == every);
    REQUIRE(::write(port, every.data(), every.size()) == 256);
    CHECK(device.hear(256) == every);
    ::close(port);
}

TEST_CASE("a line has the speed that was asked for") {
    Device const device;
    for (auto const& [baud, speed] : {std::pair{9'600U, speed_t{B9600}}, std::pair{230'400U, speed_t{B230400}}}) {
        int const port = serial::open_port({device.name(), baud}).value();
        termios line{};
        REQUIRE(::tcgetattr(port, &line) == 0);
        CHECK(::cfgetospeed(&line) == speed);
        CHECK((line.c_lflag & (ICANON | ECHO)) == 0);
        ::close(port);
    }
    CHECK(serial::open_port({device.name(), 1'234}).error().kind == base::ErrorKind::Invalid);
}

TEST_CASE("what came in before a line was opened is dropped") {
    Device const device;
    int const before = serial::open_port({device.name(), 9'600}).value(); // holds the line raw
    device.say("old");
    ::close(before);
    int const port = serial::open_port({device.name(), 9'600}).value();
    device.say("new");
    CHECK(Device::read_from(port, 3) == "new");
    ::close(port);
}

TEST_CASE("a line is for one program at a time") {
    Device const device;
    int const port = serial::open_port({device.name(), 9'600}).value();
    CHECK(serial::open_port({device.name(), 9'600}).error().kind == base::ErrorKind::Unavailable);
    ::close(port);
    int const again = serial::open_port({device.name(), 9'600}).value();
    ::close(again);
}

TEST_CASE("a line whose other end is unplugged says so") {
    Device device;
    int const port = serial::open_port({device.name(), 9'600}).value();
    device.unplug();
    pollfd waiting{port, POLLIN, 0};
    REQUIRE(::poll(&waiting, 1, 1'000) == 1);
    CHECK((waiting.revents & POLLHUP) != 0);
    ::close(port);
}

TEST_CASE("what is no serial line is not opened as one") {
    for (auto const* device : {"/dev/no-such-line", "/dev/null", "/"})
        CHECK(serial::open_port({device, 9'600}).error().kind == base::ErrorKind::Unavailable);
}
