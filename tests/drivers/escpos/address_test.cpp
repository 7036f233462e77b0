#include "drivers/escpos/tcp.h"
#include "drivers/open_printer.h"
#include "drivers/serial/port.h"
#include "tests/support/catch.h"

namespace {

std::string refusal(std::string const& link) {
    auto const opened = drivers::open_printer({.link = link});
    if (opened) return "";
    return opened.error().kind == base::ErrorKind::Invalid ? "invalid" : "unavailable";
}

} // namespace

TEST_CASE("network addresses are host, host and port, or IPv6 in brackets") {
    CHECK(escpos::parse_tcp("printer").value() == escpos::TcpAddress{"printer", "9100"});
    CHECK(escpos::parse_tcp("10.0.0.7:9101").value() == escpos::TcpAddress{"10.0.0.7", "9101"});
    CHECK(escpos::parse_tcp("[fd00::7]:9100").value() == escpos::TcpAddress{"fd00::7", "9100"});
    for (auto const* wrong : {"", ":9100", "host:", "host:0", "host:65536", "host:ninety", "host:9100x", "[]:1"})
        CHECK_FALSE(escpos::parse_tcp(wrong));
}

TEST_CASE("serial addresses are a device and a speed that lines have") {
    CHECK(serial::parse_address("/dev/ttyUSB0@115200").value() == serial::Address{"/dev/ttyUSB0", 115'200});
    CHECK(serial::parse_address("a@b@9600").value() == serial::Address{"a@b", 9'600});
    for (auto const* wrong : {"", "/dev/ttyUSB0", "@9600", "/dev/ttyUSB0@", "/dev/ttyUSB0@9601", "/dev/ttyUSB0@-9600",
                              "/dev/ttyUSB0@9600 "})
        CHECK_FALSE(serial::parse_address(wrong));
}

TEST_CASE("a printer is named by a known kind of link or refused") {
    for (auto const* right : {"file:slips", "lp:/dev/usb/lp0", "serial:/dev/ttyS0@9600", "tcp:host"})
        CHECK(refusal(right).empty());
    CHECK(refusal("none") == "unavailable");
    for (auto const* wrong : {"", "file", "file:", "usb:/dev/usb/lp0", "serial:/dev/ttyS0", "tcp:host:99999"})
        CHECK(refusal(wrong) == "invalid");
}

TEST_CASE("a device that is not there is unavailable, not a crash") {
    for (auto const* link : {"lp:/dev/usb/no-such-printer", "serial:/dev/no-such-line@9600", "tcp:127.0.0.1:1"})
        CHECK(word_of(drivers::open_printer({.link = link}).value()->status()) == "gone");
}
