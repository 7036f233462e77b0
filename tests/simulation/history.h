// History: what citizens were shown, kept outside of the programs, and the checks against what the city holds in the
// end. A flaw is a known mistake, built into a day on purpose: the checks have to find it.
#pragma once
#include <map>
#include <set>
#include <vector>

#include "kiosk/base/id.h"
#include "sync/store/store.h"

namespace simulation {

enum class Flaw {
    None,
    NormalSync,        // the write-ahead log is not synced: synchronous=NORMAL
    LyingDisk,         // a sync does nothing: eatmydata
    NoDeduplication,   // the store takes what it already has
    HastyAcknowledger, // the gateway acknowledges before it commits
    HastyReceipt,      // the screen thanks before it has stored
};

class History {
public:
    void tried(base::Uuid const& id) { tried_.insert(id); }
    void shown(std::string const& kiosk, base::Uuid const& id, wire::Digest const& sha256) {
        shown_.emplace(id, Receipt{kiosk, sha256, ++receipts_});
    }
    std::size_t receipts() const { return receipts_; }
    // An older disk was put back: what the kiosk has shown since may be lost, and its chain is broken there, as it
    // should be: the city sees it.
    void went_back(std::string const& kiosk, std::size_t to_receipts);

    // Each shown once and with its digest, none that nobody made, every chain whole. What does not hold, in words.
    std::vector<std::string> compare(std::vector<store::Stored> const& held) const;

private:
    std::set<base::Uuid> tried_;
    struct Receipt {
        std::string kiosk;
        wire::Digest sha256;
        std::size_t number; // from 1
        bool may_be_lost = false;
    };
    std::map<base::Uuid, Receipt> shown_;
    std::set<std::string> went_back_;
    std::size_t receipts_ = 0;
};

} // namespace simulation
