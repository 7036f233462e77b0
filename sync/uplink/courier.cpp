#include "sync/uplink/courier.h"

#include <algorithm>

#include "kiosk/base/log.h"
#include "sync/wire/batch.h"

namespace uplink {
namespace {

using base::Severity;

constexpr base::Duration longest_wait(3600 * 1000);
// Of bodies in a batch; leaves room for the header fields of its rows.
constexpr std::size_t most_bytes_together = wire::largest_batch - wire::most_in_a_batch * 1024;

std::string_view word_of(outbox::AckTrouble trouble) {
    switch (trouble) {
    case outbox::AckTrouble::NotOurs: return "names another id or other bytes";
    case outbox::AckTrouble::UnknownKey: return "is signed by an unknown key";
    case outbox::AckTrouble::BadSignature: return "has a bad signature";
    case outbox::AckTrouble::NotStored: return "could not be stored";
    }
    return "";
}

} // namespace

Courier::Courier(model::UplinkSettings const& settings, outbox::Outbox outbox, http::Transport& transport,
                 base::Clock const& clock, base::Random& random)
    : settings_(settings),
      outbox_(std::move(outbox)),
      transport_(transport),
      clock_(clock),
      random_(random),
      uploads_(settings_, outbox_, transport, clock, random) {}

base::Duration Courier::round(std::stop_token const& stop) {
    if (wishes_ != nullptr && wishes_->drain.exchange(false)) drain();
    while (!stop.stop_requested() && clock_.now() >= paused_until_) {
        if (wishes_ != nullptr && wishes_->restart) return base::Duration(0);
        auto const due = outbox_.take_due_together(takes_batches_ ? wire::most_in_a_batch : 1, most_bytes_together);
        if (!due) return trouble("looking for what is due", due.error());
        if (!due->empty()) {
            if (due->size() == 1 || !offer_together(*due, stop)) offer(due->front(), stop);
            continue;
        }
        auto const uploaded = uploads_.step(stop); // a piece of a photo; then text again, if any came meanwhile
        if (!uploaded) return trouble("uploading", uploaded.error());
        if (!*uploaded) break;
    }
    if (auto const purged = outbox_.purge(); !purged) return trouble("purging", purged.error());
    auto const paused = paused_until_ - clock_.now();
    return std::clamp(std::max(until_next_due(), base::Duration(paused)), base::Duration(0), longest_wait);
}

void Courier::drain() {
    paused_until_ = {};
    uploads_.drain();
    or_pause(outbox_.make_due());
}

// The outbox is busy, full or broken: nothing is lost, the next round looks again.
base::Duration Courier::trouble(std::string_view doing, base::Error const& error) {
    if (error.kind == base::ErrorKind::Corrupt) damaged_ = true;
    base::log(Severity::Error, "uplink.outbox", "{}: {}", doing, error.what);
    return settings_.retry_first;
}

base::Duration Courier::until_next_due() {
    auto const next = outbox_.next_due();
    auto const photo = uploads_.wait();
    if (!next || !photo) return settings_.retry_first;
    auto const text = *next ? std::chrono::duration_cast<base::Duration>(**next - clock_.wall()) : longest_wait;
    return std::min(text, photo->value_or(longest_wait));
}

void Courier::offer(wire::Envelope const& envelope, std::stop_token const& stop) {
    http::Request request{.method = http::Method::Put,
                          .url = settings_.gateway + "/kiosk/v1/submissions/" + envelope.id.text(),
                          .body = envelope.body,
                          .stop = stop};
    for (auto const& [name, value] : wire::header_fields(envelope))
        request.headers.push_back({name, value});
    auto const outcome = transport_.send(request);
    conclude(envelope, outcome, {ack_in(outcome), problem_in(outcome), missing_in(outcome)});
}

// False: no gateway of ours has taken it as a batch. Then the first is offered alone, and its answer says what to do.
bool Courier::offer_together(std::vector<wire::Envelope> const& envelopes, std::stop_token const& stop) {
    std::string rows;
    for (auto const& envelope : envelopes)
        rows += wire::packed_row(envelope);
    http::Request const request{.method = http::Method::Post,
                                .url = settings_.gateway + "/kiosk/v1/submissions:batch",
                                .headers = {{"Content-Type", std::string(wire::batch_media_type)}},
                                .body = base::as_bytes(rows),
                                .stop = stop};
    auto const outcome = transport_.send(request);
    if (!outcome) return conclude(envelopes.front(), outcome, {}), true; // nobody there: as with one
    auto const results = outcome->status == 200 && is_of_type(*outcome, "application/json")
                             ? wire::decode_batch_results(outcome->body, envelopes.size())
                             : std::nullopt;
    // A gateway from before there were batches; asked again when we are started again.
    if (outcome->status == 404 || outcome->status == 405) takes_batches_ = false;
    if (!results) return false;
    for (std::size_t i = 0; i < envelopes.size(); ++i) {
        auto const& [status, ack, problem] = (*results)[i];
        auto const type = problem ? std::optional(problem->type) : std::nullopt;
        conclude(envelopes[i], http::Answer{status, {}, ""}, {ack, type, std::nullopt});
        if (type == wire::ProblemType::SeqConflict) break; // all that waits has other numbers now
    }
    return true;
}

void Courier::conclude(wire::Envelope const& envelope, Outcome const& outcome, Said const& said) {
    auto const& [ack, problem, missing] = said;
    bool const is_ours = ack && ack->id == envelope.id && ack->sha256 == envelope.sha256;
    Evidence const evidence{.has_ack = is_ours,
                            .has_ack_of_another = ack && !is_ours,
                            .names_missing =
                                missing && missing->id == envelope.id && missing->sha256 == envelope.sha256,
                            .problem = problem};
    auto judgement = judge(outcome, evidence, clock_.wall());
    // What the city has against another kiosk's row, from a rescue bundle, says nothing about us.
    bool const against_kiosk = judgement.verdict == Verdict::Pause || judgement.verdict == Verdict::NewEpoch;
    bool const against_carrier = evidence.problem == wire::ProblemType::CertRevoked;
    if (against_kiosk && evidence.problem && !against_carrier && envelope.kiosk != outbox_.kiosk())
        judgement.verdict = Verdict::Quarantine;
    if (judgement.verdict == Verdict::Accepted) return take_accepted(envelope, *missing);
    if (judgement.verdict != Verdict::Delivered) return carry_out(envelope, judgement);
    // Only the outbox settles: it looks for a key of ours and a signature that holds.
    auto const settled = outbox_.settle(*ack);
    if (settled) {
        failures_ = 0;
        return base::log(Severity::Info, "uplink.delivered", "{} {}", envelope.id.text(), outcome->status);
    }
    carry_out(envelope, {Verdict::Later, {}, fmt::format("the acknowledgement {}", word_of(settled.error()))});
}

// Only the outbox knows whether these are the row's photos.
void Courier::take_accepted(wire::Envelope const& envelope, wire::Missing const& missing) {
    auto const accepted = outbox_.photos().accepted(missing);
    if (!accepted && accepted.error().kind == base::ErrorKind::NotFound)
        return carry_out(envelope, {Verdict::Later, {}, "202 that misses photos of another submission"});
    if (!accepted) return or_pause(accepted);
    failures_ = 0;
    base::log(Severity::Info, "uplink.accepted", "{} without {} photos", envelope.id.text(),
              missing.attachments.size());
}

void Courier::carry_out(wire::Envelope const& envelope, Judgement const& judgement) {
    auto const id = envelope.id.text();
    switch (judgement.verdict) {
    case Verdict::Delivered:
    case Verdict::Accepted:
    case Verdict::Stopped: return;
    case Verdict::Later: return postpone(envelope, judgement);
    case Verdict::Pause: return rest(envelope, judgement);
    case Verdict::Quarantine:
        base::log(Severity::Error, "uplink.quarantined", "{}: {}", id, judgement.why);
        return or_pause(outbox_.quarantine(envelope.id, judgement.why));
    case Verdict::NewEpoch:
        base::log(Severity::Error, "uplink.new-epoch", "{}: {}", id, judgement.why);
        pause(settings_.retry_first); // so that two couriers on one number cannot race
        return or_pause(outbox_.begin_new_epoch());
    }
}

// This envelope waits by its own count of tries; the courier by its failures in a row. So one that always fails does
// not hold up the others, and a gateway that is down is not asked once for each.
void Courier::postpone(wire::Envelope const& envelope, Judgement const& judgement) {
    auto const attempts = outbox_.attempts(envelope.id).value_or(0);
    auto const wait_of = [&](unsigned tries) {
        return std::max(judgement.at_least, jittered(settings_.retry_first, settings_.retry_longest, tries, random_));
    };
    auto const wait = wait_of(static_cast<unsigned>(std::max(attempts, 0)) + 1);
    base::log(Severity::Warning, "uplink.later", "{} in {} ms: {}", envelope.id.text(), wait.count(), judgement.why);
    pause(wait_of(++failures_));
    or_pause(outbox_.postpone(envelope.id, judgement.why, clock_.wall() + wait));
}

// Marked on the row as well, so that a technician reads the reason in the outbox's status.
void Courier::rest(wire::Envelope const& envelope, Judgement const& judgement) {
    auto const wait = std::max(settings_.retry_longest, judgement.at_least);
    base::log(Severity::Error, "uplink.refused", "the gateway does not take this kiosk: {}", judgement.why);
    pause(wait);
    or_pause(outbox_.postpone(envelope.id, judgement.why, clock_.wall() + wait));
}

void Courier::pause(base::Duration wait) { paused_until_ = std::max(paused_until_, clock_.now() + wait); }

// Without its mark in the outbox the same envelope would come up at once, again and again.
void Courier::or_pause(base::Result<> const& marked) {
    if (!marked) pause(std::max(settings_.retry_first, trouble("marking", marked.error())));
}

} // namespace uplink
