// One bucket of tokens an address, for whoever comes without a certificate. Strangers decide how many addresses there
// are, so the number of buckets is bounded: when there are too many, all new ones share one. Owned by the io thread.
#pragma once
#include <map>
#include <string>

#include "kiosk/base/clock.h"

namespace gateway {

class AddressRate {
public:
    // So many at once, and one more after each `pause`.
    AddressRate(unsigned at_once, base::Duration pause) : at_once_(at_once), pause_(pause) {}

    // Zero: go ahead. Otherwise the wait until it may try again.
    base::Duration take(std::string const& address, base::Instant now);
    std::size_t buckets() const { return full_at_.size(); }

    static constexpr std::size_t most_buckets = 4096;

private:
    std::string bucket_of(std::string const& address, base::Instant now);

    unsigned const at_once_;
    base::Duration const pause_;
    std::map<std::string, base::Instant> full_at_; // when nothing would be missing any more
};

} // namespace gateway
