#include "drivers/escpos/descriptor_link.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace escpos {
namespace {

constexpr base::Duration between_empty_reads{10};

bool try_again(int error) { return error == EAGAIN || error == EINTR; }

} // namespace

DescriptorLink::~DescriptorLink() { ::close(descriptor_); }

base::Result<void, LinkTrouble> DescriptorLink::wait_for(short events, base::Instant deadline) const {
    for (;;) {
        auto const left = (deadline - base::SystemClock().now()).count();
        if (left <= 0) return tl::unexpected(LinkTrouble::Late);
        pollfd waiting{descriptor_, events, 0};
        auto const ready = ::poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 60'000)));
        if (ready > 0 && (waiting.revents & events) != 0) return {};
        if (ready > 0 || (ready < 0 && errno != EINTR)) return tl::unexpected(LinkTrouble::Gone);
    }
}

base::Result<void, LinkTrouble> DescriptorLink::write(base::ByteView bytes, base::Instant deadline) {
    while (!bytes.empty()) {
        TRY(wait_for(POLLOUT, deadline));
        // A closed socket would otherwise end the program by SIGPIPE.
        auto const sent = kind_ == DescriptorKind::Socket
                              ? ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL)
                              : ::write(descriptor_, bytes.data(), bytes.size());
        if (sent < 0 && !try_again(errno)) return tl::unexpected(LinkTrouble::Gone);
        if (sent > 0) bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return {};
}

base::Result<base::Bytes, LinkTrouble> DescriptorLink::read(base::Instant deadline) {
    for (;;) {
        TRY(wait_for(POLLIN, deadline));
        std::array<std::uint8_t, 256> buffer{};
        auto const got = ::read(descriptor_, buffer.data(), buffer.size());
        if (got > 0) return base::Bytes(buffer.begin(), buffer.begin() + got);
        if (got < 0 && !try_again(errno)) return tl::unexpected(LinkTrouble::Gone);
        if (got == 0 && kind_ != DescriptorKind::UsbPrinter) return tl::unexpected(LinkTrouble::Gone);
        if (got == 0) std::this_thread::sleep_for(between_empty_reads);
    }
}

base::Result<std::unique_ptr<Link>> open_usb_printer(std::string const& device) {
    int const descriptor = ::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return base::failure(base::ErrorKind::Unavailable, device + ": " + std::generic_category().message(errno));
    return std::make_unique<DescriptorLink>(descriptor, DescriptorKind::UsbPrinter);
}

} // namespace escpos
