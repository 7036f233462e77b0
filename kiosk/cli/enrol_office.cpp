// tramso enrol token: a new kiosk's one-time token, as text and as a QR code. tramso enrol revoke: makes void what it
// got.
#include <fmt/format.h>
#include <memory>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/enrol_parts.h"
#include "kiosk/cli/house.h"
#include "kiosk/cli/qr_picture.h"
#include "sync/enrol/folder.h"

namespace cli {
namespace {

struct Options {
    std::string folder, kiosk, gateway, qr;
    unsigned hours = 72;
    bool json = false;
};

int make(Options const& options) {
    auto const until = base::SystemClock().wall() + std::chrono::hours(options.hours);
    auto const token = enrol::make_token(options.folder, options.kiosk, options.gateway, until, base::system_random());
    if (!token) return refuse("enrol token", token.error().what);
    if (!options.qr.empty())
        if (auto const drawn = save_qr(token->reveal(), options.qr); !drawn)
            return refuse("enrol token", drawn.error().what);
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
