#include "kiosk/app/part_log.h"

#include <algorithm>

#include "kiosk/base/text.h"
#include "kiosk/model/part.h"

namespace app {
namespace {

constexpr base::Duration between_rounds{15 * 60'000};

// What a citizen's visit shows of a part.
std::optional<model::PartReport> seen_at_work(flow::Action const& what, base::WallTime now) {
    if (auto const* tested = std::get_if<flow::PartTested>(&what)) return tested->report;
    if (auto const* failed = std::get_if<flow::CameraFailed>(&what))
        return model::PartReport{model::Part::Camera, model::state_of(failed->why), now};
    bool const pictured =
        std::holds_alternative<flow::PhotoTaken>(what) || std::holds_alternative<flow::SharpnessMeasured>(what);
    if (pictured) return model::PartReport{model::Part::Camera, model::PartState::Ready, now};
    return std::nullopt;
}

} // namespace

void PartLog::note(flow::Action const& what, base::WallTime now) {
    if (auto const report = seen_at_work(what, now); report && report->state != model::PartState::Busy) keep(*report);
}

void PartLog::keep(model::PartReport const& report) {
    wire::PartHealth part{std::string(word_of(report.part)), std::string(word_of(report.state)), report.tested_at,
                          report.tested_at, base::cut(report.why, wire::longest_part_trouble)};
    changed_ = true;
    auto const known =
        std::find_if(parts_.begin(), parts_.end(), [&](auto const& each) { return each.part == part.part; });
    if (known == parts_.end()) return parts_.push_back(std::move(part));
    if (known->state == part.state) part.since = known->since;
    *known = std::move(part);
}

bool PartLog::wants_round(base::Instant now, bool resting) {
    if (!resting || (last_round_ && now < *last_round_ + between_rounds)) return false;
    last_round_ = now;
    return true;
}

std::optional<std::vector<wire::PartHealth>> PartLog::take() {
    if (!changed_) return std::nullopt;
    changed_ = false;
    return parts_;
}

} // namespace app
