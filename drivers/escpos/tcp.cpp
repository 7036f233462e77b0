#include "drivers/escpos/tcp.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

#include "drivers/escpos/descriptor_link.h"

namespace escpos {
namespace {

struct FreeAddresses {
    void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

bool is_port(std::string_view text) {
    unsigned port = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port >= 1 && port <= 65535;
}

// 0 when the connection stands, otherwise the reason as errno.
int finish_connecting(int descriptor, base::Instant deadline) {
    auto const left = std::max<long long>(0, (deadline - base::SystemClock().now()).count());
    pollfd waiting{descriptor, POLLOUT, 0};
    if (::poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 60'000))) <= 0) return ETIMEDOUT;
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) < 0 ? errno : error;
}

// The connected descriptor, or minus errno.
int connect_one(addrinfo const& address, base::Instant deadline) {
    int const descriptor =
        ::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol);
    if (descriptor < 0) return -errno;
    int error = ::connect(descriptor, address.ai_addr, address.ai_addrlen) < 0 ? errno : 0;
    if (error == EINPROGRESS) error = finish_connecting(descriptor, deadline);
    if (error != 0) {
        ::close(descriptor);
        return -error;
    }
    int const on = 1; // questions of three bytes should not wait for more
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

} // namespace

base::Result<TcpAddress> parse_tcp(std::string_view text) {
    TcpAddress address{"", "9100"};
    auto const bracket = text.starts_with('[') ? text.find(']') : std::string_view::npos;
    auto const colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (colon != std::string_view::npos) address.port = text.substr(colon + 1);
    address.host = bracket == std::string_view::npos ? text.substr(0, colon) : text.substr(1, bracket - 1);
    if (address.host.empty() || !is_port(address.port))
        return base::failure(base::ErrorKind::Invalid, "not HOST:PORT: " + std::string(text));
    return address;
}

base::Result<std::unique_ptr<Link>> connect_tcp(TcpAddress const& address, base::Instant deadline) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    if (int const error = ::getaddrinfo(address.host.c_str(), address.port.c_str(), &wanted, &list); error != 0)
        return base::failure(base::ErrorKind::Unavailable, address.host + ": " + ::gai_strerror(error));
    Addresses const addresses(list);
    int last = -EHOSTUNREACH;
    for (auto const* each = list; each != nullptr; each = each->ai_next) {
        last = connect_one(*each, deadline);
        if (last >= 0) return std::make_unique<DescriptorLink>(last, DescriptorKind::Socket);
    }
    return base::failure(base::ErrorKind::Unavailable,
                         address.host + ":" + address.port + ": " + std::generic_category().message(-last));
}

} // namespace escpos
