#include "drivers/open_scanner.h"

#include "drivers/evdev/scanner.h"
#include "drivers/serial/scanner.h"
#include "drivers/simulated/file_scanner.h"

namespace drivers {

base::Result<std::unique_ptr<Scanner>> open_scanner(model::ScannerSettings const& settings, base::Clock const& clock) {
    constexpr std::string_view file = "file:", line = "serial:", keys = "evdev:";
    auto const& source = settings.source;
    if (source == "none") return std::unique_ptr<Scanner>();
    if (source.starts_with(file)) return std::make_unique<simulated::FileScanner>(source.substr(file.size()));
    if (source.starts_with(keys)) return evdev::make_scanner(source.substr(keys.size()), clock);
    if (source.starts_with(line))
        return serial::make_scanner(TRY(serial::parse_address(source.substr(line.size()))), clock);
    return base::failure(base::ErrorKind::Invalid, "not a scanner: " + source);
}

} // namespace drivers
