// tramso-uplink --config kiosk.toml [--once]: carries sealed submissions to the city. Exit 0 after SIGTERM, or with
// --once when the queue is empty; 1 when it could not start, or with --once when something still waits; 2 when used
// wrongly; 3 when the city's operators commanded that it be started again (in a unit: RestartForceExitStatus=3).
#include <CLI/CLI.hpp>

#include "config/table_source.h"
#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/stop.h"
#include "sync/content/parcel.h"
#include "sync/content/shelf.h"
#include "sync/uplink/caretaker.h"
#include "sync/uplink/condition.h"
#include "sync/uplink/event_books.h"
#include "sync/uplink/lookup.h"
#include "sync/uplink/probe.h"
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

// What a kiosk at an event has beside the rest. Nothing, where the settings name none.
struct EventParts {
    outbox::Outbox outbox;
    uplink::OwnLine line;
    base::SystemRandom chance;
    uplink::EventBooks books;

    EventParts(model::Settings const& settings, outbox::Outbox opened, base::Clock const& clock)
        : outbox(std::move(opened)),
          line(settings.uplink, clock),
          books(settings, {line, clock, chance,
                           [this]() -> base::Result<std::uint64_t> { return TRY(outbox.status()).queued; }}) {}
};

base::Result<std::unique_ptr<EventParts>> event_parts(model::Settings const& settings, base::Clock const& clock) {
    if (settings.event.pack.empty()) return nullptr;
    return std::make_unique<EventParts>(settings, TRY(outbox::Outbox::open(settings, clock)), clock);
}

// The event's thread, until the stop.
void bring_book(uplink::EventBooks& books, std::stop_token const& stop) {
    uplink::Nudges never(1);
    while (!stop.stop_requested())
        (void)never.take_within(stop, books.round(stop));
}

base::Result<bool> carry_once(model::Settings const& settings, std::stop_token const& stop) {
    base::SystemClock const clock;
    base::SystemRandom random;
    auto parts = TRY(parts_for(settings, clock));
    uplink::Courier courier(settings.uplink, std::move(parts.outbox), parts.line, clock, random);
    uplink::Renewal(settings, parts.line, clock, random).step(stop);
    courier.round(stop);
    if (auto const event = TRY(event_parts(settings, clock)); event) event->books.round(stop);
    auto outbox = TRY(outbox::Outbox::open(settings, clock));
    auto const status = TRY(outbox.status());
    return status.queued == 0 && status.accepted == 0;
}

base::Result<model::KioskIdentity> check_settings(std::string const& text, std::filesystem::path const& file) {
    auto const read = config::read_kiosk(text, file);
    if (!read) return base::failure(base::ErrorKind::Invalid, config::text_of(read.error()));
    return read->kiosk;
}

base::Result<> try_content(content::Pack const& pack) {
    auto const read = config::load_catalogue(config::HeldTables(pack.tables()));
    if (!read) return base::failure(base::ErrorKind::Invalid, config::text_of(read.error()));
    return content::answers_its_checks(pack, content::plain_finder);
}

// For the screen, which takes it at its next start.
base::Result<> stage_content(content::Shelf& shelf, std::filesystem::path const& file, base::Clock const& clock) {
    auto const bytes = TRY(base::read_file(file, content::largest_parcel));
    TRY(shelf.stage(base::as_bytes(bytes), clock.wall()));
    return {};
}

base::Result<uplink::StageContent> stage_for(model::Settings const& settings, base::Clock const& clock) {
    if (settings.pack_key.empty()) return uplink::StageContent();
    auto const key = TRY(content::read_public_key(TRY(base::read_file(settings.pack_key, content::longest_key_file))));
    auto const shelf = std::make_shared<content::Shelf>(uplink::folder_of(settings) / "shelf", key, try_content);
    return uplink::StageContent(
        [shelf, &clock](std::filesystem::path const& file) { return stage_content(*shelf, file, clock); });
}

// The caretaker's thread, until the stop; a call for staff does not wait for its next round.
void care(uplink::Caretaker& caretaker, uplink::Nudges& calls, std::stop_token const& stop) {
    while (!stop.stop_requested())
        (void)calls.take_within(stop, caretaker.round(stop));
}

// The ward's thread, until the stop.
void bring(uplink::Bringing& bringing, std::stop_token const& stop) {
    uplink::Nudges never(1);
    while (!stop.stop_requested())
        (void)never.take_within(stop, bringing.round(stop));
}

// What a kiosk in a ward's office has beside the rest: a line for the citizens who wait, and one for the kiosk's own
// numbers. Nothing, where there is no ward.
struct WardParts {
    uplink::OwnLine line, line_of_bringing;
    uplink::Bringing bringing;
    std::jthread thread{[this](std::stop_token const& stop) { bring(bringing, stop); }};

    WardParts(model::Settings const& settings, ledger::OwnNumbers own, base::Clock const& clock)
        : line(uplink::ward_line(settings), clock),
          line_of_bringing(uplink::ward_line(settings), clock),
          bringing(uplink::Numbers(settings.ward.gateway, line_of_bringing), std::move(own), clock) {}
};

base::Result<std::unique_ptr<WardParts>> ward_parts(model::Settings const& settings, base::Clock const& clock) {
    if (!model::has_queue(settings)) return nullptr;
    auto own = TRY(ledger::OwnNumbers::open(model::numbers_file(settings), settings.ward.prefix));
    return std::make_unique<WardParts>(settings, std::move(own), clock);
}

// A screen that dies between its commit and its nudge has told nobody: the outbox is looked at by itself as well.
constexpr base::Duration longest_unasked{10'000};

enum class End { Asked, Restart };

base::Result<End> carry_on(model::Settings const& settings, std::stop_token const& stop) {
    base::SystemClock const clock;
    base::SystemRandom random;
    uplink::Nudges nudges(1), calling(1);
    uplink::Calls calls(clock, [&] { (void)calling.offer(uplink::Nudged{}); });
    auto for_lookup = TRY(parts_for(settings, clock));
    auto for_courier = TRY(parts_for(settings, clock)), for_caretaker = TRY(parts_for(settings, clock));
    auto const folder = uplink::folder_of(settings);
    uplink::OwnLine line_of_phones(settings.uplink, clock, wire::largest_sealed_photo);
    uplink::Phones phones(settings.uplink.gateway, TRY(seal::load_city_public(settings.seal.city_public_key)).bytes,
                          folder, line_of_phones);
    uplink::Lookup lookup(settings.uplink.gateway, std::move(for_lookup.outbox), TRY(uplink::Memory::open(folder)),
                          for_lookup.line, nudges, std::move(phones),
                          uplink::Signins(settings.uplink.gateway, line_of_phones));
    auto const ward = TRY(ward_parts(settings, clock));
    if (ward) lookup.set_ward(uplink::Numbers(settings.ward.gateway, ward->line));
    lookup.set_calls(calls);
    lookup.set_prober([&] { return uplink::probe_line(settings.uplink, clock); });
    auto const door = TRY(uplink::QuestionDoor::open(settings.uplink.socket, lookup));
    uplink::Courier courier(settings.uplink, std::move(for_courier.outbox), for_courier.line, clock, random);
    uplink::Wishes wishes;
    courier.heed(wishes);
    base::SystemRandom chance;
    auto stage = TRY(stage_for(settings, clock));
    auto caretaker = TRY(uplink::Caretaker::create(
        settings, std::move(for_caretaker.outbox), TRY(uplink::Memory::open(folder)),
        {for_caretaker.line, clock, chance, wishes, [&] { (void)nudges.offer(uplink::Nudged{}); },
         [&](std::string const& text) { return check_settings(text, folder / "settings.toml"); }, std::move(stage),
         &calls}));
    std::jthread const thread([&](std::stop_token const& ended) {
        care(caretaker, calling, ended);
        calls.end(); // nobody tells of it any more: whoever waits for that waits no longer
    });
    auto const event = TRY(event_parts(settings, clock));
    std::jthread const books([&](std::stop_token const& ended) {
        if (event) bring_book(event->books, ended);
    });
    uplink::Renewal renewal(settings, for_courier.line, clock, random);
    base::log(Severity::Info, "uplink.started", "to {}", settings.uplink.gateway);
    base::Instant renewal_at = clock.now();
    while (!stop.stop_requested() && !wishes.restart) {
        if (for_courier.line.has_changed()) { // another certificate
            courier.resume();
            renewal_at = clock.now();
        }
        if (clock.now() >= renewal_at) renewal_at = clock.now() + renewal.step(stop);
        auto const wait = std::min(courier.round(stop), longest_unasked);
        if (wishes.restart) break;
        if (courier.found_damage())
            return base::failure(base::ErrorKind::Corrupt, "the outbox is damaged: opened anew");
        (void)nudges.take_within(stop, std::min(wait, renewal_at - clock.now()));
    }
    base::log(Severity::Info, "uplink.ended", "as asked");
    return wishes.restart ? End::Restart : End::Asked;
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
    auto const failed = [](base::Error const& error) {
        base::log(Severity::Error, "uplink.start", "{}", error.what);
        return 1;
    };
    if (once) {
        auto const carried = carry_once(*settings, signals.token());
        return !carried ? failed(carried.error()) : *carried ? 0 : 1;
    }
    auto const ended = carry_on(*settings, signals.token());
    return !ended ? failed(ended.error()) : *ended == End::Restart ? 3 : 0;
}
