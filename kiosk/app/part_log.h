// PartLog: how each part was when it was last tested or has failed at work, for the courier to tell the city (FORMAT.md
// §12). The ui thread owns it; the storage thread writes it down.
#pragma once
#include <optional>
#include <vector>

#include "kiosk/flow/event.h"
#include "kiosk/model/settings.h"
#include "sync/wire/part_health.h"

namespace app {

class PartLog {
public:
    // Takes what the event says of a part, if it says anything. A part that was too busy to be asked is as it was.
    void note(flow::Action const& what, base::WallTime now);

    // Every quarter of an hour while nobody is there: true once, and then the parts are to be asked. The camera is not
    // among them: it is on only where somebody sees that it is.
    bool wants_round(base::Instant now, bool resting);

    // All of it, since it has changed; nothing: it is as it was taken last.
    std::optional<std::vector<wire::PartHealth>> take();
    void put_back() { changed_ = true; } // it could not be written

private:
    void keep(model::PartReport const& report);

    std::vector<wire::PartHealth> parts_;
    bool changed_ = false;
    std::optional<base::Instant> last_round_;
};

} // namespace app
