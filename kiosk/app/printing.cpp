#include "kiosk/app/printing.h"

#include "drivers/open_printer.h"
#include "drivers/typeset/event.h"
#include "drivers/typeset/guide.h"
#include "drivers/typeset/number.h"
#include "drivers/typeset/pattern.h"
#include "drivers/typeset/receipt.h"

namespace app {

namespace {

std::string code_of(PrintReceipt const& command) { return command.receipt.code; }
std::string code_of(PrintGuide const& command) { return command.guide; }
std::string code_of(PrintTicket const& command) { return model::token_of(command.ticket); }
std::string code_of(PrintDesk const& command) { return command.slip.code; }
std::string code_of(flow::PrintPattern const&) { return std::string(flow::pattern_code); }
std::string code_of(flow::PrintReadiness const&) { return std::string(flow::readiness_code); }

} // namespace

Printing::Printing(model::Settings const& settings, model::Catalogue const& catalogue, Languages const& languages,
                   base::Clock const& clock, Inbox& inbox)
    : settings_(settings),
      catalogue_(catalogue),
      languages_(languages),
      clock_(clock),
      inbox_(inbox),
      worker_("printer", 4, [this](PrinterCommand const& command) {
          if (auto const* job = std::get_if<Job>(&command)) return handle(*job);
          bool const restarts = std::holds_alternative<RestartPrinter>(command);
          if (restarts) printer_.reset();
          if (restarts)
              inbox_.put(flow::PartRestarted{tested()});
          else
              inbox_.put(flow::PartTested{tested()});
      }) {}

void Printing::handle(Job const& job) {
    auto const printed = print(job);
    auto const code = std::visit([](auto const& command) { return code_of(command); }, job);
    if (printed) {
        inbox_.put(flow::Printed{code});
        return;
    }
    base::log(base::Severity::Warning, "printer.not_printed", "{}", word_of(printed.error()));
    inbox_.put(flow::NotPrinted{code, printed.error()});
    inbox_.put(flow::PartTested{{model::Part::Printer, model::state_of(printed.error()), clock_.wall()}});
}

base::Result<drivers::Bitmap> Printing::typeset(PrintReceipt const& command) const {
    return typeset::receipt(command.receipt, catalogue_, languages_[command.language], settings_.printer.width_dots);
}

base::Result<drivers::Bitmap> Printing::typeset(PrintGuide const& command) const {
    auto const* guide = catalogue_.library.guide(command.guide);
    if (!guide) return base::failure(base::ErrorKind::NotFound, "no such guide");
    return typeset::guide(*guide, languages_[command.language], settings_.printer.width_dots);
}

base::Result<drivers::Bitmap> Printing::typeset(PrintTicket const& command) const {
    std::string name = command.ticket.service;
    for (auto const& service : settings_.ward.services)
        if (service.id == command.ticket.service) name = model::name_of(service, command.language);
    return typeset::number(command.ticket, name, languages_[command.language], settings_.printer.width_dots);
}

base::Result<drivers::Bitmap> Printing::typeset(PrintDesk const& command) const {
    auto const& slip = command.slip;
    int const width = settings_.printer.width_dots;
    if (slip.ticket == 0) return typeset::shift(slip.lines, width, slip.codes);
    return typeset::ticket({slip.ticket, command.name, command.place, command.at}, languages_[slip.language], width);
}

base::Result<drivers::Bitmap> Printing::typeset(flow::PrintPattern const&) const {
    return typeset::pattern(model::test_card, settings_.printer.width_dots);
}

base::Result<drivers::Bitmap> Printing::typeset(flow::PrintReadiness const& command) const {
    return typeset::report(command.lines, command.code, settings_.printer.width_dots);
}

base::Result<void, model::PrinterStatus> Printing::print(Job const& job) {
    auto const slip = std::visit([this](auto const& command) { return typeset(command); }, job);
    if (!slip) {
        base::log(base::Severity::Error, "printer.typeset", "{}", slip.error().what);
        return tl::unexpected(model::PrinterStatus::Fault);
    }
    if (!open()) return tl::unexpected(model::PrinterStatus::Gone);
    return printer_->print(*slip);
}

bool Printing::open() {
    if (printer_) return true;
    auto opened = drivers::open_printer(settings_.printer);
    if (opened)
        printer_ = std::move(*opened);
    else
        base::log(base::Severity::Warning, "printer.open", "{}", opened.error().what);
    return printer_ != nullptr;
}

model::PartReport Printing::tested() {
    model::PartReport report{model::Part::Printer, model::PartState::Gone, clock_.wall()};
    if (settings_.printer.link == "none")
        report.state = model::PartState::NotFitted;
    else if (open())
        report.state = model::state_of(printer_->status());
    return report;
}

} // namespace app
