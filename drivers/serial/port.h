// A serial line (termios, POSIX): raw bytes, 8N1, no flow control of the tty, locked against a second
// program. Printers and scanners use it. Any thread.
#pragma once
#include <string>

#include "kiosk/base/result.h"

namespace serial {

// 9600, 19200, 38400, 57600, 115200 or 230400.
bool is_baud(unsigned baud);

struct Address {
    std::string device; // "/dev/ttyUSB0"
    unsigned baud = 115'200;
    bool operator==(Address const&) const = default;
};

// "DEVICE@BAUD"; Invalid for anything else.
base::Result<Address> parse_address(std::string_view text);

// The open, non-blocking descriptor, which the caller closes. What had come in before is dropped. NotFound: no such
// device, or no line. Unavailable: another program holds it.
base::Result<int> open_port(Address const& address);

} // namespace serial
