// Asking: the thread that asks the courier on its local socket, so that a slow answer never stops the screen.
// offer() from the ui thread.
#pragma once
#include <string>
#include <variant>

#include "kiosk/app/inbox.h"
#include "kiosk/base/worker.h"
#include "kiosk/flow/effect.h"
#include "kiosk/model/settings.h"

namespace app {

struct ProgressOf {
    std::string code;
};
struct Nudge {};       // something new is stored
struct TestCourier {}; // answers PartTested
using Question = std::variant<ProgressOf, Nudge, TestCourier, flow::ProbeLine, flow::SignalStaff, flow::StaffCame>;

class Asking {
public:
    Asking(model::UplinkSettings const& settings, base::Clock const& clock, Inbox& inbox);

    [[nodiscard]] bool offer(Question question) { return worker_.offer(std::move(question)); }
    std::uint64_t beats() const { return worker_.beats(); }

private:
    void handle(Question const& question);

    model::UplinkSettings const& settings_;
    base::Clock const& clock_;
    Inbox& inbox_;
    base::Worker<Question> worker_; // last: it uses all the rest
};

} // namespace app
