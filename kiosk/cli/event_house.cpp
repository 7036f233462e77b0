#include "kiosk/cli/event_house.h"

#include "config/event_day.h"
#include "sync/content/pack_file.h"

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

} // namespace

base::Result<model::EventDay> load_event(std::filesystem::path const& pack, std::filesystem::path const& key) {
    auto const opened = TRY(content::read_signed_pack(pack, key));
    auto event = config::load_event_day(config::HeldTables(opened.pack.tables()));
    if (!event) return base::failure(base::ErrorKind::Invalid, config::text_of(event.error()));
    return event.release();
}

base::Result<EventHouse> open_event(std::filesystem::path const& config) {
    auto settings = TRY(event_settings(config));
    auto day = TRY(load_event(settings.event.pack, settings.pack_key));
    auto key = TRY(event::GiftKey::load_if_there(settings.event.key));
    auto const now = base::SystemClock().wall();
    auto book = TRY(event::EventBook::open(model::event_file(settings), std::move(day), settings.event.number,
                                           std::move(key), base::system_random(), now));
    return EventHouse{std::move(settings), std::move(book), now};
}

} // namespace cli
