// tramso place: takes a kiosk out of service, says that it is being updated, and puts it back; without a word it tells
// how it stands. The screen sees it within a second; a visit goes on to its end.
#include <fmt/format.h>

#include "config/load.h"
#include "kiosk/base/file.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/on_chosen.h"

namespace cli {
namespace {

constexpr std::string_view open_word = "open";

struct PlaceOptions {
    std::filesystem::path config;
    std::string stands;
    bool json = false;
};

std::string_view stands_now(std::filesystem::path const& folder) {
    std::error_code error;
    for (auto const file : {model::updating_file, model::out_of_service_file})
        if (std::filesystem::exists(folder / file, error)) return file;
    return open_word;
}

base::Result<> say(std::filesystem::path const& folder, std::string_view stands) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    // What is to be first, so that the screen is not opened in between.
    if (stands != open_word) TRY(base::write_file_durably(folder / stands, {}));
    for (auto const file : {model::updating_file, model::out_of_service_file})
        if (file != stands) std::filesystem::remove(folder / file, error);
    TRY(base::sync_folder(folder));
    if (stands_now(folder) == stands) return {};
    return base::failure(base::ErrorKind::Unavailable, fmt::format("{} cannot be changed", folder.string()));
}

base::Result<> run_place(PlaceOptions const& options) {
    auto const settings = config::load_kiosk(options.config);
    if (!settings) return base::failure(base::ErrorKind::Invalid, config::text_of(settings.error()));
    auto const folder = model::place_folder(*settings);
    if (!options.stands.empty()) TRY(say(folder, options.stands));
    fmt::print(fmt::runtime(options.json ? "{{\"place\":\"{}\"}}\n" : "{}\n"), stands_now(folder));
    return {};
}

} // namespace

void add_place(CLI::App& program, int& exit) {
    auto* const command = program.add_subcommand("place", "a kiosk out of service or being updated, and open again");
    auto const options = std::make_shared<PlaceOptions>();
    command->add_option("--config", options->config, "kiosk.toml")->required()->check(CLI::ExistingFile);
    std::vector<std::string> const words{std::string(open_word), std::string(model::out_of_service_file),
                                         std::string(model::updating_file)};
    command->add_option("stands", options->stands, "open, out-of-service or updating; left out: how it stands")
        ->check(CLI::IsMember(words));
    command->add_flag("--json", options->json, "print JSON");
    on_chosen(command, "place", options, exit, run_place);
}

} // namespace cli
