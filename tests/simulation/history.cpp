#include "tests/simulation/history.h"

#include <fmt/format.h>
#include <tuple>

#include "sync/seal/digest.h"

namespace simulation {
namespace {

using Chain = std::map<std::uint64_t, wire::Envelope const*>;

void follow(std::string const& name, Chain const& chain, std::vector<std::string>& wrong) {
    std::uint64_t expected = 1;
    wire::Digest previous{};
    for (auto const& [seq, envelope] : chain) {
        if (seq != expected) return wrong.push_back(fmt::format("{}: number {} is missing", name, expected));
        if (envelope->previous != previous)
            return wrong.push_back(fmt::format("{}: number {} names another before it", name, seq));
        previous = seal::sha256(base::as_bytes(signed_bytes(*envelope)));
        ++expected;
    }
}

} // namespace

void History::went_back(std::string const& kiosk, std::size_t to_receipts) {
    went_back_.insert(kiosk);
    for (auto& [id, receipt] : shown_)
        if (receipt.kiosk == kiosk && receipt.number > to_receipts) receipt.may_be_lost = true;
}

std::vector<std::string> History::compare(std::vector<store::Stored> const& held) const {
    std::vector<std::string> wrong;
    std::map<base::Uuid, int> times;
    std::map<std::string, Chain> chains;
    for (auto const& row : held) {
        auto const& envelope = row.arrival.envelope;
        chains[envelope.kiosk + " " + envelope.epoch.text()].emplace(envelope.seq, &envelope);
        if (++times[envelope.id] == 2) wrong.push_back(envelope.id.text() + " is there twice");
        if (!tried_.contains(envelope.id)) wrong.push_back(envelope.id.text() + " was made by nobody");
        auto const receipt = shown_.find(envelope.id);
        if (seal::sha256(envelope.body) != envelope.sha256 ||
            (receipt != shown_.end() && receipt->second.sha256 != envelope.sha256))
            wrong.push_back(envelope.id.text() + " has other bytes");
    }
    for (auto const& [id, receipt] : shown_)
        if (!times.contains(id) && !receipt.may_be_lost) wrong.push_back(id.text() + " was thanked for and is lost");
    for (auto const& [name, chain] : chains)
        if (!went_back_.contains(chain.begin()->second->kiosk)) follow(name, chain, wrong);
    return wrong;
}

} // namespace simulation
