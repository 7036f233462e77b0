#include "kiosk/app/rating.h"

#include "kiosk/base/log.h"
#include "sync/ratings/ratings.h"

namespace app {

Rating::Rating(model::Settings const& settings, base::Clock const& clock)
    : settings_(settings),
      clock_(clock),
      worker_("ratings", 4, [this](model::Rating const& rating) { handle(rating); }) {}

void Rating::handle(model::Rating const& rating) {
    auto kept = ratings::Ratings::open(model::ratings_file(settings_));
    auto const added = kept ? kept->add(rating, wire::day_of(clock_.wall())) : tl::unexpected(kept.error());
    if (!added) base::log(base::Severity::Error, "rating.lost", "{}", added.error().what);
}

} // namespace app
