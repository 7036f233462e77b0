// tramso number: draws a queue number exactly as the screen does, the ward's or the kiosk's own, and prints it.
#include <cstdio>
#include <memory>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"
#include "sync/uplink/draw_number.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config;
    std::string service, priority = "none", id;
    bool json = false;
};

int draw(Options const& options) {
    auto const house = open_house(options.config);
    if (!house) return refuse("number", house.error().what);
    base::SystemClock const clock;
    auto const now = clock.wall();
    auto const id = options.id.empty() ? base::make_uuid_v7(now, base::system_random()) : base::Uuid::parse(options.id);
    if (!id || !id->is_version_7()) return refuse("number", "the id is no UUIDv7");
    wire::Draw const draw{*id, options.service, *model::priority_of(options.priority)};
    auto const ticket = uplink::draw_number(house->settings, draw, now);
    if (!ticket) return refuse("number", ticket.error().what);
    std::printf("%s\n", options.json ? wire::encode(*ticket).c_str() : ticket->number.c_str());
    return done;
}

} // namespace

void add_number(CLI::App& program, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* command = program.add_subcommand("number", "draw a queue number as the screen does, and print it");
    command->add_option("--config", options->config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
    command->add_option("--service", options->service, "what for: a service of [ward]")->required();
    command->add_option("--priority", options->priority, "who goes first")
        ->check(CLI::IsMember({"none", "old-age", "disabled", "pregnant"}));
    command->add_option("--id", options->id, "an UUIDv7: the same one has the same number");
    command->add_flag("--json", options->json, "print all that is known of it as JSON");
    command->callback([options, &exit] { exit = draw(*options); });
}

} // namespace cli
