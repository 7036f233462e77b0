// A thread that attends to a citizen's phone: begins what is wanted, in the place of what was before, looks each second
// how far it is, and ends it when it is wanted no more. What that means is its owner's. ask() and drop() from the ui
// thread, and neither waits.
#pragma once
#include <functional>
#include <optional>
#include <pthread.h>
#include <string>
#include <thread>

#include "kiosk/base/clock.h"
#include "kiosk/base/log.h"
#include "kiosk/base/queue.h"
#include "kiosk/base/stack.h"

namespace app {

template<class Wanted>
class Attendant {
public:
    // Called on the thread alone. `end` also when there is nothing to end.
    struct Deeds {
        std::function<void(Wanted const&)> begin;
        std::function<void()> look, end;
    };

    // `name` is at most 15 bytes. What the deeds use outlives it: it is its owner's last member.
    Attendant(std::string name, Deeds deeds)
        : name_(std::move(name)),
          deeds_(std::move(deeds)),
          thread_([this](std::stop_token const& stop) { run(stop); }) {}

    // False: not taken.
    [[nodiscard]] bool ask(Wanted wanted) { return wanted_.offer(std::move(wanted)); }
    // A full queue has others behind which it does not matter.
    void drop() {
        if (!wanted_.offer(std::nullopt)) base::log(base::Severity::Warning, name_, "a link is left to its time");
    }

private:
    void run(std::stop_token const& stop) {
        pthread_setname_np(pthread_self(), name_.c_str());
        while (!stop.stop_requested()) {
            auto const wanted = wanted_.take_within(stop, base::Duration(1'000));
            if (!wanted)
                deeds_.look();
            else if (deeds_.end(); *wanted)
                deeds_.begin(**wanted);
            base::wipe_stack(); // a name may have come
        }
        deeds_.end();
    }

    std::string const name_;
    Deeds const deeds_;
    base::Queue<std::optional<Wanted>> wanted_{16}; // nothing: none is wanted any more
    std::jthread thread_;                           // last: it uses all the rest
};

} // namespace app
