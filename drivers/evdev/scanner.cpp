#include "drivers/evdev/scanner.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <string.h> // explicit_bzero
#include <sys/ioctl.h>
#include <unistd.h>

#include "drivers/evdev/keys.h"
#include "drivers/scanning/framing.h"

namespace evdev {
namespace {

using model::ScannerStatus;

class Scanner final : public drivers::Scanner {
public:
    Scanner(std::string device, base::Clock const& clock) : name_(std::move(device)), clock_(clock) {}
    ~Scanner() override { stop(); }
    Scanner(Scanner const&) = delete;
    Scanner& operator=(Scanner const&) = delete;

    base::Result<void, ScannerStatus> start() override {
        stop();
        device_ = ::open(name_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (device_ < 0) return tl::unexpected(ScannerStatus::Gone);
        if (::ioctl(device_, EVIOCGRAB, 1) == 0) return {};
        auto const status = errno == EBUSY ? ScannerStatus::Busy : ScannerStatus::Gone;
        stop();
        return tl::unexpected(status);
    }

    void stop() override {
        if (device_ >= 0) ::close(device_); // which lets it go
        device_ = -1;
        framing_.forget();
        keys_.forget();
        waiting_.clear();
    }

    base::Result<base::PrivateText, ScannerStatus> next(base::Duration patience) override {
        auto const end = clock_.now() + patience;
        while (waiting_.empty()) {
            if (device_ < 0) return tl::unexpected(ScannerStatus::Gone);
            if (auto code = framing_.after_silence(clock_.now())) keep(std::move(*code));
            auto const left = end - clock_.now();
            if (!waiting_.empty()) break;
            if (left <= base::Duration(0)) return tl::unexpected(ScannerStatus::Idle);
            if (!listen(framing_.is_within() ? std::min(left, scanning::silence_ends_keys) : left)) {
                stop();
                return tl::unexpected(ScannerStatus::Gone);
            }
        }
        auto code = std::move(waiting_.front());
        waiting_.pop_front();
        return code;
    }

    bool keeps_letters() const override { return false; }

private:
    void keep(base::PrivateText code) {
        if (code.reveal().find(lost) == std::string::npos) waiting_.push_back(std::move(code));
    }

    // False: it was unplugged.
    bool listen(base::Duration patience) {
        pollfd device{device_, POLLIN, 0};
        int const ready = ::poll(&device, 1, static_cast<int>(std::max<std::int64_t>(1, patience.count())));
        if (ready == 0 || (ready < 0 && errno == EINTR)) return true;
        if (ready < 0 || (device.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return false;
        std::array<input_event, 64> events;
        auto const bytes = ::read(device_, events.data(), sizeof events);
        if (bytes == 0 || (bytes < 0 && errno != EAGAIN && errno != EINTR)) return false;
        auto const count = bytes > 0 ? static_cast<std::size_t>(bytes) / sizeof events.front() : 0;
        for (std::size_t i = 0; i < count; ++i)
            type(keys_.take({events[i].type, events[i].code, events[i].value}));
        explicit_bzero(events.data(), sizeof events);
        return true;
    }

    void type(std::string_view letters) {
        for (auto& code : framing_.take(letters, clock_.now()))
            keep(std::move(code));
    }

    std::string const name_;
    base::Clock const& clock_;
    int device_ = -1;
    Keys keys_;
    scanning::Framing framing_{scanning::silence_ends_keys};
    std::deque<base::PrivateText> waiting_;
};

} // namespace

std::unique_ptr<drivers::Scanner> make_scanner(std::string device, base::Clock const& clock) {
    return std::make_unique<Scanner>(std::move(device), clock);
}

} // namespace evdev
