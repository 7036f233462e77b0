#include "sync/uplink/draw_number.h"

#include <algorithm>

#include "sync/ledger/own.h"
#include "sync/uplink/ask.h"

namespace uplink {
namespace {

constexpr base::Duration patience{1'200}; // the uplink itself gives the ward less

} // namespace

base::Result<model::QueueTicket> draw_number(model::Settings const& settings, wire::Draw const& draw,
                                             base::WallTime now) {
    auto const nothing = base::failure(base::ErrorKind::NotFound, "no queue numbers for this here");
    auto const service = std::ranges::find(settings.ward.services, draw.service, &model::WardService::id);
    if (!model::has_queue(settings) || service == settings.ward.services.end()) return nothing;
    auto const answer = ask_number(settings.uplink.socket, draw, patience);
    if (answer) return *answer;
    if (answer.error() == model::DrawProblem::NoService) return nothing;
    auto own = TRY(ledger::OwnNumbers::open(model::numbers_file(settings), settings.ward.prefix));
    return own.issue(draw.id, draw.service, service->letter, draw.priority, now);
}

} // namespace uplink
