#include "kiosk/app/printing.h"

#include "drivers/open_printer.h"
#include "drivers/typeset/receipt.h"

namespace app {

Printing::Printing(model::PrinterSettings const& settings, model::Catalogue const& catalogue,
                   Languages const& languages, Inbox& inbox)
    : settings_(settings),
      catalogue_(catalogue),
      languages_(languages),
      inbox_(inbox),
      worker_("printer", 4, [this](PrintReceipt const& command) { handle(command); }) {}

void Printing::handle(PrintReceipt const& command) {
    auto const printed = print(command);
    if (printed) {
        inbox_.put(flow::Printed{command.receipt.code});
        return;
    }
    base::log(base::Severity::Warning, "printer.not_printed", "{}", word_of(printed.error()));
    inbox_.put(flow::NotPrinted{command.receipt.code, printed.error()});
}

base::Result<void, model::PrinterStatus> Printing::print(PrintReceipt const& command) {
    auto const slip = typeset::receipt(command.receipt, catalogue_, languages_[command.language], settings_.width_dots);
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
