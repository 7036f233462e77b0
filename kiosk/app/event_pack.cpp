#include "kiosk/app/event_pack.h"

#include "config/event_day.h"
#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "sync/content/parcel.h"

namespace app {
namespace {

// As one parcel, or with its signature beside it.
base::Result<content::Pack> open_event_pack(std::filesystem::path const& file, std::filesystem::path const& key_file) {
    auto const key = TRY(content::read_public_key(TRY(base::read_file(key_file, content::longest_key_file))));
    auto const text = TRY(base::read_file(file, content::largest_parcel));
    auto const bytes = base::as_bytes(text);
    if (content::is_parcel(bytes)) return content::open_parcel(bytes, key);
    auto beside = file;
    beside += ".minisig";
    auto const signature = TRY(content::read_signature(TRY(base::read_file(beside, content::longest_signature_file))));
    return content::open_signed(bytes, signature, key);
}

base::Result<model::EventDay> read_event(model::Settings const& settings) {
    if (settings.pack_key.empty())
        return base::failure(base::ErrorKind::NotFound, "content.pack_key is not set: no pack is believed");
    auto const pack = TRY(open_event_pack(settings.event.pack, settings.pack_key));
    auto day = config::load_event_day(config::HeldTables(pack.tables()));
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
