// What the sub-commands of `tramso desk` share. Their options are declared under `desk`, in a file each.
#pragma once
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "config/load.h"
#include "kiosk/cli/commands.h"
#include "sync/desk/open311_door.h"

namespace cli {

void add_desk_known(CLI::App& desk, int& exit);
void add_desk_open311(CLI::App& desk, int& exit);
void add_desk_ratings(CLI::App& desk, int& exit);
void add_desk_requests(CLI::App& desk, int& exit);
void add_desk_webhooks(CLI::App& desk, int& exit);

inline int complain(std::string const& what) {
    fmt::print(stderr, "{}\n", what);
    return not_done;
}

// Gives `work` the settings; its exit code is the command's.
template<class Work>
int with_gateway_settings(std::filesystem::path const& config, Work work) {
    auto const settings = config::load_gateway(config);
    return settings ? work(*settings) : complain(config::text_of(settings.error()));
}

// Gives `work` the desk, its settings and its clock.
template<class Work>
int with_desk(std::filesystem::path const& config, Work work) {
    return with_gateway_settings(config, [&](model::GatewaySettings const& settings) {
        base::SystemClock const clock;
        auto desk = desk::Desk::open(settings, clock);
        return desk ? work(std::move(*desk), settings, clock) : complain(desk.error().what);
    });
}

// The photos of a report, under the names in its line; nothing when no folder is given.
base::Result<> keep_photos(desk::Report const& report, std::filesystem::path const& folder);

inline base::Result<desk::City> open_city(model::GatewaySettings const& settings) {
    auto catalogue = config::load_catalogue(settings.open311.content);
    if (!catalogue) return base::failure(base::ErrorKind::Invalid, config::text_of(catalogue.error()));
    return desk::load_city(settings.open311, std::move(*catalogue));
}

} // namespace cli
