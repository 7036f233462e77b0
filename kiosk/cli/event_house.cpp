#include "kiosk/cli/event_house.h"

#include "config/event_day.h"
#include "kiosk/cli/pack_trial.h"

namespace cli {
namespace {

base::Result<model::Settings> event_settings(std::filesystem::path const& config) {
    auto settings = config::load_kiosk(config);
    if (!settings) return base::failure(base::ErrorKind::Invalid, config::text_of(settings.error()));
    if (settings->event.pack.empty()) return base::failure(base::ErrorKind::NotFound, "event.pack is not set");
    if (settings->pack_key.empty())
        return base::failure(base::ErrorKind::NotFound, "content.pack_key is not set: no pack is believed");
    return settings.release();
}

// None where there is none, or it was destroyed: then no gift is given for a card.
base::Result<std::optional<event::GiftKey>> event_key(std::filesystem::path const& file) {
    if (file.empty()) return std::nullopt;
    auto key = event::GiftKey::load(file);
    if (!key && key.error().kind == base::ErrorKind::NotFound) return std::nullopt;
    if (!key) return tl::unexpected(std::move(key).error());
    return std::optional(key.release());
}

} // namespace

base::Result<model::EventDay> load_event(std::filesystem::path const& pack, std::filesystem::path const& key) {
    auto const opened = TRY(open_pack(pack, key));
    auto event = config::load_event_day(config::HeldTables(opened.pack.tables()));
    if (!event) return base::failure(base::ErrorKind::Invalid, config::text_of(event.error()));
    return event.release();
}

base::Result<EventHouse> open_event(std::filesystem::path const& config) {
    auto settings = TRY(event_settings(config));
    auto day = TRY(load_event(settings.event.pack, settings.pack_key));
    auto key = TRY(event_key(settings.event.key));
    auto const now = base::SystemClock().wall();
    auto book = TRY(event::EventBook::open(model::event_file(settings), std::move(day), settings.event.number,
                                           std::move(key), base::system_random(), now));
    return EventHouse{std::move(settings), std::move(book), now};
}

} // namespace cli
