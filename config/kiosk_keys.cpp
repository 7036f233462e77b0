#include "config/keys.h"
#include "config/pattern.h"
#include "kiosk/base/file.h"

namespace config {
namespace {

using S = model::Settings;

std::vector<std::string_view> const pad_words(model::keypad_words.begin(), model::keypad_words.end());

template<class Field>
Key<S> key(Rule rule, Field field) {
    return key_of<S>(std::move(rule), field);
}

using Keys = std::vector<Key<S>>;

Keys identity_and_screen() {
    return {
        key({.name = "kiosk.id",
             .pattern = pattern::kiosk_id,
             .instead = "write 3 to 64 of a-z, 0-9 and -, a letter first: \"kiosk-0001\"",
             .required = true,
             .help = "The kiosk's name: in its certificate, its files and the logs."},
            [](S& s) -> auto& { return s.kiosk.id; }),
        key({.name = "kiosk.place",
             .pattern = pattern::place,
             .instead = "write a ward's 5 digits or a station's 3 letters: \"26743\", \"BTN\"",
             .required = true,
             .help = "The ward or metro station it stands in, from content/wards.csv or content/stations.csv."},
            [](S& s) -> auto& { return s.kiosk.place; }),
        key({.name = "screen.width",
             .kind = Kind::Whole,
             .least = 320,
             .most = 7680,
             .help = "Pixels across the panel."},
            [](S& s) -> auto& { return s.screen.width; }),
        key({.name = "screen.height",
             .kind = Kind::Whole,
             .least = 320,
             .most = 7680,
             .help = "Pixels down the panel."},
            [](S& s) -> auto& { return s.screen.height; }),
        key({.name = "screen.panel_width_mm",
             .kind = Kind::Number,
             .least = 80,
             .most = 3000,
             .help = "Width of the panel's visible area: all sizes on screen come from it."},
            [](S& s) -> auto& { return s.screen.panel_width_mm; }),
        key({.name = "screen.panel_height_mm",
             .kind = Kind::Number,
             .least = 80,
             .most = 3000,
             .help = "Height of the panel's visible area."},
            [](S& s) -> auto& { return s.screen.panel_height_mm; }),
        key({.name = "screen.fullscreen", .kind = Kind::Flag, .help = "False: a window, for development."},
            [](S& s) -> auto& { return s.screen.fullscreen; }),
        key({.name = "screen.renderer",
             .kind = Kind::Word,
             .help = "Who draws: OpenGL when there is a GPU (automatic), or one of the two always."},
            [](S& s) -> auto& { return s.screen.renderer; }),
        key({.name = "screen.language", .kind = Kind::Word, .help = "The language a visit starts in."},
            [](S& s) -> auto& { return s.screen.language; }),
        key({.name = "screen.reach_mm",
             .kind = Kind::Number,
             .least = 0,
             .most = 3000,
             .help = "How high the screen reaches that a citizen has lowered, in millimetres from its foot; 0: half of "
                     "a high panel."},
            [](S& s) -> auto& { return s.screen.reach_mm; }),
    };
}

Keys receipt_and_content() {
    return {
        key({.name = "receipt.progress_url",
             .pattern = pattern::progress_url,
             .instead = "write \"\" or an address the code is put behind: \"https://…/\"",
             .help = "Where progress is shown; the code is appended. Empty: the QR holds the code alone."},
            [](S& s) -> auto& { return s.receipt.progress_url; }),
        key({.name = "content.folder",
             .kind = Kind::Path,
             .help = "Folder of the content files. Not given: those that came with the program."},
            [](S& s) -> auto& { return s.content; }),
        key({.name = "content.pack_key",
             .kind = Kind::Path,
             .help = "Public key of the city's content packs, as minisign has it. Not given: none is taken."},
            [](S& s) -> auto& { return s.pack_key; }),
    };
}

Keys storing() {
    return {
        key({.name = "outbox.file",
             .kind = Kind::Path,
             .required = true,
             .help =
                 "The SQLite file that keeps every submission until the city has it. Beside it lie its -wal and -shm."},
            [](S& s) -> auto& { return s.outbox.file; }),
        key({.name = "outbox.ballast_mib",
             .kind = Kind::Whole,
             .least = 1,
             .most = 1024,
             .help = "Disk held back, and freed when the disk is full so that the outbox can still be emptied."},
            [](S& s) -> auto& { return s.outbox.ballast_mib; }),
        key({.name = "outbox.keep_free_mib",
             .kind = Kind::Whole,
             .least = 1,
             .most = 65536,
             .help = "With less disk free than that, no new submission is taken."},
            [](S& s) -> auto& { return s.outbox.keep_free_mib; }),
        key({.name = "outbox.retention_s",
             .kind = Kind::Seconds,
             .least = 0,
             .most = 31'536'000,
             .help = "How long the sealed body of an acknowledged submission is kept."},
            [](S& s) -> auto& { return s.outbox.retention; }),
        key({.name = "seal.city_public_key",
             .kind = Kind::Path,
             .required = true,
             .help = "The city's public key: submissions are sealed to it."},
            [](S& s) -> auto& { return s.seal.city_public_key; }),
        key({.name = "seal.signing_key",
             .kind = Kind::Path,
             .required = true,
             .help = "The kiosk's secret key: submissions are signed with it."},
            [](S& s) -> auto& { return s.seal.signing_key; }),
        key({.name = "seal.gateway_ack_keys",
             .kind = Kind::Paths,
             .least = 1,
             .most = 16,
             .required = true,
             .help = "Public keys that may sign acknowledgements; two while the gateway changes keys."},
            [](S& s) -> auto& { return s.seal.gateway_ack_keys; }),
        key({.name = "seal.ops_key",
             .kind = Kind::Path,
             .help = "Public key of the city's operators, for commands and settings. Not given: none are believed."},
            [](S& s) -> auto& { return s.seal.ops_key; }),
    };
}

Keys uplink() {
    return {
        key({.name = "uplink.gateway",
             .pattern = pattern::https_origin,
             .instead = "write https://HOST or https://HOST:PORT, with nothing behind it",
             .required = true,
             .help = "The city's gateway."},
            [](S& s) -> auto& { return s.uplink.gateway; }),
        key({.name = "uplink.authority",
             .kind = Kind::Path,
             .required = true,
             .help = "PEM of the authority that signed the gateway's certificate."},
            [](S& s) -> auto& { return s.uplink.authority; }),
        key({.name = "uplink.certificate",
             .kind = Kind::Path,
             .required = true,
             .help = "PEM of the kiosk's certificate."},
            [](S& s) -> auto& { return s.uplink.certificate; }),
        key({.name = "uplink.certificate_key",
             .kind = Kind::Path,
             .required = true,
             .help = "PEM of the certificate's secret key."},
            [](S& s) -> auto& { return s.uplink.certificate_key; }),
        key({.name = "uplink.socket",
             .kind = Kind::Path,
             .required = true,
             .help = "The unix socket where the screen asks the uplink."},
            [](S& s) -> auto& { return s.uplink.socket; }),
        key({.name = "uplink.retry_first_s",
             .kind = Kind::Seconds,
             .least = 0.05,
             .most = 60,
             .help = "Wait after the first failure; doubles with each further one."},
            [](S& s) -> auto& { return s.uplink.retry_first; }),
        key({.name = "uplink.retry_longest_s",
             .kind = Kind::Seconds,
             .least = 60,
             .most = 86'400,
             .help = "The longest wait between two tries."},
            [](S& s) -> auto& { return s.uplink.retry_longest; }),
        key({.name = "uplink.request_timeout_s",
             .kind = Kind::Seconds,
             .least = 0.5,
             .most = 600,
             .help = "A request that takes longer has failed."},
            [](S& s) -> auto& { return s.uplink.request_timeout; }),
        key({.name = "uplink.folder",
             .kind = Kind::Path,
             .help =
                 "What the uplink keeps for itself and fetches from the city. Not given: uplink beside the outbox."},
            [](S& s) -> auto& { return s.uplink.folder; }),
        key({.name = "uplink.heartbeat_s",
             .kind = Kind::Seconds,
             .least = 1,
             .most = 3600,
             .help = "So often the city is told how the kiosk is, and asked for what is new."},
            [](S& s) -> auto& { return s.uplink.heartbeat; }),
    };
}

Keys metering() {
    return {
        key({.name = "uplink.photo_hours",
             .pattern = pattern::hours,
             .instead = "write \"\" or from when to when, local time: \"22:00-05:00\"",
             .help = "Photos go only in these hours, over midnight as well; text always goes. Empty: at any hour."},
            [](S& s) -> auto& { return s.uplink.photo_hours; }),
        key({.name = "uplink.photo_bytes_per_s",
             .kind = Kind::Whole,
             .least = 0,
             .most = 1'000'000'000,
             .help = "Photos take no more of the line than that; text does not count. 0: as much as there is."},
            [](S& s) -> auto& { return s.uplink.photo_bytes_per_s; }),
        key({.name = "uplink.largest_content_mib",
             .kind = Kind::Whole,
             .least = 1,
             .most = 16'384,
             .help = "A larger content file of the city is not fetched."},
            [](S& s) -> auto& { return s.uplink.largest_content_mib; }),
    };
}

Keys devices() {
    return {
        key({.name = "printer.link",
             .kind = Kind::Device,
             .pattern = pattern::printer_link,
             .instead = "write \"none\", \"file:FOLDER\", \"serial:/dev/ttyUSB0@19200\", \"lp:/dev/usb/lp0\" or "
                        "\"tcp:HOST:9100\"",
             .help = "How the slip printer is reached. Bauds: 9600, 19200, 38400, 57600, 115200."},
            [](S& s) -> auto& { return s.printer.link; }),
        key({.name = "printer.width_dots",
             .kind = Kind::Whole,
             .least = 384,
             .most = 832,
             .help = "Printable dots across: 576 on 80 mm paper, 384 on 58 mm."},
            [](S& s) -> auto& { return s.printer.width_dots; }),
        key({.name = "office_printer.address",
             .kind = Kind::Device,
             .pattern = pattern::office_printer,
             .instead = "write \"none\", \"file:FOLDER\" or \"ipp://HOST/PATH\"",
             .help = "A printer of A4 sheets, for guides: itself, or a queue of cupsd."},
            [](S& s) -> auto& { return s.office_printer.address; }),
        key({.name = "office_printer.itself",
             .pattern = pattern::ipp_address,
             .instead = "write \"\" or \"ipp://HOST/PATH\"",
             .help =
                 "Where the printer behind a queue of cupsd answers, which knows of paper sooner. Empty: address is "
                 "the printer."},
            [](S& s) -> auto& { return s.office_printer.itself; }),
        key({.name = "camera.source",
             .kind = Kind::Device,
             .pattern = pattern::camera_source,
             .instead = "write \"none\", \"folder:FOLDER\" or \"v4l2:/dev/video0\"",
             .help = "Where pictures come from."},
            [](S& s) -> auto& { return s.camera.source; }),
        key({.name = "scanner.source",
             .kind = Kind::Device,
             .pattern = pattern::scanner_source,
             .instead =
                 "write \"none\", \"file:FILE\", \"serial:/dev/ttyACM0@115200\" or \"evdev:/dev/input/by-id/...\"",
             .help =
                 "A reader of printed codes beside the camera. serial: as a serial line, also by USB; evdev: one that "
                 "types like a keyboard, good for receipts, not for cards."},
            [](S& s) -> auto& { return s.scanner.source; }),
    };
}

// Who is believed: cards of states and badges of an office.
Keys trust() {
    return {
        key({.name = "chip.reader",
             .kind = Kind::Device,
             .pattern = pattern::chip_reader,
             .instead = "write \"none\", \"file:FILE\", \"pcsc\" or \"pcsc:NAME\"",
             .help = "A reader of identity cards' chips. pcsc: the first of this machine, or the one with NAME in its "
                     "name; the program has to be built with TRAMSO_CHIP."},
            [](S& s) -> auto& { return s.chip.reader; }),
        key({.name = "chip.authorities",
             .kind = Kind::Path,
             .help = "Folder with the certificates of the states whose cards are believed. pcsc needs it."},
            [](S& s) -> auto& { return s.chip.authorities; }),
        key({.name = "staff.key",
             .kind = Kind::Path,
             .help = "The office's public key, which badges and their list are signed with."},
            [](S& s) -> auto& { return s.staff.key; }),
        key({.name = "staff.list",
             .kind = Kind::Path,
             .help = "The list of the badges in use. Not given, or no key: the kiosk's own pages are closed to all."},
            [](S& s) -> auto& { return s.staff.list; }),
    };
}

// One of the keypad's rows: which keys of a keyboard mean it.
template<class Field>
Key<S> keys_row(std::string_view name, std::string_view help, double least, Field field) {
    return key({.name = name, .kind = Kind::Words, .least = least, .most = 8, .words = pad_words, .help = help}, field);
}

Keys keypad() {
    return {
        keys_row("keypad.next", "Keys that go to the next thing; held, to the next row.", 1,
                 [](S& s) -> auto& { return s.keypad.next; }),
        keys_row("keypad.previous", "Keys that go back to the previous thing; held, to the previous row.", 1,
                 [](S& s) -> auto& { return s.keypad.previous; }),
        keys_row("keypad.next_row", "Keys that go to the next row.", 0,
                 [](S& s) -> auto& { return s.keypad.next_row; }),
        keys_row("keypad.previous_row", "Keys that go to the previous row.", 0,
                 [](S& s) -> auto& { return s.keypad.previous_row; }),
        keys_row("keypad.select", "Keys that press what is focused.", 1, [](S& s) -> auto& { return s.keypad.select; }),
        keys_row("keypad.help", "Keys that say where one is; twice, how the keys work; held, repeat.", 1,
                 [](S& s) -> auto& { return s.keypad.help; }),
        keys_row("keypad.pause", "Keys that pause the voice and let it go on.", 0,
                 [](S& s) -> auto& { return s.keypad.pause; }),
        keys_row("keypad.louder", "Keys that make the voice louder.", 0, [](S& s) -> auto& { return s.keypad.louder; }),
        keys_row("keypad.softer", "Keys that make the voice softer.", 0, [](S& s) -> auto& { return s.keypad.softer; }),
        keys_row("keypad.faster", "Keys that make the voice faster.", 0, [](S& s) -> auto& { return s.keypad.faster; }),
        keys_row("keypad.slower", "Keys that make the voice slower.", 0, [](S& s) -> auto& { return s.keypad.slower; }),
        keys_row("keypad.cover", "Keys that cover the screen, and show it again.", 0,
                 [](S& s) -> auto& { return s.keypad.cover; }),
    };
}

Keys speech() {
    return {
        key({.name = "speech.output",
             .kind = Kind::Device,
             .pattern = pattern::speech_output,
             .instead = "write \"none\", \"audio\" or \"file:FILE\"",
             .help = "Where the voice goes, once a key of the keypad is pressed. file: what would be said, for tests."},
            [](S& s) -> auto& { return s.speech.output; }),
        key({.name = "speech.device",
             .pattern = pattern::sound_device,
             .instead = "write the name of a sound device, or \"\"",
             .help = "The sound device with the headphones, as `tramso doctor` lists it. Empty: the system's default."},
            [](S& s) -> auto& { return s.speech.device; }),
        key({.name = "speech.rate",
             .kind = Kind::Whole,
             .least = 50,
             .most = 300,
             .help = "Percent of the voice's own speed that a visit starts with."},
            [](S& s) -> auto& { return s.speech.rate; }),
        key({.name = "speech.volume",
             .kind = Kind::Whole,
             .least = 10,
             .most = 200,
             .help = "Percent of loudness that a visit starts with."},
            [](S& s) -> auto& { return s.speech.volume; }),
        key({.name = "speech.echo", .kind = Kind::Flag, .help = "What is typed is said, key by key."},
            [](S& s) -> auto& { return s.speech.echo; }),
        key({.name = "speech.voices",
             .kind = Kind::Path,
             .help = "Folder of the recordings. Not given: those that came with the program."},
            [](S& s) -> auto& { return s.speech.voices; }),
    };
}

} // namespace

model::Settings kiosk_defaults() {
    model::Settings settings;
    settings.visit.tiles.assign(model::tile_words.begin(), model::tile_words.end());
    settings.content = base::data_folder() / "content";
    settings.speech.voices = base::data_folder() / "voices";
    auto& pad = settings.keypad;
    pad.next = {"Right", "Tab", "Keypad 6"};
    pad.previous = {"Left", "Shift+Tab", "Keypad 4"};
    pad.next_row = {"Down", "Keypad 2"};
    pad.previous_row = {"Up", "Keypad 8"};
    pad.select = {"Return", "Space", "Keypad 5", "Keypad Enter"};
    pad.help = {"F1", "H", "Keypad 0"};
    pad.pause = {"F2", "Keypad ."};
    pad.louder = {"F4", "Keypad +"};
    pad.softer = {"F3", "Keypad -"};
    pad.faster = {"F6", "Keypad *"};
    pad.slower = {"F5", "Keypad /"};
    pad.cover = {"F9"};
    return settings;
}

std::vector<Key<S>> kiosk_keys() {
    Keys all = identity_and_screen();
    for (auto const& part : {visit_keys(), receipt_and_content(), storing(), uplink(), metering(), devices(), trust(),
                             event_keys(), place_keys(), keypad(), speech(), queue_keys()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace config
