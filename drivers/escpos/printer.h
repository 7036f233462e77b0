// A slip printer that speaks ESC/POS over any link. Asks before, between the bands and after; a slip counts as printed
// when the printer has worked off all bytes (it answers GS r 1, which stands in line behind them) and then still
// says by DLE EOT that all is well. A trouble is believed when it is said twice. What a broken-off job left in the
// printer is worked off and cut away before the next. The line is opened for the first question and again after it was
// lost. Belongs to the printer's thread.
#pragma once
#include <optional>

#include "drivers/escpos/link.h"
#include "drivers/escpos/status.h"
#include "drivers/printer.h"

namespace escpos {

struct Patience {
    base::Duration answer{900};        // for all four status bytes of a printer at rest
    base::Duration busy_answer{5'000}; // the same while bytes of a slow line are still under way
    base::Duration stall{3'000};       // no kilobyte accepted for so long: the printer has stopped listening
    base::Duration paper{10'000};      // from the last byte until the slip is out
    base::Duration between_questions{500};
};

class Printer final : public drivers::Printer {
public:
    explicit Printer(OpenLink open, Patience patience = {}) : open_(std::move(open)), patience_(patience) {}

    model::PrinterStatus status() override;
    base::Result<void, model::PrinterStatus> print(drivers::Bitmap const& slip) override;

private:
    using Outcome = base::Result<void, model::PrinterStatus>;

    bool connect();
    Outcome run(drivers::Bitmap const& slip);
    Outcome clear_away_torn_slip();
    Outcome send_slip(drivers::Bitmap const& slip);
    Outcome require_ready(base::Duration time);
    Outcome send(base::ByteView bytes);
    Outcome wait_until_out();
    model::PrinterStatus ask_status(base::Duration time);
    model::PrinterStatus ask_once(base::Duration time, base::Duration quiet);
    base::Result<std::uint8_t, LinkTrouble> ask(std::uint8_t question, base::Instant deadline);
    std::optional<std::uint8_t> listen(base::ByteView heard); // the first status among it
    void drop_late_answers(base::Duration quiet);             // until nothing has come for so long

    OpenLink open_;
    Patience patience_;
    std::unique_ptr<Link> link_;
    Answers answers_;
    bool worked_off_ = false; // the answer to GS r 1 of this slip has come
    bool torn_ = false;       // a slip was begun and not cut
};

} // namespace escpos
