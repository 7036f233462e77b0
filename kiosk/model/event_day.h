// EventDay: a day (or some) on which staff helps visitors to install apps, with gifts and a lucky draw: what the signed
// tables of its pack say (config/event_day.h reads them). It names organisations, and ambassadors by a code alone:
// nobody's name stands anywhere in it. Value types, any thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/model/library.h"

namespace model {

inline constexpr unsigned largest_target = 10'000'000, largest_stock = 1'000'000, most_for_a_person = 9;
inline constexpr unsigned most_of_a_prize = 1'000;

struct EventOrganisation {
    std::string code; // "don-vi-a": a-z, 0-9 and '-'
    Bilingual name;
    std::optional<unsigned> target = {}; // members it wants to reach; nothing: it has not said
};

struct EventAmbassador {
    std::string code;
    std::string organisation; // its code
};

struct EventGift {
    std::string id;
    Bilingual name;
    unsigned stock = 0;      // pieces at each kiosk as the event begins
    unsigned per_person = 1; // so many each person may have
};

struct EventPrize {
    unsigned place = 1; // from 1, the first prize
    Bilingual name;
    unsigned count = 1;
};

struct EventDay {
    std::string id; // "ben-thanh-2026-12-05": a-z, 0-9 and '-', as sync/draw takes it
    Bilingual name, place;
    std::string first_day, last_day; // "2026-12-05", both in it
    std::vector<EventOrganisation> organisations;
    std::vector<EventAmbassador> ambassadors;
    std::vector<EventGift> gifts;
    std::vector<EventPrize> prizes; // in the order of their places

    EventOrganisation const* organisation(std::string_view code) const; // nullptr: none of that code
    EventAmbassador const* ambassador(std::string_view code) const;
    EventGift const* gift(std::string_view code) const;
};

std::size_t count_of_prizes(EventDay const& day);                   // of all places
EventPrize const* prize_at(EventDay const& day, std::size_t which); // from 0, the first prize; nullptr: no such
std::string texts_of(EventDay const& day); // all that a screen can show of it, in both languages
bool is_event_code(std::string_view text); // 1 to 64 of a-z, 0-9 and '-'

} // namespace model
