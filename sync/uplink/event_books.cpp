#include "sync/uplink/event_books.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "kiosk/base/log.h"
#include "sync/event/stored_book.h"
#include "sync/event/tally_file.h"
#include "sync/uplink/answers.h"
#include "sync/uplink/verdict.h"

namespace uplink {

base::Duration EventBooks::round(std::stop_token const& stop) {
    auto const usual = settings_->uplink.heartbeat;
    auto done = bring(stop);
    if (done && !event_.empty()) done = ask_for_tally(stop);
    if (stop.stop_requested()) return usual;
    auto const why = done ? std::string() : done.error().why;
    if (why != later_) {
        if (why.empty())
            base::log(base::Severity::Info, "uplink.event-book", "the city has it");
        else
            base::log(base::Severity::Warning, "uplink.event-book", "later: {}", why);
        later_ = why;
    }
    failures_ = done ? 0 : failures_ + 1;
    if (done) return usual;
    auto const& [first, longest] = std::pair(settings_->uplink.retry_first, settings_->uplink.retry_longest);
    return std::max(done.error().at_least, jittered(first, longest, failures_, tools_.random));
}

EventBooks::OrLater<> EventBooks::bring(std::stop_token const& stop) {
    auto const local = [](base::Error const& error) { return tl::unexpected(Later{error.what}); };
    auto stored = event::StoredBook::open(model::event_file(*settings_));
    if (!stored) return local(stored.error());
    if (!*stored) return {}; // nothing was counted yet
    auto const changes = (*stored)->changes();
    if (!changes) return local(changes.error());
    if (brought_ == *changes) return {};
    TRY(after_reports());
    auto const snapshot = (*stored)->snapshot(settings_->kiosk.id, tools_.clock.wall());
    if (!snapshot) return local(snapshot.error());
    event_ = snapshot->event;
    TRY(send(*snapshot, stop));
    brought_ = snapshot->changes;
    return {};
}

// A few reports are gone before anybody notices, and a queue that does not move is not to keep the counts for ever.
EventBooks::OrLater<> EventBooks::after_reports() {
    auto const queued = tools_.queued();
    if (!queued || *queued < heavy_queue) {
        behind_.reset();
        return {};
    }
    if (!behind_) behind_ = tools_.clock.now();
    if (tools_.clock.now() - *behind_ >= longest_behind_reports) return {};
    return tl::unexpected(Later{"reports of citizens go first"});
}

EventBooks::OrLater<> EventBooks::send(event::Snapshot const& snapshot, std::stop_token const& stop) {
    auto const key = seal::load_signing(settings_->seal.signing_key);
    if (!key) return tl::unexpected(Later{key.error().what});
    auto const text = event::snapshot_text(snapshot, *key);
    auto const outcome = tools_.transport.send(
        {.method = http::Method::Put,
         .url = fmt::format("{}/kiosk/v1/events/{}/book", settings_->uplink.gateway, snapshot.event),
         .headers = {{"Content-Type", std::string(wire::book_media_type)}},
         .body = base::as_bytes(text),
         .stop = stop});
    bool const is_answer = outcome && (outcome->status == 200 || outcome->status == 201);
    auto const kept = is_answer ? wire::decode_book_kept(outcome->body) : std::nullopt;
    bool const is_ours = kept && kept->book == snapshot.book && std::cmp_greater_equal(kept->changes, snapshot.changes);
    if (!is_ours) return tl::unexpected(refused(outcome));
    return {};
}

EventBooks::OrLater<> EventBooks::ask_for_tally(std::stop_token const& stop) {
    std::vector<http::Header> headers;
    if (!tag_.empty()) headers.push_back({"If-None-Match", tag_});
    auto const outcome =
        tools_.transport.send({.method = http::Method::Get,
                               .url = fmt::format("{}/kiosk/v1/events/{}/tally", settings_->uplink.gateway, event_),
                               .headers = std::move(headers),
                               .stop = stop});
    if (outcome && outcome->status == 304 && !tag_.empty()) return {};
    auto const tally = outcome && outcome->status == 200 ? wire::decode_event_tally(outcome->body) : std::nullopt;
    if (!tally || tally->event != event_) return tl::unexpected(refused(outcome));
    if (auto const kept = event::keep_tally(model::event_file(*settings_), *tally); !kept)
        return tl::unexpected(Later{kept.error().what});
    tag_ = outcome->header("etag").value_or("");
    return {};
}

EventBooks::Later EventBooks::refused(base::Result<http::Answer, http::Trouble> const& outcome) const {
    if (!outcome) return {fmt::format("{}: {}", http::word_of(outcome.error().failure), outcome.error().what)};
    auto const asked = outcome->header("retry-after");
    auto const wait =
        asked ? http::retry_after(*asked, tools_.clock.wall()).value_or(base::Duration(0)) : base::Duration(0);
    bool const is_problem = is_of_type(*outcome, wire::problem_media_type);
    auto const problem = is_problem ? wire::decode_problem(outcome->body) : std::nullopt;
    if (!problem) return {fmt::format("{} from something in between", outcome->status), wait};
    return {fmt::format("{} {}: {}", outcome->status, wire::uri_of(problem->type), problem->detail), wait};
}

} // namespace uplink
