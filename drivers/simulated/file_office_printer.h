// An office printer that prints into a folder, for demonstrations, drills and tests. Job N leaves NNNN.pdf, whole or
// not at all. The file `printer.state` in the folder says how the printer is and is read again while a job waits and
// while it is worked on: ready, paper-low, paper-out, cover-open, fault or gone. No file: ready. Belongs to the
// printer's thread.
#pragma once
#include <filesystem>

#include "drivers/office_printer.h"
#include "kiosk/base/clock.h"

namespace simulated {

struct OfficePatience {
    base::Duration work{1'000};     // a job takes so long
    base::Duration refill{180'000}; // for whoever sees to paper, cover or jam
    base::Duration between{50};     // from one look at the file to the next
};

class FileOfficePrinter final : public drivers::OfficePrinter {
public:
    // `folder` is made when it is missing.
    explicit FileOfficePrinter(std::filesystem::path folder, OfficePatience patience = {})
        : folder_(std::move(folder)), patience_(patience) {}

    model::PrinterStatus status() override;
    base::Result<void, model::PrinterStatus> print(drivers::OfficeJob const& job, std::stop_token stop) override;

private:
    base::Result<> keep(base::ByteView pdf) const;

    std::filesystem::path folder_;
    OfficePatience patience_;
};

} // namespace simulated
