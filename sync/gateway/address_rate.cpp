#include "sync/gateway/address_rate.h"

#include <algorithm>
#include <arpa/inet.h>

namespace gateway {
namespace {

// Of version 6 a network of 64 bits: every one of its addresses may be the same machine.
std::string network_of(std::string const& address) {
    in6_addr six{};
    if (inet_pton(AF_INET6, address.c_str(), &six) != 1) return address;
    return {reinterpret_cast<char const*>(&six.s6_addr[0]), 8};
}

} // namespace

base::Duration AddressRate::take(std::string const& address, base::Instant now) {
    auto& full_at = full_at_.try_emplace(bucket_of(address, now), now).first->second;
    auto const then = std::max(full_at, now) + pause_;
    auto const room = now + pause_ * at_once_;
    if (then > room) return then - room;
    full_at = then;
    return base::Duration(0);
}

std::string AddressRate::bucket_of(std::string const& address, base::Instant now) {
    auto network = network_of(address);
    if (full_at_.size() < most_buckets || full_at_.contains(network)) return network;
    std::erase_if(full_at_, [now](auto const& each) { return each.second <= now; });
    return full_at_.size() < most_buckets ? network : std::string();
}

} // namespace gateway
