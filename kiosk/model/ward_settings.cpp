#include "kiosk/model/ward_settings.h"

#include <algorithm>
#include <set>

namespace model {

std::string_view name_of(WardService const& service, Language language) {
    return language == Language::English && !service.name_en.empty() ? service.name_en : service.name_vi;
}

WardService const* service_of(WardSettings const& ward, std::string_view id) {
    auto const found = std::ranges::find(ward.services, id, &WardService::id);
    return found == ward.services.end() ? nullptr : &*found;
}

WardCounter const* counter_of(WardSettings const& ward, std::string_view id) {
    auto const found = std::ranges::find(ward.counters, id, &WardCounter::id);
    return found == ward.counters.end() ? nullptr : &*found;
}

bool serves(WardCounter const& counter, std::string_view service) {
    return std::ranges::find(counter.services, service) != counter.services.end();
}

std::optional<std::string> trouble_of(WardSettings const& ward) {
    if (ward.services.empty() || ward.counters.empty()) return "[ward] needs services and counters";
    if (ward.ledger.empty() || ward.counter_tokens.empty()) return "[ward] needs ledger and counter_tokens";
    std::set<std::string> seen;
    for (auto const& service : ward.services) {
        if (!seen.insert(service.id).second || !seen.insert(service.letter).second)
            return "[ward] services: \"" + service.id + "\" or its letter comes twice";
        bool const served =
            std::ranges::any_of(ward.counters, [&](auto const& counter) { return serves(counter, service.id); });
        if (!served) return "[ward] counters: none serves \"" + service.id + "\"";
    }
    for (auto const& counter : ward.counters) {
        if (!seen.insert("counter " + counter.id).second) return "[ward] counters: " + counter.id + " comes twice";
        for (auto const& service : counter.services)
            if (service_of(ward, service) == nullptr) return "[ward] counters: \"" + service + "\" is no service";
    }
    return std::nullopt;
}

} // namespace model
