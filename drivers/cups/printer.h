// An office printer that is followed over IPP. A job is announced, then its document handed over, then asked about
// until it has ended: so no job can print that we have no number of, and none is sent twice. It is printed when the job
// calls itself completed and names no error. What is given up is cancelled and seen to be over; one that the printer
// does not let go of in time is remembered, cancelled again at the next question, and no other is begun before it is
// over. Belongs to the printer's thread.
//
// print() takes at most busy + document + work + refill + twice withdrawal, and some answers.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "drivers/cups/peer.h"
#include "drivers/office_printer.h"
#include "kiosk/base/clock.h"

namespace cups {

struct Patience {
    base::Duration answer{3'000};      // one question
    base::Duration busy{30'000};       // the printer works on another's job
    base::Duration document{60'000};   // until it has taken the document in
    base::Duration work{120'000};      // until all is out, not counting the time that something is wrong
    base::Duration refill{180'000};    // in all, for whoever sees to paper, cover or jam
    base::Duration silence{10'000};    // no answer for so long: gone
    base::Duration withdrawal{10'000}; // until a cancelled job is over
    base::Duration between{500};       // from one question to the next
};

class Printer final : public drivers::OfficePrinter {
public:
    // `jobs` takes the jobs. If it is a spooler (cupsd), which knows of paper late or not at all, `itself` is the
    // printer behind it: then its state counts, and a job is printed when it has come to rest as well. Else null.
    Printer(std::unique_ptr<Peer> jobs, std::unique_ptr<Peer> itself, Patience patience = {})
        : jobs_(std::move(jobs)), itself_(std::move(itself)), patience_(patience) {}

    model::PrinterStatus status() override;
    base::Result<void, model::PrinterStatus> print(drivers::OfficeJob const& job, std::stop_token stop) override;

private:
    using Outcome = base::Result<void, model::PrinterStatus>;
    enum class End { Printed, NotPrinted, StillThere };
    struct Job {
        int number = 0;
        std::string uuid{}; // numbers begin anew when a printer was switched off
        int up_time = 0;    // when it was last asked about
    };
    struct State {
        model::PrinterStatus status = model::PrinterStatus::Gone;
        bool idle = false;
    };

    State ask_state();
    Outcome clear_away();
    base::Result<int, model::PrinterStatus> announce(std::string_view title, std::stop_token const& stop);
    Outcome hand_over(Job const& mine, base::ByteView pdf, std::stop_token const& stop);
    Outcome follow(Job& mine, drivers::OfficeJob const& job, std::stop_token const& stop);
    base::Result<Stage, Refusal> look(Job& mine); // NoSuchJob, too, when another has its number now
    End cancel_once(Job& mine);
    End withdraw(Job& mine);
    Outcome give_up(Job mine, model::PrinterStatus why);
    model::PrinterStatus trouble_or(model::PrinterStatus otherwise);

    std::unique_ptr<Peer> jobs_;
    std::unique_ptr<Peer> itself_;
    Patience patience_;
    std::optional<Job> left_behind_;
};

} // namespace cups
