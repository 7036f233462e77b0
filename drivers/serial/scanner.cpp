#include "drivers/serial/scanner.h"

#include "drivers/scanning/descriptor_scanner.h"

namespace serial {
namespace {

using model::ScannerStatus;

class Scanner final : public scanning::DescriptorScanner {
public:
    Scanner(Address address, base::Clock const& clock)
        : DescriptorScanner(clock, scanning::silence_ends_it), address_(std::move(address)) {}

    bool keeps_letters() const override { return true; }

private:
    base::Result<int, ScannerStatus> open() override {
        auto const opened = open_port(address_);
        if (opened) return *opened;
        bool const is_held = opened.error().kind == base::ErrorKind::Unavailable;
        return tl::unexpected(is_held ? ScannerStatus::Busy : ScannerStatus::Gone);
    }
    std::string letters_of(base::ByteView bytes, bool) override { return std::string(base::as_text(bytes)); }
    bool is_whole(std::string_view) const override { return true; }

    Address const address_;
};

} // namespace

std::unique_ptr<drivers::Scanner> make_scanner(Address address, base::Clock const& clock) {
    return std::make_unique<Scanner>(std::move(address), clock);
}

} // namespace serial
