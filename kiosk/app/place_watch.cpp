#include "kiosk/app/place_watch.h"

#include "sync/uplink/heard.h"

namespace app {
namespace {

constexpr base::Duration between_looks{1'000};

model::Closure closure_of(model::Settings const& settings, base::WallTime wall) {
    auto const is_there = [folder = model::place_folder(settings)](std::string_view file) {
        std::error_code error;
        return std::filesystem::exists(folder / file, error);
    };
    if (is_there(model::updating_file)) return model::Closure::Updating;
    if (is_there(model::out_of_service_file)) return model::Closure::OutOfService;
    return model::is_open(settings.place, wall) ? model::Closure::Open : model::Closure::Hours;
}

} // namespace

bool informs_only(model::PlaceSettings const& place, std::optional<base::WallTime> heard, base::WallTime wall) {
    return place.inform_only_after_h > 0 && heard && wall - *heard > std::chrono::hours(place.inform_only_after_h);
}

std::optional<model::PlaceState> PlaceWatch::look(base::Instant now, base::WallTime wall) {
    if (looked_at_ && now < *looked_at_ + between_looks) return std::nullopt;
    looked_at_ = now;
    auto const& place = settings_.place;
    model::PlaceState state{closure_of(settings_, wall)};
    if (state.closure == model::Closure::Hours) {
        state.opens_at = model::opens_at(place, wall);
        state.informs = place.closed_shows == model::ClosedShows::Information;
    }
    if (place.inform_only_after_h > 0) state.informs_only = informs_only(place, uplink::last_heard(settings_), wall);
    return state;
}

} // namespace app
