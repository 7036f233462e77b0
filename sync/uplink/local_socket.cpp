#include "sync/uplink/local_socket.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>

namespace uplink {
namespace {

using Clock = std::chrono::steady_clock;

std::optional<sockaddr_un> address_of(std::filesystem::path const& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socket.native().size() >= sizeof address.sun_path) return std::nullopt;
    std::ranges::copy(socket.native(), &address.sun_path[0]);
    return address;
}

sockaddr const* generic(sockaddr_un const& address) {
    return static_cast<sockaddr const*>(static_cast<void const*>(&address));
}

Descriptor new_socket() { return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)); }

} // namespace

std::optional<Descriptor> connect_to(std::filesystem::path const& socket) {
    auto const address = address_of(socket);
    auto descriptor = new_socket();
    if (!address || ::connect(descriptor.number(), generic(*address), sizeof *address) != 0) return std::nullopt;
    return descriptor;
}

base::Result<Descriptor> listen_at(std::filesystem::path const& socket) {
    auto const failed = [&](std::string_view why) {
        return base::failure(base::ErrorKind::Unavailable, fmt::format("{}: {}", socket.string(), why));
    };
    auto const address = address_of(socket);
    if (!address) return failed("the path is too long for a socket");
    if (connect_to(socket)) return failed("another uplink answers there");
    ::unlink(socket.c_str());
    auto descriptor = new_socket();
    // The mode is set before anyone can connect: between bind and listen.
    if (::bind(descriptor.number(), generic(*address), sizeof *address) != 0 || ::chmod(socket.c_str(), 0660) != 0 ||
        ::listen(descriptor.number(), 16) != 0)
        return failed(std::generic_category().message(errno));
    return descriptor;
}

bool readable_within(Descriptor const& descriptor, base::Duration patience) {
    pollfd waiting{descriptor.number(), POLLIN, 0};
    auto const wait = std::clamp<long>(patience.count(), 0, 60'000);
    return ::poll(&waiting, 1, static_cast<int>(wait)) > 0;
}

bool send_line(Descriptor const& descriptor, std::string_view line) {
    auto const whole = fmt::format("{}\n", line);
    auto const sent = ::send(descriptor.number(), whole.data(), whole.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    return sent == static_cast<ssize_t>(whole.size());
}

std::optional<std::string> receive_line(Descriptor const& descriptor, std::size_t limit, base::Duration patience) {
    auto const until = Clock::now() + patience;
    std::string line;
    std::array<char, 4096> piece{};
    while (line.size() <= limit) {
        auto const left = std::chrono::duration_cast<base::Duration>(until - Clock::now());
        if (left.count() <= 0 || !readable_within(descriptor, left)) return std::nullopt;
        auto const size = ::recv(descriptor.number(), piece.data(), piece.size(), MSG_DONTWAIT);
        if (size < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (size <= 0) return std::nullopt;
        line.append(piece.data(), static_cast<std::size_t>(size));
        if (auto const end = line.find('\n'); end != std::string::npos) return line.substr(0, end);
    }
    return std::nullopt;
}

} // namespace uplink
