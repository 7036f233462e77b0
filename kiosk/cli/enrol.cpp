// tramso enrol authority|kiosk: makes what a gateway and its kiosks know each other by (sync/enrol/folder.h). Without
// the kiosk's folder: `token` at the office, then `tramso enrol --config --token` on the kiosk.
#include <fmt/format.h>
#include <memory>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/enrol_parts.h"
#include "kiosk/cli/house.h"
#include "sync/enrol/folder.h"

namespace cli {
namespace {

struct Options {
    std::string folder, kiosk;
    std::vector<std::string> hosts{"localhost", "127.0.0.1"};
    bool json = false;
};

int told(base::Result<> const& made, std::string const& folder, bool json) {
    if (!made) return refuse("enrol", made.error().what);
    json ? fmt::print("{{\"folder\":{}}}\n", json_text(folder)) : fmt::print("{}\n", folder);
    return done;
}

} // namespace

void add_enrol(CLI::App& program, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* const enrol = program.add_subcommand("enrol", "certificates and keys of a gateway and its kiosks");
    enrol->require_subcommand(0, 1);
    auto const joining = std::make_shared<Joining>();
    enrol->add_option("--config", joining->config, "on the kiosk: its settings, kiosk.toml")->check(CLI::ExistingFile);
    enrol->add_option("--token", joining->token, "on the kiosk: the token, or a picture of its QR code");
    enrol->add_flag("--json", joining->json, "print JSON");
    enrol->callback([enrol, joining, &exit] {
        if (!enrol->get_subcommands().empty()) return;
        bool const whole = !joining->config.empty() && !joining->token.empty();
        if (!whole) refuse("enrol", "--config and --token are required, or a sub-command (--help)");
        exit = whole ? join(*joining) : static_cast<int>(wrong_use);
    });
    add_enrol_office(*enrol, exit);

    auto* const authority = enrol->add_subcommand("authority", "a local authority, the gateway's and the city's keys");
    authority->add_option("--folder", options->folder, "where all of it lies")->required();
    authority->add_option("--host", options->hosts, "names or addresses of the gateway");
    authority->add_flag("--json", options->json, "print JSON");
    authority->callback([options, &exit] {
        exit = told(enrol::make_city(options->folder, options->hosts), options->folder + "/gateway", options->json);
    });

    auto* const kiosk = enrol->add_subcommand("kiosk", "a kiosk's certificate and keys");
    kiosk->add_option("--folder", options->folder, "as for authority")->required();
    kiosk->add_option("--id", options->kiosk, "kiosk-0001")->required();
    kiosk->add_flag("--json", options->json, "print JSON");
    kiosk->callback([options, &exit] {
        exit = told(enrol::make_kiosk(options->folder, options->kiosk), options->folder + "/" + options->kiosk,
                    options->json);
    });
}

} // namespace cli
