#include "sync/uplink/signins.h"

#include "kiosk/base/log.h"
#include "sync/wire/problem.h"

namespace uplink {
namespace {

using Outcome = base::Result<http::Answer, http::Trouble>;
using wire::SigninProblem;

// A stranger's 404 says nothing: only the gateway's own.
bool is_over(Outcome const& outcome) {
    auto const problem = outcome ? wire::decode_problem(outcome->body) : std::nullopt;
    return outcome && outcome->status == 404 && problem && problem->type == wire::ProblemType::NotFound;
}

} // namespace

Outcome Signins::ask(http::Method method, base::Uuid const& id, std::string_view body) {
    http::Request request{
        .method = method, .url = gateway_ + std::string(wire::signins_path) + id.text(), .body = base::as_bytes(body)};
    if (!body.empty()) request.headers = {{"Content-Type", "application/json"}};
    return transport_.send(request);
}

wire::SigninLinkAnswer Signins::begin(base::Uuid const& id, wire::SigninRequest const& request) {
    auto const outcome = ask(http::Method::Put, id, wire::encode(request));
    auto const link = outcome && outcome->status == 201 ? wire::decode_signin_link(outcome->body) : std::nullopt;
    if (link) return *link;
    base::log(base::Severity::Warning, "uplink.signin", "no link: {}",
              outcome ? std::to_string(outcome->status) : outcome.error().what);
    return tl::unexpected(SigninProblem::Unreachable); // 404 here: nobody signs in there
}

wire::SigninStatusAnswer Signins::look(base::Uuid const& id) {
    auto const outcome = ask(http::Method::Get, id);
    auto const status = outcome && outcome->status == 200 ? wire::decode_signin_status(outcome->body) : std::nullopt;
    if (status) return *status;
    return tl::unexpected(is_over(outcome) ? SigninProblem::Expired : SigninProblem::Unreachable);
}

void Signins::end(base::Uuid const& id) { (void)ask(http::Method::Delete, id); } // unheard, it ends by its time

} // namespace uplink
