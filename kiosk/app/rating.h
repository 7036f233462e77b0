// Rating: the thread that counts what visitors think. Nobody waits for it, and a rating that cannot be kept is no
// trouble of the citizen's: it goes into the log. offer() from the ui thread.
#pragma once
#include "kiosk/base/clock.h"
#include "kiosk/base/worker.h"
#include "kiosk/model/rating.h"
#include "kiosk/model/settings.h"

namespace app {

class Rating {
public:
    // All references outlive it.
    Rating(model::Settings const& settings, base::Clock const& clock);

    [[nodiscard]] bool offer(model::Rating rating) { return worker_.offer(std::move(rating)); }
    std::uint64_t beats() const { return worker_.beats(); }

private:
    void handle(model::Rating const& rating);

    model::Settings const& settings_;
    base::Clock const& clock_;
    base::Worker<model::Rating> worker_; // last: it uses all the rest
};

} // namespace app
