#include "drivers/open_printer.h"

#include "drivers/escpos/descriptor_link.h"
#include "drivers/escpos/printer.h"
#include "drivers/escpos/tcp.h"
#include "drivers/serial/port.h"
#include "drivers/simulated/file_printer.h"

namespace drivers {
namespace {

constexpr base::Duration connecting{3'000};

base::Result<std::unique_ptr<escpos::Link>> open_serial(serial::Address const& address) {
    int const descriptor = TRY(serial::open_port(address));
    return std::make_unique<escpos::DescriptorLink>(descriptor, escpos::DescriptorKind::SerialLine);
}

base::Result<std::unique_ptr<escpos::Link>> open_tcp(escpos::TcpAddress const& address) {
    return escpos::connect_tcp(address, base::SystemClock().now() + connecting);
}

} // namespace

base::Result<std::unique_ptr<Printer>> open_printer(model::PrinterSettings const& settings) {
    std::string_view const link = settings.link;
    if (link == "none") return base::failure(base::ErrorKind::Unavailable, "no printer is set up");
    auto const colon = link.find(':');
    auto const kind = link.substr(0, colon);
    auto const rest = std::string(colon == std::string_view::npos ? "" : link.substr(colon + 1));
    if (rest.empty()) return base::failure(base::ErrorKind::Invalid, "no printer: " + settings.link);
    if (kind == "file") return std::make_unique<simulated::FilePrinter>(rest);
    if (kind == "serial") {
        auto address = TRY(serial::parse_address(rest));
        return std::make_unique<escpos::Printer>([address] { return open_serial(address); });
    }
    if (kind == "lp") return std::make_unique<escpos::Printer>([rest] { return escpos::open_usb_printer(rest); });
    if (kind == "tcp") {
        auto address = TRY(escpos::parse_tcp(rest));
        return std::make_unique<escpos::Printer>([address] { return open_tcp(address); });
    }
    return base::failure(base::ErrorKind::Invalid, "no printer: " + settings.link);
}

} // namespace drivers
