// A printer on the network: TCP, by custom port 9100 ("raw printing"). The printer's thread.
#pragma once
#include <string>

#include "drivers/escpos/link.h"

namespace escpos {

struct TcpAddress {
    std::string host;
    std::string port;
    bool operator==(TcpAddress const&) const = default;
};

// "HOST", "HOST:PORT" or "[IPv6]:PORT"; without a port 9100. Invalid: no host, or a port that is not 1 to 65535.
base::Result<TcpAddress> parse_tcp(std::string_view text);

// A name that is not an address asks the system's resolver, whose patience is its own.
base::Result<std::unique_ptr<Link>> connect_tcp(TcpAddress const& address, base::Instant deadline);

} // namespace escpos
