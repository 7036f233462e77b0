#include "sync/uplink/calls.h"

namespace uplink {
namespace {

constexpr auto call_lasts = std::chrono::minutes(15);

} // namespace

bool Calls::call() {
    {
        std::scoped_lock const lock(guard_);
        called_at_ = clock_.wall();
        shown_.reset();
    }
    wake_();
    std::unique_lock lock(guard_);
    answered_.wait_for(lock, patience_, [this] { return shown_.has_value() || !called_at_; });
    return shown_.value_or(false);
}

void Calls::end() {
    {
        std::scoped_lock const lock(guard_);
        if (!called_at_) return;
        called_at_.reset();
        shown_.reset();
    }
    answered_.notify_all();
    wake_();
}

std::optional<base::WallTime> Calls::open() const {
    std::scoped_lock const lock(guard_);
    if (!called_at_ || clock_.wall() - *called_at_ > call_lasts) return std::nullopt;
    return called_at_;
}

void Calls::told(base::WallTime called_at, bool shown) {
    {
        std::scoped_lock const lock(guard_);
        if (called_at_ != called_at) return;
        shown_ = shown;
    }
    answered_.notify_all();
}

} // namespace uplink
