// tramso-uplink --config kiosk.toml [--once]: carries sealed submissions to the city. Exit 0 after SIGTERM, or with
// --once when the queue is empty; 1 when it could not start, or with --once when something still waits; 2 when used
// wrongly.
#include <CLI/CLI.hpp>

#include "config/load.h"
#include "kiosk/base/log.h"
#include "kiosk/base/stop.h"
#include "sync/uplink/courier.h"
#include "sync/uplink/lookup.h"
#include "sync/uplink/renewal.h"

namespace {

using base::Severity;

struct Parts {
    outbox::Outbox outbox;
    uplink::OwnLine line;
};

base::Result<Parts> parts_for(model::Settings const& settings, base::Clock const& clock) {
    return Parts{TRY(outbox::Outbox::open(settings, clock)), uplink::OwnLine(settings.uplink, clock)};
}

base::Result<bool> carry_once(model::Settings const& settings, std::stop_token const& stop) {
    base::SystemClock const clock;
    base::SystemRandom random;
    auto parts = TRY(parts_for(settings, clock));
    uplink::Courier courier(settings.uplink, std::move(parts.outbox), parts.line, clock, random);
    uplink::Renewal(settings, parts.line, clock, random).step(stop);
    courier.round(stop);
    auto outbox = TRY(outbox::Outbox::open(settings, clock));
    auto const status = TRY(outbox.status());
    return status.queued == 0 && status.accepted == 0;
}

base::Result<bool> carry_on(model::Settings const& settings, std::stop_token const& stop) {
    base::SystemClock const clock;
    base::SystemRandom random;
    uplink::Nudges nudges(1);
    auto for_lookup = TRY(parts_for(settings, clock));
    auto for_courier = TRY(parts_for(settings, clock));
    uplink::Lookup lookup(settings.uplink.gateway, std::move(for_lookup.outbox), for_lookup.line, nudges);
    auto const door = TRY(uplink::QuestionDoor::open(settings.uplink.socket, lookup));
    uplink::Courier courier(settings.uplink, std::move(for_courier.outbox), for_courier.line, clock, random);
    uplink::Renewal renewal(settings, for_courier.line, clock, random);
    base::log(Severity::Info, "uplink.started", "to {}", settings.uplink.gateway);
    while (!stop.stop_requested()) {
        auto const until_renewal = renewal.step(stop);
        if (for_courier.line.has_changed()) courier.resume();
        auto const wait = std::min(courier.round(stop), until_renewal);
        if (courier.found_damage())
            return base::failure(base::ErrorKind::Corrupt, "the outbox is damaged: opened anew");
        (void)nudges.take_within(stop, wait);
    }
    base::log(Severity::Info, "uplink.ended", "as asked");
    return true;
}

} // namespace

int main(int argc, char** argv) {
    base::StopSignals const signals;
    CLI::App program("Trạm Số: carries submissions to the city");
    std::string config;
    bool once = false;
    program.add_option("--config", config, "kiosk.toml")->required();
    program.add_flag("--once", once, "offer what is due, then end");
    try {
        program.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    auto const settings = config::load_kiosk(config);
    if (!settings) {
        base::log(Severity::Error, "uplink.settings", "{}", config::text_of(settings.error()));
        return 1;
    }
    auto const carried = once ? carry_once(*settings, signals.token()) : carry_on(*settings, signals.token());
    if (!carried) base::log(Severity::Error, "uplink.start", "{}", carried.error().what);
    return carried && *carried ? 0 : 1;
}
