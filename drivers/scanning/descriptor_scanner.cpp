#include "drivers/scanning/descriptor_scanner.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <string.h> // explicit_bzero
#include <unistd.h>

namespace scanning {

using model::ScannerStatus;

base::Result<void, ScannerStatus> DescriptorScanner::start() {
    close();
    descriptor_ = TRY(open());
    return {};
}

void DescriptorScanner::close() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
    anew_ = true;
    framing_.forget();
    waiting_.clear();
}

base::Result<base::PrivateText, ScannerStatus> DescriptorScanner::next(base::Duration patience) {
    auto const end = clock_.now() + patience;
    while (waiting_.empty()) {
        if (descriptor_ < 0) return tl::unexpected(ScannerStatus::Gone);
        if (auto code = framing_.after_silence(clock_.now())) keep(std::move(*code));
        auto const left = end - clock_.now();
        if (!waiting_.empty()) break;
        if (left <= base::Duration(0)) return tl::unexpected(ScannerStatus::Idle);
        if (!listen(framing_.is_within() ? std::min(left, silence_) : left)) {
            close();
            return tl::unexpected(ScannerStatus::Gone);
        }
    }
    auto code = std::move(waiting_.front());
    waiting_.pop_front();
    return code;
}

bool DescriptorScanner::listen(base::Duration patience) {
    pollfd waiting{descriptor_, POLLIN, 0};
    int const ready = ::poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(1, patience.count())));
    if (ready == 0 || (ready < 0 && errno == EINTR)) return true;
    if (ready < 0) return false; // what was hung up is read all the same, and says so itself
    alignas(std::max_align_t) std::array<std::uint8_t, 1536> bytes; // 64 key events, or some hundred letters
    auto const count = ::read(descriptor_, bytes.data(), bytes.size());
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) return false;
    if (count < 0) return true;
    auto letters = letters_of({bytes.data(), static_cast<std::size_t>(count)}, std::exchange(anew_, false));
    for (auto& code : framing_.take(letters, clock_.now()))
        keep(std::move(code));
    base::wipe(letters);
    explicit_bzero(bytes.data(), bytes.size());
    return true;
}

void DescriptorScanner::keep(base::PrivateText code) {
    if (is_whole(code.reveal())) waiting_.push_back(std::move(code));
}

} // namespace scanning
