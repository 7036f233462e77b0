#include "sync/gateway/metrics.h"

#include "tests/support/catch.h"

namespace {

bool holds(std::string const& text, std::string const& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

} // namespace

TEST_CASE("What was counted can be read, each outcome and problem under its word and every border with those below") {
    gateway::Metrics metrics;
    metrics.answered(store::PutOutcome::New);
    metrics.answered(store::PutOutcome::New);
    metrics.answered(store::PutOutcome::SeqConflict);
    metrics.refused(wire::ProblemType::BadSignature);
    for (int const milliseconds : {0, 1, 2, 3, 20'000})
        metrics.took(base::Duration(milliseconds));
    metrics.committed(2);
    metrics.committed(1);
    metrics.erased(3);
    metrics.erased(1);
    auto const text = metrics.text({7, 5, 3});
    CHECK(holds(text, "tramso_gateway_submissions_total{outcome=\"stored\"} 2"));
    CHECK(holds(text, "tramso_gateway_submissions_total{outcome=\"seq-conflict\"} 1"));
    CHECK(holds(text, "tramso_gateway_submissions_total{outcome=\"failed\"} 0"));
    CHECK(holds(text, "tramso_gateway_refusals_total{problem=\"bad-signature\"} 1"));
    CHECK(holds(text, "tramso_gateway_submission_seconds_bucket{le=\"0.001\"} 2"));
    CHECK(holds(text, "tramso_gateway_submission_seconds_bucket{le=\"0.002\"} 3"));
    CHECK(holds(text, "tramso_gateway_submission_seconds_bucket{le=\"10\"} 4"));
    CHECK(holds(text, "tramso_gateway_submission_seconds_bucket{le=\"+Inf\"} 5"));
    CHECK(holds(text, "tramso_gateway_submission_seconds_sum 20.006"));
    CHECK(holds(text, "tramso_gateway_commits_total 2"));
    CHECK(holds(text, "tramso_gateway_committed_together_total 3"));
    CHECK(holds(text, "tramso_gateway_erased_total 4"));
    CHECK(holds(text, "tramso_gateway_connections 7"));
    CHECK(holds(text, "tramso_gateway_store_queue 5"));
    CHECK(holds(text, "tramso_gateway_worker_queue 3"));
}

TEST_CASE("The number of lines does not grow with what is counted") {
    gateway::Metrics few, many;
    for (int i = 0; i < 100'000; ++i) {
        many.answered(static_cast<store::PutOutcome>(i % 6));
        many.took(base::Duration(i));
    }
    auto const lines = [](std::string const& text) { return std::count(text.begin(), text.end(), '\n'); };
    CHECK(lines(few.text({})) == lines(many.text({})));
}
