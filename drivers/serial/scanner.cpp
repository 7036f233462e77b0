#include "drivers/serial/scanner.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <poll.h>
#include <string.h> // explicit_bzero
#include <unistd.h>

#include "drivers/scanning/framing.h"

namespace serial {
namespace {

using model::ScannerStatus;

class Scanner final : public drivers::Scanner {
public:
    Scanner(Address address, base::Clock const& clock) : address_(std::move(address)), clock_(clock) {}
    ~Scanner() override { stop(); }
    Scanner(Scanner const&) = delete;
    Scanner& operator=(Scanner const&) = delete;

    base::Result<void, ScannerStatus> start() override {
        stop();
        auto const opened = open_port(address_);
        if (!opened)
            return tl::unexpected(opened.error().kind == base::ErrorKind::Unavailable ? ScannerStatus::Busy
                                                                                      : ScannerStatus::Gone);
        line_ = *opened;
        return {};
    }

    void stop() override {
        if (line_ >= 0) ::close(line_);
        line_ = -1;
        framing_.forget();
        waiting_.clear();
    }

    base::Result<base::PrivateText, ScannerStatus> next(base::Duration patience) override {
        auto const end = clock_.now() + patience;
        while (waiting_.empty()) {
            if (line_ < 0) return tl::unexpected(ScannerStatus::Gone);
            if (auto code = framing_.after_silence(clock_.now())) return std::move(*code);
            auto const left = end - clock_.now();
            if (left <= base::Duration(0)) return tl::unexpected(ScannerStatus::Idle);
            if (!listen(framing_.is_within() ? std::min(left, scanning::silence_ends_it) : left)) {
                stop();
                return tl::unexpected(ScannerStatus::Gone);
            }
        }
        auto code = std::move(waiting_.front());
        waiting_.pop_front();
        return code;
    }

    bool keeps_letters() const override { return true; }

private:
    // False: the line is gone.
    bool listen(base::Duration patience) {
        pollfd line{line_, POLLIN, 0};
        int const ready = ::poll(&line, 1, static_cast<int>(std::max<std::int64_t>(1, patience.count())));
        if (ready == 0 || (ready < 0 && errno == EINTR)) return true;
        if (ready < 0 || (line.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return false;
        std::array<char, 512> bytes;
        auto const count = ::read(line_, bytes.data(), bytes.size());
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) return false;
        if (count > 0)
            for (auto& code : framing_.take({bytes.data(), static_cast<std::size_t>(count)}, clock_.now()))
                waiting_.push_back(std::move(code));
        explicit_bzero(bytes.data(), bytes.size());
        return true;
    }

    Address const address_;
    base::Clock const& clock_;
    int line_ = -1;
    scanning::Framing framing_;
    std::deque<base::PrivateText> waiting_;
};

} // namespace

std::unique_ptr<drivers::Scanner> make_scanner(Address address, base::Clock const& clock) {
    return std::make_unique<Scanner>(std::move(address), clock);
}

} // namespace serial
