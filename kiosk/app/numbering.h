// Numbering: the thread that draws queue numbers, the ward's or the kiosk's own; it may wait a second for the ward. A
// number that cannot be drawn is an answer as well. offer() from the ui thread.
#pragma once
#include "kiosk/app/inbox.h"
#include "kiosk/base/worker.h"
#include "kiosk/model/settings.h"

namespace app {

struct DrawNumber {
    std::string service; // model::WardService::id
    model::Priority priority;
};

class Numbering {
public:
    // All references outlive the numbering.
    Numbering(model::Settings const& settings, base::Clock const& clock, Inbox& inbox);

    [[nodiscard]] bool offer(DrawNumber command) { return worker_.offer(std::move(command)); }
    std::uint64_t beats() const { return worker_.beats(); }

private:
    void handle(DrawNumber const& command);

    model::Settings const& settings_;
    base::Clock const& clock_;
    Inbox& inbox_;
    base::Worker<DrawNumber> worker_; // last: it uses all the rest
};

} // namespace app
