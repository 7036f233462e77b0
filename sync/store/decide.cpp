#include "sync/store/decide.h"

namespace store {

Number number_of(wire::Envelope const& envelope) { return {envelope.kiosk, envelope.epoch, envelope.seq}; }

Decision decide(std::span<Arrival const> arrivals, Before before) {
    Decision decision;
    for (std::size_t place = 0; place < arrivals.size(); ++place) {
        auto const& envelope = arrivals[place].envelope;
        if (auto const held = before.ids.find(envelope.id); held != before.ids.end()) {
            bool const same = held->second.sha256 == envelope.sha256 && held->second.kiosk == envelope.kiosk;
            decision.results.push_back({same ? PutOutcome::Known : PutOutcome::IdConflict, held->second.received_at});
        } else if (!before.numbers.insert(number_of(envelope)).second) {
            decision.results.push_back({PutOutcome::SeqConflict, {}});
        } else {
            before.ids.emplace(envelope.id, Held{envelope.kiosk, envelope.sha256, arrivals[place].received_at});
            decision.results.push_back({PutOutcome::New, arrivals[place].received_at});
            decision.fresh.push_back(place);
        }
    }
    return decision;
}

} // namespace store
