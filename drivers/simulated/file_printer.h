// A printer that prints into a folder, for demonstrations, drills and tests. Job N leaves NNNN.bin (the ESC/POS bytes)
// and NNNN.png (what those bytes draw), both whole or neither. The file `printer.state` in the folder says how the
// printer is and is read again before each band: ready, paper-low, paper-out, cover-open, fault, gone, or
// `paper-out-after N` (bands of a job). No file: ready. Belongs to the printer's thread.
#pragma once
#include <filesystem>

#include "drivers/printer.h"

namespace simulated {

class FilePrinter final : public drivers::Printer {
public:
    // `folder` is made when it is missing.
    explicit FilePrinter(std::filesystem::path folder) : folder_(std::move(folder)) {}

    model::PrinterStatus status() override { return status_after(0); }
    base::Result<void, model::PrinterStatus> print(drivers::Bitmap const& slip) override;

private:
    model::PrinterStatus status_after(int bands) const;
    base::Result<> keep(base::ByteView job) const;

    std::filesystem::path folder_;
};

} // namespace simulated
