// What becomes of a group of arrivals beside what is stored already: the rules of PutOutcome without a database. Pure.
#pragma once
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <vector>

#include "sync/store/store.h"

namespace store {

struct Held {
    std::string kiosk;
    wire::Digest sha256{};
    base::WallTime received_at;
    std::string attachments = {};         // as they are signed
    std::vector<base::Uuid> missing = {}; // those that are not whole yet
};
using Number = std::tuple<std::string, base::Uuid, std::uint64_t>; // kiosk, epoch, seq
Number number_of(wire::Envelope const& envelope);

// Of what is stored: everything that bears an id, a number or an attachment's id of the group.
struct Before {
    std::map<base::Uuid, Held> ids;
    std::set<Number> numbers;
    std::set<base::Uuid> attachments = {}; // named by any envelope
};

struct Decision {
    std::vector<PutResult> results; // one for each arrival, in order; New and Incomplete: once `fresh` is committed
    std::vector<std::size_t> fresh; // the places in the group of what is to be stored
};

Decision decide(std::span<Arrival const> arrivals, Before before);

} // namespace store
