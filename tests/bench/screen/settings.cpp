#include "tests/bench/screen/settings.h"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>

namespace bench {
namespace {

void make_keys(std::filesystem::path const& folder, std::string const& kind) {
    auto const command =
        fmt::format("'{}/tramso' keys make --kind {} --secret '{}' --public '{}' >/dev/null", TRAMSO_BIN_DIR, kind,
                    (folder / (kind + ".key")).string(), (folder / (kind + ".pub")).string());
    if (std::system(command.c_str()) == 0) return;
    std::fprintf(stderr, "screen_bench: this failed: %s\n", command.c_str());
    std::exit(1);
}

} // namespace

std::filesystem::path make_settings(std::filesystem::path const& folder) {
    for (auto const* kind : {"city", "kiosk", "gateway"})
        make_keys(folder, kind);
    auto const file = folder / "kiosk.toml";
    std::ofstream(file) << R"([kiosk]
id = "kiosk-0001"
place = "BTN"
[screen]
width = 1920
height = 1080
panel_width_mm = 531
panel_height_mm = 299
[content]
folder = ")" TRAMSO_SOURCE_DIR R"(/config/content"
[outbox]
file = "outbox.db"
ballast_mib = 1
keep_free_mib = 1
[seal]
city_public_key = "city.pub"
signing_key = "kiosk.key"
gateway_ack_keys = ["gateway.pub"]
[uplink]
gateway = "https://localhost:9"
authority = "authority.pem"
certificate = "kiosk.pem"
certificate_key = "kiosk-key.pem"
socket = "uplink.sock"
[end]
)";
    return file;
}

} // namespace bench
