// tramso desk ratings: what visitors think of the kiosks, by day (sync/wire/FORMAT.md §19).
#include <memory>

#include "kiosk/cli/desk_commands.h"
#include "kiosk/cli/house.h"
#include "sync/store/open.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config;
    std::string since = "0001-01-01";
    bool json = false;
};

void print(std::string const& kiosk, std::string const& day, std::string const& about, wire::Tally const& tally,
           bool json) {
    std::string reasons;
    for (auto const& [reason, count] : tally.reasons)
        reasons += json ? fmt::format("{}\"{}\":{}", reasons.empty() ? "" : ",", model::word_of(reason), count)
                        : fmt::format(" {} {}", model::word_of(reason), count);
    auto const& [good, fair, poor] = tally.marks;
    if (json)
        fmt::print(R"({{"kiosk":{},"day":{},"about":{},"good":{},"fair":{},"poor":{},"reasons":{{{}}}}})"
                   "\n",
                   json_text(kiosk), json_text(day), json_text(about), good, fair, poor, reasons);
    else
        fmt::print("{} {} {}: good {}, fair {}, poor {}{}{}\n", day, kiosk, about, good, fair, poor,
                   reasons.empty() ? "" : ";", reasons);
}

int show(model::GatewaySettings const& settings, Options const& options) {
    auto const store = store::open(settings);
    if (!store) return complain(store.error().what);
    auto const all = (*store)->ratings(options.since);
    if (!all) return complain(all.error().what);
    for (auto const& stored : *all)
        for (auto const& [about, tally] : stored.ratings.by_about)
            print(stored.kiosk, stored.ratings.day, about, tally, options.json);
    return done;
}

} // namespace

void add_desk_ratings(CLI::App& desk, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* const ratings = desk.add_subcommand("ratings", "what visitors think of the kiosks: counts of each day");
    ratings->add_option("--config", options->config, "gateway.toml")->required();
    ratings->add_option("--since", options->since, "the first day, as 2026-11-29")->check([](std::string const& text) {
        return wire::is_day(text) ? "" : "write a day as 2026-11-29";
    });
    ratings->add_flag("--json", options->json, "one JSON object a line");
    ratings->callback([options, &exit] {
        exit = with_gateway_settings(options->config,
                                     [&](model::GatewaySettings const& settings) { return show(settings, *options); });
    });
}

} // namespace cli
