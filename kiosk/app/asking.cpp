#include "kiosk/app/asking.h"

#include "sync/uplink/ask.h"

namespace app {

Asking::Asking(model::UplinkSettings const& settings, base::Clock const& clock, Inbox& inbox)
    : settings_(settings),
      clock_(clock),
      inbox_(inbox),
      worker_("ask", 16, [this](Question const& question) { handle(question); }) {}

void Asking::handle(Question const& question) {
    constexpr base::Duration patience{8'000};
    if (auto const* wanted = std::get_if<ProgressOf>(&question)) {
        auto answer = uplink::ask_progress(settings_.socket, wanted->code, patience);
        if (answer)
            inbox_.put(flow::ProgressCame{std::move(*answer)});
        else
            inbox_.put(flow::ProgressFailed{wanted->code, answer.error()});
    } else if (std::holds_alternative<TestCourier>(question)) {
        auto const state = uplink::is_there(settings_.socket) ? model::PartState::Ready : model::PartState::Silent;
        inbox_.put(flow::PartTested{{model::Part::Courier, state, clock_.wall()}});
    } else if (auto const* probe = std::get_if<flow::ProbeLine>(&question)) {
        constexpr base::Duration of_a_probe{25'000};
        inbox_.put(flow::LineProbed{probe->asked, uplink::ask_probe(settings_.socket, of_a_probe)});
    } else if (std::holds_alternative<flow::SignalStaff>(question)) {
        inbox_.put(flow::CallAnswered{uplink::call_staff(settings_.socket, patience)});
    } else if (std::holds_alternative<flow::StaffCame>(question)) {
        uplink::end_call(settings_.socket);
    } else {
        uplink::nudge(settings_.socket);
    }
}

} // namespace app
