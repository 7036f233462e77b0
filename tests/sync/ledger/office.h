// A small ward's office for tests: two services, two counters.
#pragma once
#include "sync/ledger/ledger.h"

namespace tests {

inline model::WardSettings office() {
    model::WardSettings ward;
    ward.name = "Phường Thử Nghiệm";
    ward.services = {{"civil", "A", 10, "Hộ tịch", "Civil status"}, {"land", "B", 15, "Đất đai", "Land"}};
    ward.counters = {{"1", {"civil"}, ""}, {"2", {"civil", "land"}, "Cạnh cửa"}};
    ward.ledger = "ward.db";
    ward.counter_tokens = "counters";
    return ward;
}

inline base::WallTime const eight = base::from_rfc3339("2026-11-23T01:00:00Z").value(); // 08:00 in Việt Nam

inline base::WallTime at(int minutes) { return eight + std::chrono::minutes(minutes); }

inline base::Uuid id_of(unsigned number) {
    base::SeededRandom random(number);
    return base::make_uuid_v7(eight, random);
}

} // namespace tests
