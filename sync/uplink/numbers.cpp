#include "sync/uplink/numbers.h"

#include "kiosk/base/log.h"
#include "sync/wire/problem.h"

namespace uplink {
namespace {

using base::Severity;
using model::DrawProblem;

constexpr base::Duration patience{900};  // a citizen stands before the screen
constexpr base::Duration pause{3'000};   // between two rounds
constexpr std::size_t most_at_once = 64; // of one round

// The ward's own number, or the one on the paper; with "/2" behind it where another kiosk gave the same.
bool is_for(model::QueueTicket const& ticket, wire::Draw const& draw) {
    if (ticket.id != draw.id) return false;
    return draw.number.empty() || ticket.number == draw.number || ticket.number.starts_with(draw.number + "/");
}

} // namespace

model::UplinkSettings ward_line(model::Settings const& settings) {
    auto line = settings.uplink;
    line.gateway = settings.ward.gateway;
    if (!settings.ward.authority.empty()) line.authority = settings.ward.authority;
    line.request_timeout = patience;
    return line;
}

wire::NumberAnswer Numbers::draw(wire::Draw const& draw) {
    auto const text = wire::encode(draw);
    auto const outcome = transport_.send({.method = http::Method::Put,
                                          .url = gateway_ + "/ward/v1/draws/" + draw.id.text(),
                                          .headers = {{"Content-Type", "application/json"}},
                                          .body = base::as_bytes(text)});
    if (!outcome) return tl::unexpected(DrawProblem::Unreachable);
    if (outcome->status == 200 || outcome->status == 201) {
        auto const ticket = wire::decode_ticket(outcome->body);
        if (ticket && is_for(*ticket, draw)) return *ticket;
        return tl::unexpected(DrawProblem::Unreachable);
    }
    auto const problem = wire::decode_problem(outcome->body);
    bool const unknown = problem && problem->type == wire::ProblemType::NotFound;
    return tl::unexpected(unknown ? DrawProblem::NoService : DrawProblem::Unreachable);
}

base::Duration Bringing::round(std::stop_token const& stop) {
    auto const waiting = own_.waiting(most_at_once);
    std::string complaint = waiting ? "" : waiting.error().what;
    for (auto const& draw : waiting.value_or(std::vector<wire::Draw>())) {
        if (stop.stop_requested()) break;
        auto const ticket = numbers_.draw(draw);
        if (!ticket && ticket.error() == DrawProblem::Unreachable) {
            complaint = "the ward does not answer";
            break;
        }
        if (!ticket) { // others behind it may be for services that the ward has
            complaint = "the ward has no service " + draw.service;
            continue;
        }
        if (ticket->number != draw.number)
            base::log(Severity::Warning, "ward.prefix", "another kiosk gave {} too", draw.number);
        if (auto const settled = own_.settle(draw.id); !settled) complaint = settled.error().what;
    }
    if (complaint != last_complaint_ && !complaint.empty())
        base::log(Severity::Warning, "ward.numbers", "{}", complaint);
    last_complaint_ = complaint;
    return pause;
}

} // namespace uplink
