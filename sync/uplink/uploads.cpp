#include "sync/uplink/uploads.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "kiosk/base/log.h"
#include "sync/seal/digest.h"
#include "sync/wire/tus.h"

namespace uplink {
namespace {

namespace tus = wire::tus;
using base::Severity;

// Nothing: this is no answer of a tus server's.
std::optional<std::uint64_t> offset_in(http::Answer const& answer, std::uint64_t size) {
    auto const text = answer.header("upload-offset");
    auto const offset = text && answer.header("tus-resumable") == tus::version ? tus::read_number(*text) : std::nullopt;
    return offset && *offset <= size ? offset : std::nullopt;
}

bool is_status(base::Result<http::Answer, http::Trouble> const& outcome, std::initializer_list<int> statuses) {
    return outcome && std::ranges::find(statuses, outcome->status) != statuses.end();
}

} // namespace

void PieceSize::went(std::size_t bytes, base::Duration took) {
    auto const milliseconds = static_cast<std::size_t>(std::max<std::int64_t>(took.count(), 1));
    bytes_ = std::clamp(std::min(bytes * 1000 / milliseconds, 2 * bytes_), smallest, largest);
}

void PieceSize::failed() { bytes_ = std::max(bytes_ / 2, smallest); }

Uploads::Uploads(model::UplinkSettings const& settings, outbox::Outbox& outbox, http::Transport& transport,
                 base::Clock const& clock, base::Random& random)
    : settings_(settings),
      outbox_(outbox),
      transport_(transport),
      clock_(clock),
      random_(random),
      hours_(settings.photo_hours) {}

void Uploads::drain() {
    draining_ = true;
    paused_until_ = {};
}

base::Result<bool> Uploads::step(std::stop_token const& stop) {
    if (clock_.now() < std::max(paused_until_, paced_until_)) return false;
    if (!draining_ && hours_.until_open(clock_.wall()).count() > 0) return false;
    auto const photo = TRY(outbox_.photos().take_due());
    if (!photo) draining_ = false;
    if (!photo) return false;
    if (photo->url.empty())
        TRY(create(*photo, stop));
    else if (!under_way_ || under_way_->id != photo->attachment.id)
        TRY(look(*photo, stop));
    else
        TRY(send_piece(*photo, stop));
    return true;
}

base::Result<std::optional<base::Duration>> Uploads::wait() {
    auto const next = TRY(outbox_.photos().next_due());
    if (!next) return std::optional<base::Duration>();
    auto const due = std::chrono::duration_cast<base::Duration>(*next - clock_.wall());
    auto const closed = draining_ ? base::Duration(0) : hours_.until_open(clock_.wall());
    return std::optional(std::max({due, closed, std::max(paused_until_, paced_until_) - clock_.now()}));
}

http::Request Uploads::request(http::Method method, std::string url, std::stop_token const& stop) const {
    http::Request request{.method = method, .url = std::move(url), .stop = stop};
    request.headers.push_back({"Tus-Resumable", std::string(tus::version)});
    return request;
}

base::Result<> Uploads::create(outbox::Photo const& photo, std::stop_token const& stop) {
    auto asked = request(http::Method::Post, settings_.gateway + std::string(tus::path), stop);
    asked.headers.push_back({"Upload-Length", std::to_string(photo.attachment.size)});
    asked.headers.push_back({"Upload-Metadata", tus::metadata_of(photo.attachment.id)});
    auto const outcome = transport_.send(asked);
    auto const location = outcome ? outcome->header("location") : std::nullopt;
    auto const place = location ? tus::location_in(*location, settings_.gateway, photo.attachment.id) : std::nullopt;
    if (!is_status(outcome, {200, 201}) || !place) return went_wrong(photo, outcome);
    TRY(outbox_.photos().remember_place(photo.attachment.id, *place));
    if (outcome->status == 201) return stands_at(photo, 0);
    under_way_.reset(); // it was known already: asked in the next step
    return {};
}

base::Result<> Uploads::look(outbox::Photo const& photo, std::stop_token const& stop) {
    auto const outcome = transport_.send(request(http::Method::Head, photo.url, stop));
    if (is_status(outcome, {404, 410})) return is_gone(photo);
    auto const offset = is_status(outcome, {200, 204}) ? offset_in(*outcome, photo.attachment.size) : std::nullopt;
    return offset ? stands_at(photo, *offset) : went_wrong(photo, outcome);
}

base::Result<> Uploads::send_piece(outbox::Photo const& photo, std::stop_token const& stop) {
    auto const share = settings_.photo_bytes_per_s; // at most a second's worth at once
    auto const size = share > 0 ? std::min(piece_.bytes(), share) : piece_.bytes();
    auto const piece = outbox_.photos().piece(photo, under_way_->offset, size);
    if (!piece && piece.error().kind == base::ErrorKind::Corrupt) return outbox_.photos().lost(photo);
    if (!piece) return tl::unexpected(piece.error());
    auto asked = request(http::Method::Patch, photo.url, stop);
    asked.headers.push_back({"Content-Type", std::string(tus::media_type)});
    asked.headers.push_back({"Upload-Offset", std::to_string(under_way_->offset)});
    asked.headers.push_back({"Upload-Checksum", tus::checksum_of(seal::sha256(*piece))});
    asked.body = *piece;
    auto const began = clock_.now();
    auto const outcome = transport_.send(asked);
    // Also of a piece that was lost: the line has carried it.
    if (share > 0) paced_until_ = began + base::Duration(static_cast<std::int64_t>(piece->size() * 1000 / share));
    if (is_status(outcome, {404, 410})) return is_gone(photo);
    if (is_status(outcome, {422})) return does_not_fit(photo, outcome);
    auto const offset = is_status(outcome, {200, 204}) ? offset_in(*outcome, photo.attachment.size) : std::nullopt;
    if (!offset || *offset <= under_way_->offset) return went_wrong(photo, outcome);
    piece_.went(piece->size(), std::chrono::duration_cast<base::Duration>(clock_.now() - began));
    failures_ = 0;
    if (photo.attempts > 0) TRY(outbox_.photos().progressed(photo.attachment.id));
    return stands_at(photo, *offset);
}

base::Result<> Uploads::stands_at(outbox::Photo const& photo, std::uint64_t offset) {
    under_way_ = UnderWay{photo.attachment.id, offset};
    if (offset < photo.attachment.size) return {};
    under_way_.reset();
    base::log(Severity::Info, "uplink.photo", "{} of {}", photo.attachment.id.text(), photo.submission.text());
    return outbox_.photos().arrived(photo);
}

// The city has forgotten the upload, or what lies between us says so: it is begun anew, after a while.
base::Result<> Uploads::is_gone(outbox::Photo const& photo) {
    TRY(outbox_.photos().remember_place(photo.attachment.id, ""));
    return postpone(photo, {Verdict::Later, {}, "the upload is not known any more"});
}

// All of it came, and it is not what was signed: it changed on the way, or on our disk.
base::Result<> Uploads::does_not_fit(outbox::Photo const& photo, Outcome const& outcome) {
    if (!problem_in(outcome)) return went_wrong(photo, outcome);
    if (!TRY(outbox_.photos().is_whole(photo))) return outbox_.photos().lost(photo);
    return postpone(photo, {Verdict::Later, {}, "the city found other bytes than were signed"});
}

base::Result<> Uploads::went_wrong(outbox::Photo const& photo, Outcome const& outcome) {
    auto const problem = problem_in(outcome);
    auto judgement = judge(outcome, {.problem = problem}, clock_.wall());
    piece_.failed();
    if (outcome && outcome->status < 300)
        judgement.why = fmt::format("{} that is no answer to an upload", outcome->status);
    if (judgement.verdict == Verdict::Stopped) return {};
    if (problem == wire::ProblemType::NotFound) { // of a creation: the report has to be offered again, first
        TRY(postpone(photo, judgement));
        return outbox_.photos().row_unknown(photo);
    }
    if (judgement.verdict == Verdict::Quarantine)
        return outbox_.quarantine(photo.submission, "a photo was refused: " + judgement.why);
    return postpone(photo, judgement);
}

base::Result<> Uploads::postpone(outbox::Photo const& photo, Judgement const& judgement) {
    under_way_.reset();
    bool const refused = judgement.verdict == Verdict::Pause;
    auto const wait_of = [&](unsigned tries) {
        auto const chance = jittered(settings_.retry_first, settings_.retry_longest, tries, random_);
        return std::max(judgement.at_least, refused ? settings_.retry_longest : chance);
    };
    auto const wait = wait_of(static_cast<unsigned>(std::max(photo.attempts, 0)) + 1);
    base::log(Severity::Warning, "uplink.photo-later", "{} in {} ms: {}", photo.attachment.id.text(), wait.count(),
              judgement.why);
    paused_until_ = std::max(paused_until_, clock_.now() + wait_of(++failures_));
    return outbox_.photos().postpone(photo.attachment.id, judgement.why, clock_.wall() + wait);
}

} // namespace uplink
