#include "sync/gateway/metrics.h"

#include <algorithm>
#include <fmt/format.h>

namespace gateway {
namespace {

constexpr std::array<std::string_view, 7> words{"stored",       "known",    "incomplete", "id-conflict",
                                                "seq-conflict", "no-space", "failed"}; // in the order of PutOutcome

std::string head(std::string_view name, std::string_view kind, std::string_view help) {
    return fmt::format("# HELP tramso_gateway_{0} {2}\n# TYPE tramso_gateway_{0} {1}\n", name, kind, help);
}

std::string single(std::string_view name, std::string_view kind, std::string_view help, std::uint64_t value) {
    return head(name, kind, help) + fmt::format("tramso_gateway_{} {}\n", name, value);
}

} // namespace

void Metrics::took(base::Duration duration) {
    auto const place = std::ranges::lower_bound(borders, duration.count()) - borders.begin();
    ++buckets_.at(static_cast<std::size_t>(place));
    milliseconds_ += static_cast<std::uint64_t>(std::max<std::int64_t>(duration.count(), 0));
}

void Metrics::committed(std::size_t submissions) {
    ++groups_;
    grouped_ += submissions;
}

std::string Metrics::text(Now const& now) const {
    std::string text = head("submissions_total", "counter", "Submissions the store was asked about, by its answer.");
    for (std::size_t i = 0; i < words.size(); ++i)
        text += fmt::format("tramso_gateway_submissions_total{{outcome=\"{}\"}} {}\n", words[i], outcomes_[i].load());
    text += head("refusals_total", "counter", "Submissions and requests refused before the store, by problem.");
    for (std::size_t i = 0; i < refusals_.size(); ++i) {
        auto const uri = wire::uri_of(static_cast<wire::ProblemType>(i));
        text += fmt::format("tramso_gateway_refusals_total{{problem=\"{}\"}} {}\n", uri.substr(uri.rfind('/') + 1),
                            refusals_[i].load());
    }
    text += head("submission_seconds", "histogram", "From a whole request to its answer, behind the commit.");
    std::uint64_t so_far = 0;
    for (std::size_t i = 0; i < buckets_.size(); ++i) {
        so_far += buckets_[i].load();
        auto const border = i < borders.size() ? fmt::format("{}", borders[i] / 1000.0) : "+Inf";
        text += fmt::format("tramso_gateway_submission_seconds_bucket{{le=\"{}\"}} {}\n", border, so_far);
    }
    text += fmt::format("tramso_gateway_submission_seconds_sum {}\ntramso_gateway_submission_seconds_count {}\n",
                        static_cast<double>(milliseconds_.load()) / 1000, so_far);
    text += single("commits_total", "counter", "Transactions of the store that took submissions.", groups_.load());
    text += single("committed_together_total", "counter", "Submissions in those transactions.", grouped_.load());
    text += single("erased_total", "counter", "Submissions that this gateway has erased when their time was over.",
                   erased_.load());
    text += single("store_queue", "gauge", "Orders that wait for the store.", now.store_queue);
    text +=
        single("worker_queue", "gauge", "Requests that wait for their signatures to be looked at.", now.worker_queue);
    return text + single("connections", "gauge", "Open connections, on all listeners.", now.connections);
}

} // namespace gateway
