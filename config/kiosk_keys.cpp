#include "config/key.h"
#include "config/pattern.h"
#include "kiosk/base/file.h"

namespace config {
namespace {

using S = model::Settings;

std::vector<std::string_view> const tiles(model::tile_words.begin(), model::tile_words.end());

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

Keys visit_and_receipt() {
    return {
        key({.name = "visit.idle_question_s",
             .kind = Kind::Seconds,
             .least = 20,
             .most = 600,
             .help = "After so long without a touch the screen asks whether someone is still there."},
            [](S& s) -> auto& { return s.visit.idle_question; }),
        key({.name = "visit.idle_answer_s",
             .kind = Kind::Seconds,
             .least = 20,
             .most = 600,
             .help = "Time to answer that question (WCAG 2.2.1: at least 20 s)."},
            [](S& s) -> auto& { return s.visit.idle_answer; }),
        key({.name = "visit.receipt_shown_s",
             .kind = Kind::Seconds,
             .least = 20,
             .most = 1800,
             .help = "How long the receipt stays before the screen goes home."},
            [](S& s) -> auto& { return s.visit.receipt_shown; }),
        key({.name = "visit.tiles",
             .kind = Kind::Words,
             .least = 1,
             .most = 6,
             .words = tiles,
             .help = "The tiles of the home screen, in order."},
            [](S& s) -> auto& { return s.visit.tiles; }),
        key({.name = "receipt.progress_url",
             .pattern = pattern::progress_url,
             .instead = "write \"\" or an address the code is put behind: \"https://…/\"",
             .help = "Where progress is shown; the code is appended. Empty: the QR holds the code alone."},
            [](S& s) -> auto& { return s.receipt.progress_url; }),
        key({.name = "content.folder",
             .kind = Kind::Path,
             .help = "Folder of the content files. Not given: those that came with the program."},
            [](S& s) -> auto& { return s.content; }),
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
        key({.name = "camera.source",
             .kind = Kind::Device,
             .pattern = pattern::camera_source,
             .instead = "write \"none\", \"folder:FOLDER\" or \"v4l2:/dev/video0\"",
             .help = "Where pictures come from."},
            [](S& s) -> auto& { return s.camera.source; }),
    };
}

} // namespace

model::Settings kiosk_defaults() {
    model::Settings settings;
    settings.visit.tiles.assign(tiles.begin(), tiles.end());
    settings.content = base::data_folder() / "content";
    return settings;
}

std::vector<Key<S>> kiosk_keys() {
    Keys all = identity_and_screen();
    for (auto const& part : {visit_and_receipt(), storing(), uplink(), devices()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace config
