#include "kiosk/app/testing.h"

#include "drivers/open_camera.h"

namespace app {
namespace {

constexpr base::Duration camera_patience{3'000};

model::PartState state_of(outbox::Outbox const& outbox, outbox::Status const& status) {
    if (!outbox.can_accept()) return model::PartState::Closed;
    if (status.quarantined > 0) return model::PartState::SetAside;
    if (status.queued + status.accepted == 0) return model::PartState::Ready;
    return status.last_error.empty() ? model::PartState::Waiting : model::PartState::Failing;
}

} // namespace

model::PartReport test_reports(outbox::Outbox* outbox, base::WallTime now) {
    model::PartReport report{model::Part::Reports, model::PartState::Closed, now};
    auto const status = outbox != nullptr ? outbox->status() : base::failure(base::ErrorKind::Unavailable, "outbox");
    if (!status) {
        report.why = status.error().what;
        return report;
    }
    report.state = state_of(*outbox, *status);
    report.count = report.state == model::PartState::SetAside ? status->quarantined : status->queued + status->accepted;
    report.since = status->oldest_queued;
    report.why = report.state == model::PartState::SetAside ? status->quarantine_error : status->last_error;
    return report;
}

model::PartReport test_disk(model::OutboxSettings const& settings, base::WallTime now) {
    model::PartReport report{model::Part::Disk, model::PartState::Fault, now};
    std::error_code error;
    auto const space = std::filesystem::space(settings.file.parent_path(), error);
    if (error) {
        report.why = error.message();
        return report;
    }
    report.count = space.available >> 20;
    report.state = report.count < 4 * settings.keep_free_mib ? model::PartState::Narrow : model::PartState::Ready;
    return report;
}

model::PartReport test_camera(model::CameraSettings const& settings, base::WallTime now) {
    model::PartReport report{model::Part::Camera, model::PartState::Gone, now};
    if (settings.source == "none") {
        report.state = model::PartState::NotFitted;
        return report;
    }
    auto camera = drivers::open_camera(settings);
    if (!camera) {
        report.why = camera.error().what;
        return report;
    }
    auto const started = (*camera)->start();
    auto const frame = started ? (*camera)->next(camera_patience) : tl::unexpected(started.error());
    (*camera)->stop();
    report.state = model::state_of(frame ? model::CameraStatus::Ready : frame.error());
    return report;
}

} // namespace app
