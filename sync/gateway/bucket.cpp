#include "sync/gateway/bucket.h"

#include <algorithm>
#include <cmath>

namespace gateway {

base::Duration Buckets::take(std::string const& kiosk, base::Instant now) {
    auto& bucket = buckets_.try_emplace(kiosk, Bucket{rate_, now}).first->second;
    auto const seconds = std::chrono::duration<double>(now - bucket.filled).count();
    bucket.tokens = std::min(rate_, bucket.tokens + seconds * rate_);
    bucket.filled = now;
    if (bucket.tokens < 1) return base::Duration(static_cast<long>(std::ceil((1 - bucket.tokens) / rate_ * 1000)));
    bucket.tokens -= 1;
    return base::Duration(0);
}

} // namespace gateway
