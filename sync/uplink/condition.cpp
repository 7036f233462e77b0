#include "sync/uplink/condition.h"

#include "kiosk/base/file.h"
#include "kiosk/base/text.h"
#include "sync/http/certificate.h"

namespace uplink {
namespace {

std::string trouble_of(outbox::Status const& status) {
    for (auto const* const trouble : {&status.quarantine_error, &status.last_error, &status.photo_error})
        if (!trouble->empty()) return base::cut(*trouble, wire::longest_trouble);
    return "";
}

std::uint64_t age_of(outbox::Status const& status, base::WallTime now) {
    if (!status.oldest_queued || now < *status.oldest_queued) return 0;
    return static_cast<std::uint64_t>((now - *status.oldest_queued) / std::chrono::seconds(1));
}

// As the screen left them; where it has left nothing that can be read, nothing is told.
std::vector<wire::PartHealth> parts_of(model::Settings const& settings) {
    auto const text = base::read_file(model::parts_file(settings), wire::longest_parts);
    auto const parts = text ? wire::decode_parts(*text) : std::nullopt;
    return parts.value_or(std::vector<wire::PartHealth>());
}

} // namespace

base::Result<wire::Heartbeat> condition_of(model::Settings const& settings, outbox::Outbox& outbox, Memory& memory,
                                           base::Clock const& clock) {
    auto const status = TRY(outbox.status());
    std::error_code error;
    auto const space = std::filesystem::space(settings.outbox.file.parent_path(), error);
    auto const now = clock.wall();
    return wire::Heartbeat{.queued = status.queued,
                           .accepted = status.accepted,
                           .acked = status.acked,
                           .quarantined = status.quarantined,
                           .purged = status.purged,
                           .photos = status.photos,
                           .bytes = status.bytes,
                           .oldest_age_s = age_of(status, now),
                           .epoch = status.epoch,
                           .seq = status.highest_seq,
                           .disk_free = error ? 0 : space.available,
                           .version = TRAMSO_VERSION,
                           .settings = TRY(memory.word("settings")),
                           .content = TRY(memory.word("content")),
                           .answers = TRY(memory.last_answer()),
                           .clock = now,
                           .certificate_expires_at = http::expiry_of(settings.uplink.certificate),
                           .trouble = trouble_of(status),
                           .parts = parts_of(settings)};
}

std::filesystem::path folder_of(model::Settings const& settings) {
    auto const& folder = settings.uplink.folder;
    return folder.empty() ? settings.outbox.file.parent_path() / "uplink" : folder;
}

} // namespace uplink
