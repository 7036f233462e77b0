#include "kiosk/app/forms.h"

#include <atomic>

#include "drivers/open_office_printer.h"
#include "drivers/typeset/sheet.h"

namespace app {
namespace {

constexpr std::string_view title = "Tram So"; // on the printer's panel: nothing of a citizen's

} // namespace

Forms::Forms(model::Settings const& settings, model::Catalogue const& catalogue, Languages const& languages,
             base::Clock const& clock, Inbox& inbox)
    : settings_(settings),
      catalogue_(catalogue),
      languages_(languages),
      clock_(clock),
      inbox_(inbox),
      worker_("forms", 4, [this](Command const& command) { handle(command); }) {}

Forms::~Forms() { closing_.request_stop(); }

bool Forms::print(std::string guide, model::Language language) {
    return worker_.offer(Form{std::move(guide), language, visit_.get_token()});
}

void Forms::end_visit() {
    visit_.request_stop();
    visit_ = std::stop_source();
}

void Forms::handle(Command const& command) {
    auto const* const form = std::get_if<Form>(&command);
    if (form == nullptr) return test_printer();
    auto const printed = print(*form);
    if (!printed) base::log(base::Severity::Warning, "printer.form-not-printed", "{}", word_of(printed.error()));
    if (form->visit.stop_requested()) return; // the next visitor's may be of the same guide
    if (printed)
        inbox_.put(flow::Printed{form->guide});
    else
        inbox_.put(flow::NotPrinted{form->guide, printed.error()});
}

base::Result<void, model::PrinterStatus> Forms::print(Form const& form) {
    auto const* const guide = catalogue_.library.guide(form.guide);
    auto const pdf = guide != nullptr ? typeset::guide_sheets(*guide, languages_[form.language])
                                      : base::failure(base::ErrorKind::NotFound, "no such guide");
    if (!pdf) {
        base::log(base::Severity::Error, "printer.typeset", "{}", pdf.error().what);
        return tl::unexpected(model::PrinterStatus::Fault);
    }
    if (!open()) return tl::unexpected(model::PrinterStatus::Gone);
    return follow(form, *pdf);
}

// A form that comes out is let out, also when its citizen has gone ahead; one that is held is cancelled then.
base::Result<void, model::PrinterStatus> Forms::follow(Form const& form, base::ByteView pdf) {
    std::stop_source job;
    std::atomic<bool> held{false};
    auto const give_up = [&] {
        if (held && form.visit.stop_requested()) job.request_stop();
    };
    std::stop_callback const at_end(form.visit, give_up);
    std::stop_callback const at_close(closing_.get_token(), [&] { job.request_stop(); });
    auto const tell = [&](model::PrinterStatus status) {
        held = !model::can_print(status);
        if (!form.visit.stop_requested()) inbox_.put(flow::PrintHeld{form.guide, status});
        give_up();
    };
    return printer_->print({pdf, title, tell}, job.get_token());
}

bool Forms::open() {
    if (printer_) return true;
    auto opened = drivers::open_office_printer(settings_.office_printer.address, settings_.office_printer.itself);
    if (opened)
        printer_ = std::move(*opened);
    else
        base::log(base::Severity::Warning, "printer.open", "{}", opened.error().what);
    return printer_ != nullptr;
}

void Forms::test_printer() {
    model::PartReport report{model::Part::OfficePrinter, model::PartState::Gone, clock_.wall()};
    if (!has_printer())
        report.state = model::PartState::NotFitted;
    else if (open())
        report.state = model::state_of(printer_->status());
    inbox_.put(flow::PartTested{report});
}

} // namespace app
