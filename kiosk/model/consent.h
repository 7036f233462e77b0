// Consent: what a citizen was asked before something of theirs is taken, and what they said (Law 91/2025/QH15, article
// 9; Decree 356/2025/NĐ-CP, article 6: informed, one purpose each, an act of its own, and a record of it). Values.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/model/language.h"

namespace model {

enum class Purpose { Card, Photo, SignIn, Chip };
inline constexpr std::array purposes{Purpose::Card, Purpose::Photo, Purpose::SignIn, Purpose::Chip};

inline std::string_view word_of(Purpose purpose) { // on the wire
    switch (purpose) {
    case Purpose::Card: return "card-qr";
    case Purpose::Photo: return "photo";
    case Purpose::SignIn: return "sign-in";
    case Purpose::Chip: return "card-chip";
    }
    return "";
}

// During a visit; at most one a purpose, the last.
struct ConsentAnswer {
    Purpose purpose = Purpose::Card;
    Language language = Language::Vietnamese; // of the words that were shown
    bool agreed = false;
    base::Instant at{};

    bool operator==(ConsentAnswer const&) const = default;
};

// As it goes with the submission.
struct Consent {
    std::string purpose; // word_of(Purpose); of a newer kiosk's maybe another word
    std::string text;    // SHA-256 of the words that were shown, 64 lower-case hex digits
    Language language = Language::Vietnamese;
    base::WallTime at{};
    bool agreed = false;

    bool operator==(Consent const&) const = default;
};

} // namespace model
