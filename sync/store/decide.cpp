#include "sync/store/decide.h"

#include <algorithm>

namespace store {

Number number_of(wire::Envelope const& envelope) { return {envelope.kiosk, envelope.epoch, envelope.seq}; }

namespace {

PutResult result_of(Held const& held, PutOutcome when_whole) {
    return {held.missing.empty() ? when_whole : PutOutcome::Incomplete, held.received_at, held.missing};
}

bool is_same(Held const& held, wire::Envelope const& envelope) {
    return held.sha256 == envelope.sha256 && held.kiosk == envelope.kiosk &&
           held.attachments == encode(envelope.attachments);
}

Held held_of(Arrival const& arrival) {
    auto const& envelope = arrival.envelope;
    Held held{envelope.kiosk, envelope.sha256, arrival.received_at, encode(envelope.attachments), {}};
    for (auto const& attachment : envelope.attachments)
        held.missing.push_back(attachment.id);
    return held;
}

} // namespace

Decision decide(std::span<Arrival const> arrivals, Before before) {
    Decision decision;
    for (std::size_t place = 0; place < arrivals.size(); ++place) {
        auto const& envelope = arrivals[place].envelope;
        auto const is_named = [&](wire::Attachment const& one) { return before.attachments.contains(one.id); };
        if (auto const held = before.ids.find(envelope.id); held != before.ids.end()) {
            decision.results.push_back(is_same(held->second, envelope) ? result_of(held->second, PutOutcome::Known)
                                                                       : PutResult{PutOutcome::IdConflict});
        } else if (std::ranges::any_of(envelope.attachments, is_named)) {
            decision.results.push_back({PutOutcome::IdConflict});
        } else if (!before.numbers.insert(number_of(envelope)).second) {
            decision.results.push_back({PutOutcome::SeqConflict});
        } else {
            auto const& fresh = before.ids.emplace(envelope.id, held_of(arrivals[place])).first->second;
            before.attachments.insert(fresh.missing.begin(), fresh.missing.end());
            decision.results.push_back(result_of(fresh, PutOutcome::New));
            decision.fresh.push_back(place);
        }
    }
    return decision;
}

} // namespace store
