#include "sync/gateway/submissions.h"

#include <algorithm>

#include "kiosk/base/log.h"
#include "sync/gateway/problem.h"
#include "sync/gateway/trace.h"

namespace gateway {

using wire::Problem;
using wire::ProblemType;

// Belongs to one thread at a time: io, worker, storage, worker.
struct Submissions::Request {
    server::Heard heard;
    std::string carrier;
    server::Finish finish;
    base::Instant begun;
    bool is_batch = false;
    std::vector<wire::BatchResult> results; // one for each submission
    std::vector<store::Arrival> arrivals;   // those that passed
    std::vector<std::size_t> places;        // of the arrivals among the results
    std::vector<Named> named;               // the arrivals, when the store has them
    std::optional<wire::Missing> missing;   // attachments; only of a submission that came alone
    std::optional<Trace> trace;             // when it is written down

    Trace const& traced() {
        base::SystemRandom chance;
        if (!trace) trace = trace_of(heard.header("traceparent"), chance);
        return *trace;
    }
};

Submissions::Submissions(Acceptance acceptance, std::unique_ptr<store::Store> store, base::Clock const& clock,
                         Metrics& metrics)
    : acceptance_(std::move(acceptance)), clock_(clock), metrics_(metrics), storage_(std::move(store), metrics) {}

// The storage thread gives work to the workers until it ends, and they give orders to it: both stop before either goes.
Submissions::~Submissions() {
    workers_.stop();
    storage_.stop();
}

void Submissions::put(server::Heard heard, std::string carrier, std::string id, server::Finish finish) {
    auto request = std::make_shared<Request>(
        Request{std::move(heard), std::move(carrier), std::move(finish), clock_.now(), false, {}, {}, {}, {}, {}, {}});
    if (!workers_.offer([this, request, id = std::move(id)] { examine_one(request, id); }))
        request->finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

void Submissions::batch(server::Heard heard, std::string carrier, server::Finish finish) {
    if (heard.header("content-type") != wire::batch_media_type)
        return finish(problem(ProblemType::WrongMediaType, std::string(wire::batch_media_type)));
    if (heard.body.size() > wire::largest_batch)
        return finish(problem(ProblemType::TooLarge, "larger than a batch may be"));
    auto request = std::make_shared<Request>(
        Request{std::move(heard), std::move(carrier), std::move(finish), clock_.now(), true, {}, {}, {}, {}, {}, {}});
    if (!workers_.offer([this, request] { examine_batch(request); }))
        request->finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

void Submissions::examine(Shared const& request, std::size_t place, std::string_view id, Field const& field,
                          base::ByteView body) {
    auto arrival = acceptance_.examine(id, field, body, clock_.wall());
    // 202 has no place among the results of a batch.
    if (arrival && request->is_batch && !arrival->envelope.attachments.empty())
        arrival = tl::unexpected(Problem{ProblemType::BadRequest, "a submission with attachments comes alone"});
    if (arrival) {
        request->results.emplace_back();
        request->places.push_back(place);
        return request->arrivals.push_back(std::move(*arrival));
    }
    auto& why = arrival.error();
    base::log(base::Severity::Warning, "gateway.refused", "{}: {} {} {}", request->carrier, wire::uri_of(why.type),
              why.detail, request->traced().text());
    metrics_.refused(why.type);
    request->results.push_back(refusal(std::move(why)));
}

void Submissions::examine_one(Shared const& request, std::string const& id) {
    auto const field = [&](std::string_view name) -> std::optional<std::string> {
        auto const found = request->heard.headers.find(name);
        return found == request->heard.headers.end() ? std::nullopt : std::optional(found->second);
    };
    examine(request, 0, id, field, base::as_bytes(request->heard.body));
    store(request);
}

void Submissions::examine_batch(Shared const& request) {
    auto const rows = wire::read_batch(request->heard.body);
    if (!rows) {
        metrics_.refused(ProblemType::BadRequest);
        return request->finish(problem(ProblemType::BadRequest, "not a batch of 1 to 64 rows"));
    }
    for (auto const& row : *rows)
        examine(
            request, request->results.size(), row.field("id").value_or(""),
            [&](std::string_view name) { return row.field(name); }, base::as_bytes(row.body));
    store(request);
}

void Submissions::store(Shared const& request) {
    if (request->arrivals.empty()) return finish(*request);
    for (auto const& arrival : request->arrivals)
        request->named.push_back({arrival.envelope.id, arrival.envelope.sha256});
    auto done = [this, request](std::span<store::PutResult const> results) {
        // Signed by a worker, so that the next group is on its way to the disk meanwhile.
        workers_.offer_or_do([this, request, results = std::vector(results.begin(), results.end())] {
            acknowledge(*request, results);
            finish(*request);
        });
    };
    if (!storage_.offer(PutOrder{std::move(request->arrivals), std::move(done)}))
        request->finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

void Submissions::acknowledge(Request& request, std::vector<store::PutResult> const& results) {
    for (std::size_t i = 0; i < results.size(); ++i) {
        auto const outcome = results[i].outcome;
        auto& result = request.results[request.places[i]];
        result = acceptance_.answer(request.named[i], results[i]);
        if (outcome == store::PutOutcome::Incomplete)
            request.missing = wire::Missing{request.named[i].id, request.named[i].sha256, results[i].missing};
        metrics_.answered(outcome);
        bool const conflict = outcome == store::PutOutcome::IdConflict || outcome == store::PutOutcome::SeqConflict;
        bool const asked_for = !request.heard.header("traceparent").empty() && request.traced().sampled;
        if (!conflict && !asked_for) continue;
        base::log(conflict ? base::Severity::Warning : base::Severity::Info,
                  conflict ? "gateway.refused" : "gateway.answered", "{}: {} {} {}", request.carrier,
                  request.named[i].id.text(), result.status, request.traced().text());
    }
}

void Submissions::finish(Request& request) {
    metrics_.took(clock_.now() - request.begun);
    // What the store could not do it could do for none of them.
    auto const whole = std::ranges::find_if(request.results, [](wire::BatchResult const& result) {
        return result.problem && wire::is_retryable(result.problem->type);
    });
    if (!request.is_batch) return request.finish(reply_of(request.results.front(), request.missing));
    if (whole != request.results.end()) return request.finish(reply_of(*whole, {}));
    request.finish({200, "application/json", wire::encode(request.results), {}});
}

} // namespace gateway
