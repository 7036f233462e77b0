#include "drivers/simulated/file_scanner.h"

#include <thread>

#include "drivers/scanning/framing.h"
#include "kiosk/base/file.h"

namespace simulated {

using model::ScannerStatus;

base::Result<void, ScannerStatus> FileScanner::start() {
    if (!std::filesystem::is_directory(file_.parent_path())) return tl::unexpected(ScannerStatus::Gone);
    std::error_code error;
    std::filesystem::remove(file_, error); // what was held before it then is not read now
    return {};
}

base::Result<base::PrivateText, ScannerStatus> FileScanner::next(base::Duration patience) {
    if (!std::filesystem::is_directory(file_.parent_path())) return tl::unexpected(ScannerStatus::Gone);
    auto read = base::read_file(file_, scanning::longest_code);
    if (!read) {
        std::this_thread::sleep_for(std::min(patience, base::Duration(50)));
        return tl::unexpected(ScannerStatus::Idle);
    }
    std::error_code error;
    std::filesystem::remove(file_, error);
    scanning::Framing framing;
    auto codes = framing.take(*read, {});
    base::wipe(*read);
    if (codes.empty())
        if (auto last = framing.after_silence(base::Instant(scanning::silence_ends_it)))
            codes.push_back(std::move(*last));
    if (codes.empty()) return tl::unexpected(ScannerStatus::Idle);
    return std::move(codes.front());
}

} // namespace simulated
