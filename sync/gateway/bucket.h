// One bucket of tokens a kiosk: a request takes one, time puts them back, at most a second's worth is saved up. Owned
// by the io thread. Kiosks are known by certificate, so the map cannot be filled by strangers.
#pragma once
#include <map>
#include <string>

#include "kiosk/base/clock.h"

namespace gateway {

class Buckets {
public:
    explicit Buckets(std::size_t requests_per_second) : rate_(static_cast<double>(requests_per_second)) {}

    // Zero: go ahead. Otherwise the wait until there is a token again.
    base::Duration take(std::string const& kiosk, base::Instant now);

private:
    struct Bucket {
        double tokens = 0;
        base::Instant filled;
    };
    double const rate_;
    std::map<std::string, Bucket> buckets_;
};

} // namespace gateway
