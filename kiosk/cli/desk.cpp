// tramso desk open|answer|serve: the clerk's side, with the city's secret key (sync/desk). The other sub-commands have
// files of their own.
#include <fmt/format.h>
#include <memory>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/stop.h"
#include "kiosk/cli/desk_commands.h"
#include "kiosk/cli/house.h"
#include "sync/desk/service.h"
#include "sync/desk/webhooks.h"

namespace cli {
namespace {

constexpr std::size_t at_once = 16; // opened and printed together, so that memory stays small

struct Options {
    std::filesystem::path config, photos, token;
    std::string code, text;
    unsigned port = 8490;
    bool json = false;
};

// True when the whole report was printed.
bool print(desk::Entry const& entry, Options const& options) {
    if (!entry.report) return complain(entry.id.text() + ": " + entry.report.error().what) == done;
    fmt::print("{}\n", entry.report->line().reveal());
    auto const kept = keep_photos(*entry.report, options.photos);
    return kept || complain(entry.id.text() + ": " + kept.error().what) == done;
}

int open_all(desk::Desk desk, Options const& options) {
    bool whole = true;
    std::int64_t row = 0;
    while (true) {
        auto const entries = desk.after(row, at_once);
        if (!entries) return complain(entries.error().what);
        if (entries->empty()) return whole ? done : not_done;
        for (auto const& entry : *entries)
            whole = print(entry, options) && whole;
        row = entries->back().row;
    }
}

int serve(desk::Desk desk, Options const& options, model::GatewaySettings const& settings, base::Clock const& clock) {
    base::StopSignals const signals;
    auto city = open_city(settings);
    if (!city) return complain(city.error().what);
    auto token = desk::load_or_make_token(options.token);
    if (!token) return complain(token.error().what);
    desk::Service service(std::move(desk), std::move(*city), std::move(*token), clock);
    server::Server server(service, {.connections = 64, .largest_body = 64U << 10});
    auto const port = server.listen_plain("127.0.0.1", options.port);
    if (!port) return complain(port.error().what);
    auto const webhooks = desk::Webhooks::start(settings, clock);
    if (!webhooks) return complain(webhooks.error().what);
    base::log(base::Severity::Info, "desk.listening", "127.0.0.1:{}", *port);
    if (options.json) fmt::print("{{\"port\":{}}}\n", *port);
    std::fflush(stdout);
    server.run(signals.token());
    return done;
}

int keep_answer(desk::Desk desk, Options const& options, base::Clock const& clock) {
    auto const stored = desk.answer(options.code, options.text, clock.wall());
    if (!stored) return complain(stored.error().what);
    if (options.json) fmt::print("{{\"code\":{},\"answered\":true}}\n", json_text(options.code));
    return done;
}

void add_open(CLI::App& desk, std::shared_ptr<Options> const& options, int& exit) {
    auto* const open = desk.add_subcommand("open", "print every submission, one JSON line each");
    open->add_option("--config", options->config, "gateway.toml")->required();
    open->add_option("--photos", options->photos, "write the photos into this folder");
    open->add_flag("--json", options->json, "one JSON object a line, as without it");
    open->callback([options, &exit] {
        exit = with_desk(options->config, [&](desk::Desk opened, auto const&, auto const&) {
            return open_all(std::move(opened), *options);
        });
    });
}

void add_answer(CLI::App& desk, std::shared_ptr<Options> const& options, int& exit) {
    auto* const answer = desk.add_subcommand("answer", "store the public answer to a submission");
    answer->add_option("--config", options->config, "gateway.toml")->required();
    answer->add_option("--code", options->code, "the receipt's code")->required();
    answer->add_option("--text", options->text, "what the citizen will read")->required();
    answer->add_flag("--json", options->json, "say so as JSON");
    answer->callback([options, &exit] {
        exit = with_desk(options->config, [&](desk::Desk opened, auto const&, auto const& clock) {
            return keep_answer(std::move(opened), *options, clock);
        });
    });
}

void add_serve(CLI::App& desk, std::shared_ptr<Options> const& options, int& exit) {
    auto* const served = desk.add_subcommand("serve", "HTTP for back offices, on 127.0.0.1 (sync/desk/service.h)");
    served->add_option("--config", options->config, "gateway.toml")->required();
    served->add_option("--port", options->port, "0: any free one")->check(CLI::Range(0, 65535));
    served->add_option("--token", options->token, "file of the token; made when it is not there")->required();
    served->add_flag("--json", options->json, "print the port as JSON once it listens");
    served->callback([options, &exit] {
        exit = with_desk(options->config, [&](desk::Desk opened, auto const& settings, auto const& clock) {
            return serve(std::move(opened), *options, settings, clock);
        });
    });
}

} // namespace

base::Result<> keep_photos(desk::Report const& report, std::filesystem::path const& folder) {
    if (folder.empty()) return {};
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    for (auto const& photo : report.photos)
        TRY(base::write_file_durably(folder / photo.name, photo.bytes.reveal(), 0600));
    return {};
}

void add_desk(CLI::App& program, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* const desk = program.add_subcommand("desk", "open submissions and answer them, with the city's key");
    desk->require_subcommand(1);
    add_open(*desk, options, exit);
    add_answer(*desk, options, exit);
    add_serve(*desk, options, exit);
    add_desk_known(*desk, exit);
    add_desk_open311(*desk, exit);
    add_desk_ratings(*desk, exit);
    add_desk_requests(*desk, exit);
    add_desk_webhooks(*desk, exit);
}

} // namespace cli
