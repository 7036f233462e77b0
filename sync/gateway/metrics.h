// What the gateway counts, and how Prometheus reads it (text exposition format 0.0.4). Nothing is counted by kiosk: the
// number of lines does not grow with the city. Any thread.
#pragma once
#include <array>
#include <atomic>
#include <string>

#include "kiosk/base/clock.h"
#include "sync/store/store.h"
#include "sync/wire/problem.h"

namespace gateway {

class Metrics {
public:
    void answered(store::PutOutcome outcome) { ++outcomes_.at(static_cast<std::size_t>(outcome)); }
    void refused(wire::ProblemType type) { ++refusals_.at(static_cast<std::size_t>(type)); }
    // From the last byte of a request with submissions to its answer.
    void took(base::Duration duration);
    void committed(std::size_t submissions);
    void erased(std::size_t submissions) { erased_ += submissions; } // by their age

    struct Now {
        std::size_t connections = 0, store_queue = 0, worker_queue = 0;
    };
    std::string text(Now const& now) const;

private:
    using Count = std::atomic<std::uint64_t>;
    static constexpr std::array<int, 13> borders{1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000}; // ms

    std::array<Count, 7> outcomes_{};
    std::array<Count, wire::problem_types> refusals_{};
    std::array<Count, borders.size() + 1> buckets_{};
    Count milliseconds_{0}, groups_{0}, grouped_{0}, erased_{0};
};

} // namespace gateway
