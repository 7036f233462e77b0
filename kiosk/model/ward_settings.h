// Settings of a ward's queue (config/gateway.toml, table [ward]): its services, its counters and how many may go before
// whom. Made and checked by the room `config`, and as a whole by trouble_of(); const afterwards, any thread.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/model/language.h"

namespace model {

// "civil A 12 Hộ tịch | Civil status" in the settings.
struct WardService {
    std::string id;       // "civil"
    std::string letter;   // "A": what its numbers begin with
    unsigned minutes = 0; // what one citizen takes, guessed, until the day itself shows it
    std::string name_vi;
    std::string name_en;
};

// "2 civil,land Bàn cạnh cửa" in the settings.
struct WardCounter {
    std::string id;                    // "2": a number from 1 to 99, as it stands above the counter
    std::vector<std::string> services; // ids, all different
    std::string name;                  // where it is; "": the number says enough
};

// How numbers are called; what each of them does: sync/ledger/day.h.
struct WardRules {
    unsigned priority_in_a_row = 2;
    unsigned absent_after = 3;
    unsigned returned_after = 2;
};

struct WardSettings {
    std::string name; // "Phường Sài Gòn", on the board
    std::vector<WardService> services;
    std::vector<WardCounter> counters;
    WardRules rules;
    std::filesystem::path ledger;         // SQLite file of the numbers
    std::filesystem::path counter_tokens; // a line a counter, "2 TOKEN": who may work at it
};

// Of a kiosk in a ward's office (config/kiosk.toml, table [ward]); no gateway: there is none.
struct QueueSettings {
    std::string gateway;               // of the ward: "https://10.0.0.2:8443"
    std::filesystem::path authority;   // signed that gateway's certificate; "": the uplink's authority
    std::string prefix;                // "K2": before numbers that the kiosk gives by itself
    std::filesystem::path numbers;     // SQLite file of these; "": numbers.db beside the outbox
    std::vector<WardService> services; // as the ward's settings have them
};

std::string_view name_of(WardService const& service, Language language); // in Vietnamese, where it has no other

// Nothing: there is none by that id.
WardService const* service_of(WardSettings const& ward, std::string_view id);
WardCounter const* counter_of(WardSettings const& ward, std::string_view id);
bool serves(WardCounter const& counter, std::string_view service);

// What is wrong with the whole, in one sentence: a service that no counter serves, an id or a letter that comes twice,
// a counter for what is no service. Nothing: it is right.
std::optional<std::string> trouble_of(WardSettings const& ward);

} // namespace model
