// Receipt: the promise a citizen takes home. Holds nothing personal: code, time, category, place. Value type.
// The code is made from the low 55 random bits of the submission's UUIDv7, so that kiosk and city know it from the id
// alone: 11 symbols of Crockford's base 32 (no I L O U) and a check symbol, in three groups: "7K3M-9Q2X-4FHT".
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"

namespace model {

struct Receipt {
    std::string code;       // receipt_code()
    base::WallTime made_at; // when the submission was stored
    std::string kiosk;
    std::string place;      // Place::code
    std::string category;   // Category::id
    std::string url;        // where progress is shown, code included; "" when the city has no such page
    std::string match = {}; // match_code(), where the category has one; else ""

    bool operator==(Receipt const&) const = default;
};

std::string receipt_code(base::Uuid const& id);

// What who comes for a found thing says at the counter, so that it goes to whom it belongs: "47-193". Made from random
// bits of the id that the receipt's code does not hold: neither tells the other, and city and kiosk know both.
std::string match_code(base::Uuid const& id);

// What a person typed, with or without dashes, in either case, O for 0 and I or L for 1: the code as printed, or
// nothing when the length, a symbol or the check symbol is wrong.
std::optional<std::string> parse_receipt_code(std::string_view typed);

} // namespace model
