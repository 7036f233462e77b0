// Forms: the thread that sets a guide on sheets of A4 and prints it on the office printer. It waits for somebody to see
// to paper or cover while the visit lasts, and says so; what is still held when the visit ends is cancelled. Slips have
// a thread of their own, so that none waits behind a form. All members from the ui thread.
#pragma once
#include <memory>
#include <stop_token>
#include <variant>

#include "drivers/office_printer.h"
#include "kiosk/app/inbox.h"
#include "kiosk/app/languages.h"
#include "kiosk/base/worker.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/settings.h"

namespace app {

class Forms {
public:
    // All references outlive it.
    Forms(model::Settings const& settings, model::Catalogue const& catalogue, Languages const& languages,
          base::Clock const& clock, Inbox& inbox);
    ~Forms(); // cancels what has not come out

    // Whether there is an office printer to print on.
    bool has_printer() const { return settings_.office_printer.address != "none"; }
    // Answers PrintHeld as often as the printer waits for somebody, then Printed or NotPrinted, while the visit lasts.
    // False: not taken.
    [[nodiscard]] bool print(std::string guide, model::Language language);
    [[nodiscard]] bool test() { return worker_.offer(TestPrinter{}); } // answers PartTested
    void end_visit();                                                  // nobody waits for a held form any more

private:
    struct Form {
        std::string guide;
        model::Language language;
        std::stop_token visit;
    };
    struct TestPrinter {};
    using Command = std::variant<Form, TestPrinter>;

    void handle(Command const& command);
    base::Result<void, model::PrinterStatus> print(Form const& form);
    base::Result<void, model::PrinterStatus> follow(Form const& form, base::ByteView pdf);
    void test_printer();
    bool open();

    model::Settings const& settings_;
    model::Catalogue const& catalogue_;
    Languages const& languages_;
    base::Clock const& clock_;
    Inbox& inbox_;
    std::stop_source visit_, closing_;
    std::unique_ptr<drivers::OfficePrinter> printer_; // made at the first form
    base::Worker<Command> worker_;                    // last: it uses all the rest
};

} // namespace app
