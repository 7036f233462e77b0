// Inbox: where the workers leave what happened, for the ui thread to take. put() from any thread; take() on the ui
// thread.
#pragma once
#include <functional>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/log.h"
#include "kiosk/base/queue.h"
#include "kiosk/flow/event.h"

namespace app {

class Inbox {
public:
    // `wake` makes the ui thread look; callable from any thread.
    Inbox(base::Clock const& clock, std::function<void()> wake) : clock_(clock), wake_(std::move(wake)) {}

    void put(flow::Action action) {
        if (!events_.offer({clock_.now(), std::move(action)}))
            base::log(base::Severity::Error, "inbox.full", "an event was lost: the ui thread does not take any");
        wake_();
    }
    void wake() { wake_(); }
    std::vector<flow::Event> take() {
        std::vector<flow::Event> taken;
        while (auto event = events_.poll())
            taken.push_back(std::move(*event));
        return taken;
    }

private:
    base::Clock const& clock_;
    std::function<void()> wake_;
    base::Queue<flow::Event> events_{256};
};

} // namespace app
