#include "kiosk/app/event_pack.h"

#include "config/event_day.h"
#include "kiosk/base/log.h"
#include "sync/content/pack_file.h"

namespace app {
namespace {

base::Result<model::EventDay> read_event(model::Settings const& settings) {
    if (settings.pack_key.empty())
        return base::failure(base::ErrorKind::NotFound, "content.pack_key is not set: no pack is believed");
    auto const read = TRY(content::read_signed_pack(settings.event.pack, settings.pack_key));
    auto day = config::load_event_day(config::HeldTables(read.pack.tables()));
    if (!day) return base::failure(base::ErrorKind::Invalid, config::text_of(day.error()));
    return day.release();
}

} // namespace

std::optional<model::EventDay> load_event(model::Settings const& settings) {
    if (settings.event.pack.empty()) return std::nullopt;
    auto day = read_event(settings);
    if (!day) {
        base::log(base::Severity::Error, "event.pack", "{}: there is no desk", day.error().what);
        return std::nullopt;
    }
    base::log(base::Severity::Info, "event.in-use", "{}", day->id);
    return day.release();
}

} // namespace app
