// FileScanner: a file in place of a scanner. Whoever moves a file with a code to that place holds it before the
// scanner; it is read and removed. Without its folder the scanner is gone, so that a test can pull the plug.
#pragma once
#include <filesystem>

#include "drivers/scanner.h"

namespace simulated {

class FileScanner final : public drivers::Scanner {
public:
    explicit FileScanner(std::filesystem::path file) : file_(std::move(file)) {}
    base::Result<void, model::ScannerStatus> start() override;
    void stop() override {}
    base::Result<base::PrivateText, model::ScannerStatus> next(base::Duration patience) override;
    bool keeps_letters() const override { return true; }

private:
    std::filesystem::path file_;
};

} // namespace simulated
