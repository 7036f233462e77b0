// Printing: the thread that sets a receipt, a guide, a queue number or a slip of an event's desk and prints it. Answers
// Printed only when the printer has confirmed. offer() from the ui thread.
#pragma once
#include <memory>
#include <variant>

#include "drivers/printer.h"
#include "kiosk/app/inbox.h"
#include "kiosk/app/languages.h"
#include "kiosk/base/worker.h"
#include "kiosk/flow/effect.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/queue_ticket.h"
#include "kiosk/model/receipt.h"
#include "kiosk/model/settings.h"

namespace app {

struct PrintReceipt {
    model::Receipt receipt;
    model::Language language;
};

struct PrintGuide {
    std::string guide; // model::Guide::id
    model::Language language;
};

struct PrintTicket {
    model::QueueTicket ticket;
    model::Language language;
};

struct PrintDesk { // of an event
    flow::PrintAtDesk slip;
    std::string name, place;
    base::WallTime at; // when the ticket was drawn
};
using Job = std::variant<PrintReceipt, PrintGuide, PrintTicket, PrintDesk, flow::PrintPattern, flow::PrintReadiness>;
struct TestPrinter {};    // answers PartTested
struct RestartPrinter {}; // its line is opened anew; answers PartRestarted
using PrinterCommand = std::variant<Job, TestPrinter, RestartPrinter>;

class Printing {
public:
    // All references outlive the printing.
    Printing(model::Settings const& settings, model::Catalogue const& catalogue, Languages const& languages,
             base::Clock const& clock, Inbox& inbox);

    [[nodiscard]] bool offer(PrinterCommand command) { return worker_.offer(std::move(command)); }
    std::uint64_t beats() const { return worker_.beats(); }

private:
    void handle(Job const& job);
    model::PartReport tested();
    bool open();
    base::Result<drivers::Bitmap> typeset(flow::PrintPattern const& command) const;
    base::Result<drivers::Bitmap> typeset(flow::PrintReadiness const& command) const;
    base::Result<drivers::Bitmap> typeset(PrintReceipt const& command) const;
    base::Result<drivers::Bitmap> typeset(PrintGuide const& command) const;
    base::Result<drivers::Bitmap> typeset(PrintTicket const& command) const;
    base::Result<drivers::Bitmap> typeset(PrintDesk const& command) const;
    base::Result<void, model::PrinterStatus> print(Job const& job);

    model::Settings const& settings_;
    model::Catalogue const& catalogue_;
    Languages const& languages_;
    base::Clock const& clock_;
    Inbox& inbox_;
    std::unique_ptr<drivers::Printer> printer_; // made at the first slip; opens its line by itself
    base::Worker<PrinterCommand> worker_;       // last: it uses all the rest
};

} // namespace app
