// Settings: what a technician decides about one kiosk (config/kiosk.toml); the city's about its gateway stand in
// gateway_settings.h. Made and checked by the room `config`; const afterwards, any thread. Paths are absolute or
// relative to the working directory: config has already resolved them against the settings file.
#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/model/desk_settings.h"
#include "kiosk/model/device_settings.h"
#include "kiosk/model/gateway_settings.h"
#include "kiosk/model/hearing.h"
#include "kiosk/model/language.h"
#include "kiosk/model/place_state.h"
#include "kiosk/model/visit_settings.h"
#include "kiosk/model/ward_settings.h"

namespace model {

enum class Renderer { Automatic, Software, OpenGl };

struct KioskIdentity {
    std::string id;    // "kiosk-0001": also the common name of its certificate
    std::string place; // Place::code of the station or ward it stands in
};

struct ScreenSettings {
    int width = 1920; // pixels
    int height = 1080;
    double panel_width_mm = 531; // the visible area of the panel
    double panel_height_mm = 299;
    bool fullscreen = true;
    Renderer renderer = Renderer::Automatic;
    Language language = Language::Vietnamese;
    double reach_mm = 0; // where the lowered screen ends, above the panel's foot; 0: half of a high panel, else none
};

struct OutboxSettings {
    std::filesystem::path file;
    std::size_t ballast_mib = 32;   // freed when the disk is full, so that acknowledged bodies can be removed
    std::size_t keep_free_mib = 64; // below that no new submission is taken
    base::Duration retention{72 * 3600 * 1000LL}; // acknowledged bodies are kept so long
};

struct SealSettings {
    std::filesystem::path city_public_key;
    std::filesystem::path signing_key;
    std::vector<std::filesystem::path> gateway_ack_keys; // public keys that may sign acknowledgements
    std::filesystem::path ops_key =
        {}; // public key of the city's operators; "": no command is obeyed, no settings taken
};

struct UplinkSettings {
    std::string gateway; // "https://gateway.example:8443"
    std::filesystem::path authority;
    std::filesystem::path certificate;
    std::filesystem::path certificate_key;
    std::filesystem::path socket; // AF_UNIX, where the screen asks
    base::Duration retry_first{2'000};
    base::Duration retry_longest{900'000};
    base::Duration request_timeout{30'000};
    std::filesystem::path folder = {}; // what it keeps for itself and fetches
    base::Duration heartbeat{60'000};
    std::string photo_hours;               // "22:00-05:00", local time: photos go only then; "": always
    std::size_t photo_bytes_per_s = 0;     // at most; 0: as many as the line carries
    std::size_t largest_content_mib = 256; // more is not fetched
};

struct ReceiptSettings {
    std::string progress_url; // the code is appended; "": no QR address, the QR holds the code alone
};

struct Settings {
    KioskIdentity kiosk;
    ScreenSettings screen;
    VisitSettings visit;
    OutboxSettings outbox;
    SealSettings seal;
    UplinkSettings uplink;
    PrinterSettings printer;
    CameraSettings camera;
    OfficePrinterSettings office_printer = {};
    ScannerSettings scanner = {};
    ChipSettings chip = {};
    StaffSettings staff = {};
    EventSettings event = {};
    PlaceSettings place = {};
    ReceiptSettings receipt;
    KeypadSettings keypad;
    SpeechSettings speech;
    QueueSettings ward;
    std::filesystem::path content;       // folder of the content files
    std::filesystem::path pack_key = {}; // public key that content packs are signed with; "": none is taken
};

// Whether it gives queue numbers: its ward, prefix and services are all named.
bool has_queue(Settings const& settings);
std::filesystem::path numbers_file(Settings const& settings); // of those it gives by itself
std::filesystem::path staff_file(Settings const& settings);   // of their tries and acts: beside the outbox
std::filesystem::path ratings_file(Settings const& settings); // of what visitors think: beside the outbox
std::filesystem::path faults_file(Settings const& settings);  // the last of each part: beside the outbox
std::filesystem::path parts_file(Settings const& settings);   // how each is, for the courier: beside the outbox
std::filesystem::path event_file(Settings const& settings);   // the book of its event
std::filesystem::path place_folder(Settings const& settings); // how others say the kiosk stands
bool is_kiosk_id(std::string_view text); // in certificates, files and logs: 3 to 64 of a-z, 0-9, '-', first a letter

} // namespace model
