#include "drivers/serial/port.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace serial {
namespace {

constexpr std::array<std::pair<unsigned, speed_t>, 6> speeds{
    {{9600, B9600}, {19200, B19200}, {38400, B38400}, {57600, B57600}, {115200, B115200}, {230400, B230400}}};

speed_t const* speed_of(unsigned baud) {
    auto const found = std::find_if(speeds.begin(), speeds.end(), [&](auto const& each) { return each.first == baud; });
    return found == speeds.end() ? nullptr : &found->second;
}

bool make_raw(int descriptor, speed_t speed) {
    termios line{};
    if (::tcgetattr(descriptor, &line) != 0) return false;
    ::cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    ::cfsetispeed(&line, speed);
    ::cfsetospeed(&line, speed);
    return ::tcsetattr(descriptor, TCSANOW, &line) == 0 && ::tcflush(descriptor, TCIOFLUSH) == 0;
}

} // namespace

bool is_baud(unsigned baud) { return speed_of(baud) != nullptr; }

base::Result<Address> parse_address(std::string_view text) {
    auto const at = text.rfind('@');
    if (at != std::string_view::npos && at != 0) {
        auto const digits = text.substr(at + 1);
        Address address{std::string(text.substr(0, at)), 0};
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), address.baud);
        if (error == std::errc() && end == digits.data() + digits.size() && is_baud(address.baud)) return address;
    }
    return base::failure(base::ErrorKind::Invalid, "not DEVICE@BAUD: " + std::string(text));
}

base::Result<int> open_port(Address const& address) {
    auto const* speed = speed_of(address.baud);
    if (speed == nullptr) return base::failure(base::ErrorKind::Invalid, "no such speed of a serial line");
    int const descriptor = ::open(address.device.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && make_raw(descriptor, *speed))
        return descriptor;
    int const error = errno;
    if (descriptor >= 0) ::close(descriptor);
    auto const kind = error == EWOULDBLOCK ? base::ErrorKind::Unavailable : base::ErrorKind::NotFound;
    return base::failure(kind, address.device + ": " + std::generic_category().message(error));
}

} // namespace serial
