// How the devices of a kiosk are reached: a part of its settings (config/kiosk.toml says the same to people). Values.
#pragma once
#include <filesystem>
#include <string>

namespace model {

struct PrinterSettings {
    std::string link = "none"; // none, file:FOLDER, serial:DEVICE@BAUD, lp:/dev/usb/lp0, tcp:HOST:PORT
    int width_dots = 576;      // printable dots: 576 on 80 mm paper, 384 on 58 mm
};

struct OfficePrinterSettings {
    std::string address = "none"; // none, file:FOLDER, ipp://HOST[:PORT][/PATH]
    std::string itself = {};      // where the printer behind a queue of cupsd answers; "": `address` is the printer
};

struct CameraSettings {
    std::string source = "none"; // none, folder:FOLDER, v4l2:/dev/video0
};

struct ScannerSettings {
    std::string source = "none"; // none, file:FILE, serial:DEVICE@BAUD, evdev:/dev/input/by-id/…
};

struct ChipSettings {
    std::string reader = "none";            // none, file:FILE, pcsc, pcsc:PART OF ITS NAME
    std::filesystem::path authorities = {}; // the folder with the certificates of states that are believed
};

} // namespace model
