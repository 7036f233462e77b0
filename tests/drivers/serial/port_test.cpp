#include "drivers/serial/port.h"

#include <termios.h>

#include "tests/drivers/serial/line_end.h"

using tests::LineEnd;

TEST_CASE("every byte goes through a serial line as it is, both ways") {
    LineEnd const device;
    int const port = serial::open_port({device.name(), 115'200}).value();
    std::string every;
    for (int byte = 0; byte < 256; ++byte)
        every += static_cast<char>(byte);
    device.say(every);
    CHECK(LineEnd::read_from(port, 256) == every);
    REQUIRE(::write(port, every.data(), every.size()) == 256);
    CHECK(device.hear(256) == every);
    ::close(port);
}

TEST_CASE("a line has the speed that was asked for") {
    LineEnd const device;
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
    LineEnd const device;
    int const before = serial::open_port({device.name(), 9'600}).value(); // holds the line raw
    device.say("old");
    ::close(before);
    int const port = serial::open_port({device.name(), 9'600}).value();
    device.say("new");
    CHECK(LineEnd::read_from(port, 3) == "new");
    ::close(port);
}

TEST_CASE("a line is for one program at a time") {
    LineEnd const device;
    int const port = serial::open_port({device.name(), 9'600}).value();
    CHECK(serial::open_port({device.name(), 9'600}).error().kind == base::ErrorKind::Unavailable);
    ::close(port);
    int const again = serial::open_port({device.name(), 9'600}).value();
    ::close(again);
}

TEST_CASE("a line whose other end is unplugged says so") {
    LineEnd device;
    int const port = serial::open_port({device.name(), 9'600}).value();
    device.unplug();
    pollfd waiting{port, POLLIN, 0};
    REQUIRE(::poll(&waiting, 1, 1'000) == 1);
    CHECK((waiting.revents & POLLHUP) != 0);
    ::close(port);
}

TEST_CASE("what is no serial line is not opened as one") {
    for (auto const* device : {"/dev/no-such-line", "/dev/null", "/"})
        CHECK(serial::open_port({device, 9'600}).error().kind == base::ErrorKind::NotFound);
}
