#include "sync/uplink/numbers.h"

#include "kiosk/base/log.h"
#include "sync/wire/problem.h"

namespace uplink {
namespace {

using base::Severity;
using model::DrawProblem;

constexpr base::Duration patience{900};     // a citizen stands before the screen
constexpr base::Duration pause{3'000};      // between two rounds
constexpr std::size_t most_at_once = 1'000; // of one round; more than a kiosk gives in a day
constexpr int timed_out = 408, too_many = 429;

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

base::Result<http::Answer, http::Trouble> Numbers::put(wire::Draw const& draw) {
    auto const text = wire::encode(draw);
    return transport_.send({.method = http::Method::Put,
                            .url = gateway_ + "/ward/v1/draws/" + draw.id.text(),
                            .headers = {{"Content-Type", "application/json"}},
                            .body = base::as_bytes(text)});
}

wire::NumberAnswer Numbers::draw(wire::Draw const& draw) {
    auto const outcome = put(draw);
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

Numbers::Brought Numbers::bring(wire::Draw const& draw) {
    auto const outcome = put(draw);
    if (!outcome) return Brought::Later;
    if (outcome->status == 200 || outcome->status == 201) {
        auto const ticket = wire::decode_ticket(outcome->body);
        if (!ticket || !is_for(*ticket, draw)) return Brought::Later;
        if (ticket->number != draw.number)
            base::log(Severity::Warning, "ward.prefix", "another kiosk gave {} too", draw.number);
        return Brought::Taken;
    }
    bool const for_good = outcome->status >= 400 && outcome->status < 500 && outcome->status != timed_out &&
                          outcome->status != too_many && wire::decode_problem(outcome->body);
    return for_good ? Brought::Refused : Brought::Later;
}

base::Duration Bringing::round(std::stop_token const& stop) {
    auto const waiting = own_.waiting(most_at_once);
    std::string complaint = waiting ? "" : waiting.error().what;
    for (auto draw : waiting.value_or(std::vector<wire::Draw>())) {
        if (stop.stop_requested()) break;
        draw.sent_at = clock_.wall();
        auto const brought = numbers_.bring(draw);
        if (brought == Numbers::Brought::Later) {
            complaint = "the ward does not answer";
            break;
        }
        if (brought == Numbers::Brought::Refused) { // it waits, and holds up none of those behind it
            complaint = "the ward does not take " + draw.number + " for " + draw.service;
            continue;
        }
        if (auto const settled = own_.settle(draw.id); !settled) complaint = settled.error().what;
    }
    if (complaint != last_complaint_ && !complaint.empty())
        base::log(Severity::Warning, "ward.numbers", "{}", complaint);
    last_complaint_ = complaint;
    return pause;
}

} // namespace uplink
