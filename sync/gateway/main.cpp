// tramso-gateway --config gateway.toml [--profile ward]: the city's receiving end; or, on a ward's own network, also
// the owner of its queue numbers. Exit 0 after SIGTERM and a clean drain, 1 when it could not start, 2 when used
// wrongly.
#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include "config/event_day.h"
#include "config/load.h"
#include "config/places.h"
#include "kiosk/base/log.h"
#include "kiosk/base/stop.h"
#include "sync/content/pack_file.h"
#include "sync/gateway/routes.h"
#include "sync/store/open.h"

namespace {

using base::Severity;

base::Result<> listen(server::Server& server, model::GatewaySettings const& settings, bool without_certificate) {
    if (settings.listen == model::GatewayListen::Tls) {
        server::TlsFiles const files{settings.certificate, settings.certificate_key, settings.client_authority,
                                     without_certificate};
        auto const port = TRY(server.listen_tls(settings.address, settings.port, files));
        base::log(Severity::Info, "gateway.listening", "tls {}:{}", settings.address, port);
    } else {
        TRY(server.listen_local(settings.socket));
        base::log(Severity::Info, "gateway.listening", "proxy {}", settings.socket.string());
    }
    if (settings.public_port != 0) {
        auto const port = TRY(server.listen_plain(settings.public_address, settings.public_port));
        base::log(Severity::Info, "gateway.listening", "public {}:{}", settings.public_address, port);
    }
    if (settings.metrics_port != 0) {
        auto const port =
            TRY(server.listen_plain(settings.metrics_address, settings.metrics_port, server::Door::Inner));
        base::log(Severity::Info, "gateway.listening", "metrics {}:{}", settings.metrics_address, port);
    }
    if (auto const& console = settings.console; !console.url.empty()) {
        auto const port = TRY(server.listen_plain(console.address, console.port, server::Door::Console));
        base::log(Severity::Info, "gateway.listening", "console {}:{}", console.address, port);
    }
    return {};
}

// Not a reason to stay down: a database that is away now may be back for the first submission.
void tell_gaps(store::Store& store) {
    auto const gaps = store.gaps();
    if (!gaps) return base::log(Severity::Warning, "gateway.gaps", "not known: {}", gaps.error().what);
    for (auto const& gap : *gaps)
        base::log(Severity::Warning, "gateway.gap", "{} epoch {}: {} to {} have not come", gap.kiosk, gap.epoch.text(),
                  gap.first, gap.last);
}

// A connection is a file descriptor; most systems give 1024 until more is asked for.
void raise_file_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

base::Result<std::unique_ptr<gateway::Events>> events_of(model::GatewaySettings const& settings,
                                                         base::Clock const& clock) {
    auto const& events = settings.events;
    if (events.folder.empty()) return nullptr;
    if (events.key.empty()) return base::failure(base::ErrorKind::Invalid, "events.folder needs events.key");
    auto const load = [key = events.key](std::filesystem::path const& file) -> base::Result<model::EventDay> {
        auto const opened = TRY(content::read_signed_pack(file, key));
        auto day = config::load_event_day(config::HeldTables(opened.pack.tables()));
        if (!day) return base::failure(base::ErrorKind::Invalid, config::text_of(day.error()));
        return day.release();
    };
    return std::make_unique<gateway::Events>(events, load, settings.kiosks, clock);
}

base::Result<std::unique_ptr<gateway::console::Console>> open_console(model::ConsoleSettings const& settings,
                                                                      base::Clock const& clock) {
    std::vector<model::KioskPlace> places;
    if (!settings.places.empty()) {
        auto loaded = config::load_places(settings.places);
        if (!loaded) return base::failure(base::ErrorKind::Invalid, config::text_of(loaded.error()));
        places = std::move(*loaded);
    }
    return gateway::console::Console::open(settings, std::move(places), clock);
}

base::Result<> serve(model::GatewaySettings const& settings, bool is_ward, std::stop_token const& stop) {
    base::SystemClock const clock;
    auto acceptance = TRY(gateway::Acceptance::open(settings.ack_key, settings.kiosks));
    auto store = TRY(store::open(settings));
    tell_gaps(*store);
    auto enrolment = TRY(gateway::Enrolment::open(settings, clock));
    auto ward = is_ward ? TRY(gateway::Ward::open(settings.ward, clock)) : nullptr;
    auto phone_pages = TRY(gateway::HandoffPages::open(settings));
    auto party = TRY(gateway::Party::open(settings.signin, clock));
    auto events = TRY(events_of(settings, clock));
    auto console = TRY(open_console(settings.console, clock));
    bool const is_open = enrolment->is_open() || is_ward; // a counter's browser has no certificate
    gateway::Routes routes(std::move(acceptance), std::move(store), clock, settings.requests_per_second,
                           settings.downloads, std::move(enrolment), std::move(ward), std::move(phone_pages),
                           std::move(party), std::move(events), std::move(console));
    server::Server server(routes, {.largest_body = settings.largest_body});
    TRY(listen(server, settings, is_open));
    routes.keep_no_longer_than(settings.retention);
    server.run(stop);
    routes.close(); // before the server goes: waiting orders hold its connections
    base::log(Severity::Info, "gateway.ended", "drained");
    return {};
}

} // namespace

int main(int argc, char** argv) {
    base::StopSignals const signals;
    raise_file_limit();
    CLI::App program("Trạm Số: the city's gateway");
    std::string config, profile = "city";
    program.add_option("--config", config, "gateway.toml")->required();
    program.add_option("--profile", profile, "city, or ward: with the queue numbers of [ward]")
        ->check(CLI::IsMember({"city", "ward"}));
    try {
        program.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    auto const settings = config::load_gateway(config);
    if (!settings) {
        base::log(Severity::Error, "gateway.settings", "{}", config::text_of(settings.error()));
        return 1;
    }
    if (auto const served = serve(*settings, profile == "ward", signals.token()); !served) {
        base::log(Severity::Error, "gateway.start", "{}", served.error().what);
        return 1;
    }
    return 0;
}
