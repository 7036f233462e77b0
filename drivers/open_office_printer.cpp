#include "drivers/open_office_printer.h"

#include "drivers/cups/ipp.h"
#include "drivers/cups/printer.h"
#include "drivers/simulated/file_office_printer.h"

namespace drivers {
namespace {

base::Result<std::unique_ptr<cups::Peer>> open_peer(std::string_view address, cups::Patience const& patience) {
    return cups::make_peer(TRY(cups::parse_address(address)), patience.answer, patience.document);
}

} // namespace

base::Result<std::unique_ptr<OfficePrinter>> open_office_printer(std::string_view address, std::string_view itself) {
    constexpr std::string_view folder = "file:";
    if (address == "none") return base::failure(base::ErrorKind::Unavailable, "no office printer is set up");
    if (address.starts_with(folder) && address.size() > folder.size())
        return std::make_unique<simulated::FileOfficePrinter>(address.substr(folder.size()));
    cups::Patience const patience;
    auto jobs = TRY(open_peer(address, patience));
    auto behind = itself.empty() ? nullptr : TRY(open_peer(itself, patience));
    return std::make_unique<cups::Printer>(std::move(jobs), std::move(behind), patience);
}

} // namespace drivers
