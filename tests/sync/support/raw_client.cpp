#include "tests/sync/support/raw_client.h"

#include <algorithm>
#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tests {
namespace {

template<class Address>
int connected(int family, Address const& address) {
    int const fd = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto const* const generic = static_cast<sockaddr const*>(static_cast<void const*>(&address));
    if (::connect(fd, generic, sizeof address) != 0) throw std::runtime_error("cannot connect");
    return fd;
}

} // namespace

RawClient::RawClient(unsigned port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    fd_ = connected(AF_INET, address);
}

RawClient::RawClient(std::filesystem::path const& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(socket.native(), &address.sun_path[0]);
    fd_ = connected(AF_UNIX, address);
}

RawClient::~RawClient() { ::close(fd_); }

bool RawClient::say(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string RawClient::hear(std::string_view enough, base::Duration patience) {
    auto const until = std::chrono::steady_clock::now() + patience;
    std::string heard;
    std::array<char, 16384> piece{};
    while (enough.empty() || heard.find(enough) == std::string::npos) {
        auto const left = std::chrono::duration_cast<base::Duration>(until - std::chrono::steady_clock::now());
        pollfd waiting{fd_, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) break;
        auto const size = ::recv(fd_, piece.data(), piece.size(), 0);
        if (size <= 0) break;
        heard.append(piece.data(), static_cast<std::size_t>(size));
    }
    return heard;
}

bool RawClient::closed_within(base::Duration patience) {
    auto const until = std::chrono::steady_clock::now() + patience;
    std::array<char, 16384> piece{};
    while (true) {
        auto const left = std::chrono::duration_cast<base::Duration>(until - std::chrono::steady_clock::now());
        pollfd waiting{fd_, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
        if (::recv(fd_, piece.data(), piece.size(), 0) <= 0) return true;
    }
}

} // namespace tests
