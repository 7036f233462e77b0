#include "kiosk/app/numbering.h"

#include "kiosk/base/log.h"
#include "sync/uplink/draw_number.h"

namespace app {

Numbering::Numbering(model::Settings const& settings, base::Clock const& clock, Inbox& inbox)
    : settings_(settings),
      clock_(clock),
      inbox_(inbox),
      worker_("numbers", 2, [this](DrawNumber const& command) { handle(command); }) {}

void Numbering::handle(DrawNumber const& command) {
    auto const now = clock_.wall();
    wire::Draw const draw{base::make_uuid_v7(now, base::system_random()), command.service, command.priority};
    auto ticket = uplink::draw_number(settings_, draw, now);
    if (ticket) return inbox_.put(flow::NumberCame{std::move(*ticket)});
    base::log(base::Severity::Error, "number.none", "{}", ticket.error().what);
    inbox_.put(flow::NumberFailed{});
}

} // namespace app
