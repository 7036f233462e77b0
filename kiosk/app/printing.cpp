#include "kiosk/app/printing.h"

#include "drivers/open_printer.h"
#include "drivers/typeset/guide.h"
#include "drivers/typeset/receipt.h"

namespace app {

Printing::Printing(model::PrinterSettings const& settings, model::Catalogue const& catalogue,
                   Languages const& languages, Inbox& inbox)
    : settings_(settings),
      catalogue_(catalogue),
      languages_(languages),
      inbox_(inbox),
      worker_("printer", 4, [this](Job const& job) { handle(job); }) {}

void Printing::handle(Job const& job) {
    auto const printed = print(job);
    auto const* receipt = std::get_if<PrintReceipt>(&job);
    std::string const code = receipt ? receipt->receipt.code : std::get<PrintGuide>(job).guide;
    if (printed) {
        inbox_.put(flow::Printed{code});
        return;
    }
    base::log(base::Severity::Warning, "printer.not_printed", "{}", word_of(printed.error()));
    inbox_.put(flow::NotPrinted{code, printed.error()});
}

base::Result<drivers::Bitmap> Printing::typeset(PrintReceipt const& command) const {
    return typeset::receipt(command.receipt, catalogue_, languages_[command.language], settings_.width_dots);
}

base::Result<drivers::Bitmap> Printing::typeset(PrintGuide const& command) const {
    auto const* guide = catalogue_.library.guide(command.guide);
    if (!guide) return base::failure(base::ErrorKind::NotFound, "no such guide");
    return typeset::guide(*guide, languages_[command.language], settings_.width_dots);
}

base::Result<void, model::PrinterStatus> Printing::print(Job const& job) {
    auto const slip = std::visit([this](auto const& command) { return typeset(command); }, job);
    if (!slip) {
        base::log(base::Severity::Error, "printer.typeset", "{}", slip.error().what);
        return tl::unexpected(model::PrinterStatus::Fault);
    }
    if (!printer_) {
        auto opened = drivers::open_printer(settings_);
        if (!opened) {
            base::log(base::Severity::Warning, "printer.open", "{}", opened.error().what);
            return tl::unexpected(model::PrinterStatus::Gone);
        }
        printer_ = std::move(*opened);
    }
    return printer_->print(*slip);
}

} // namespace app
