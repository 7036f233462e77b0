// tramso enrol token: a new kiosk's one-time token, as text and as a QR code. tramso enrol revoke: makes void what it
// got.
#include <fmt/format.h>
#include <memory>

#include "drivers/escpos/png.h"
#include "drivers/qr/encode.h"
#include "kiosk/base/file.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/enrol_parts.h"
#include "kiosk/cli/house.h"
#include "sync/enrol/folder.h"

namespace cli {
namespace {

constexpr int dots = 8, quiet = 4 * dots; // of a module, and of the white around

struct Options {
    std::string folder, kiosk, gateway, qr;
    unsigned hours = 72;
    bool json = false;
};

drivers::Bitmap picture_of(qr::Matrix const& matrix) {
    drivers::Bitmap bitmap;
    bitmap.width = bitmap.height = matrix.size * dots + 2 * quiet;
    bitmap.bits.resize(bitmap.row_bytes() * static_cast<std::size_t>(bitmap.height));
    for (int y = quiet; y < bitmap.height - quiet; ++y)
        for (int x = quiet; x < bitmap.width - quiet; ++x)
            if (matrix.at((x - quiet) / dots, (y - quiet) / dots))
                bitmap.bits[static_cast<std::size_t>(y) * bitmap.row_bytes() + static_cast<std::size_t>(x) / 8] |=
                    static_cast<std::uint8_t>(0x80 >> (x % 8));
    return bitmap;
}

base::Result<> draw(base::PrivateText const& token, std::filesystem::path const& file) {
    auto const matrix = TRY(qr::encode(token.reveal()));
    return base::write_file_durably(file, TRY(escpos::png_of(picture_of(matrix))), 0600);
}

int make(Options const& options) {
    auto const until = base::SystemClock().wall() + std::chrono::hours(options.hours);
    auto const token = enrol::make_token(options.folder, options.kiosk, options.gateway, until, base::system_random());
    if (!token) return refuse("enrol token", token.error().what);
    if (!options.qr.empty())
        if (auto const drawn = draw(*token, options.qr); !drawn) return refuse("enrol token", drawn.error().what);
    if (options.json)
        fmt::print("{{\"kiosk\":{},\"token\":{},\"until\":{}}}\n", json_text(options.kiosk), json_text(token->reveal()),
                   json_text(base::to_rfc3339(until)));
    else
        fmt::print("{}\n", token->reveal());
    return done;
}

int revoke(Options const& options) {
    auto const now = base::SystemClock().wall();
    auto const revoked = enrol::revoke_kiosk(options.folder, options.kiosk, now);
    if (!revoked) return refuse("enrol revoke", revoked.error().what);
    if (options.json)
        fmt::print("{{\"kiosk\":{},\"revoked\":{}}}\n", json_text(options.kiosk), json_text(base::to_rfc3339(now)));
    else
        fmt::print("{}\n", options.kiosk);
    return done;
}

CLI::App* add(CLI::App& enrol, char const* name, char const* help, std::shared_ptr<Options> const& options) {
    auto* const command = enrol.add_subcommand(name, help);
    command->add_option("--folder,--city", options->folder, "as for authority")->required();
    command->add_option("--id,--kiosk", options->kiosk, "kiosk-0001")->required();
    command->add_flag("--json", options->json, "print JSON");
    return command;
}

} // namespace

void add_enrol_office(CLI::App& enrol, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* const token = add(enrol, "token", "a one-time token, with which a kiosk gets its certificate", options);
    token->add_option("--gateway", options->gateway, "https://HOST:PORT, as the kiosk reaches it")->required();
    token->add_option("--hours", options->hours, "how long it can be used")->check(CLI::Range(1, 24 * 365));
    token->add_option("--qr", options->qr, "a picture of it as a QR code, PNG");
    token->callback([options, &exit] { exit = make(*options); });

    auto* const revoked = add(enrol, "revoke", "makes void what a kiosk has; it may be enrolled anew", options);
    revoked->callback([options, &exit] { exit = revoke(*options); });
}

} // namespace cli
