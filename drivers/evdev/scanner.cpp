#include "drivers/evdev/scanner.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "drivers/evdev/keys.h"
#include "drivers/scanning/descriptor_scanner.h"

namespace evdev {
namespace {

using model::ScannerStatus;

class Scanner final : public scanning::DescriptorScanner {
public:
    Scanner(std::string device, base::Clock const& clock)
        : DescriptorScanner(clock, scanning::silence_ends_keys), name_(std::move(device)) {}

    bool keeps_letters() const override { return false; }

private:
    // What is closed is let go.
    base::Result<int, ScannerStatus> open() override {
        int const device = ::open(name_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (device < 0) return tl::unexpected(ScannerStatus::Gone);
        if (::ioctl(device, EVIOCGRAB, 1) == 0) return device;
        auto const status = errno == EBUSY ? ScannerStatus::Busy : ScannerStatus::Gone;
        ::close(device);
        return tl::unexpected(status);
    }

    // The kernel gives whole events alone.
    std::string letters_of(base::ByteView bytes, bool anew) override {
        if (anew) keys_.forget();
        std::string letters;
        letters.reserve(bytes.size() / sizeof(input_event));
        for (std::size_t at = 0; at + sizeof(input_event) <= bytes.size(); at += sizeof(input_event)) {
            input_event event;
            std::memcpy(&event, bytes.data() + at, sizeof event);
            letters += keys_.take({event.type, event.code, event.value});
        }
        return letters;
    }

    bool is_whole(std::string_view code) const override { return code.find(lost) == std::string_view::npos; }

    std::string const name_;
    Keys keys_;
};

} // namespace

std::unique_ptr<drivers::Scanner> make_scanner(std::string device, base::Clock const& clock) {
    return std::make_unique<Scanner>(std::move(device), clock);
}

} // namespace evdev
