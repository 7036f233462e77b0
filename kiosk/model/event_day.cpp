#include "kiosk/model/event_day.h"

#include <algorithm>

namespace model {
namespace {

template<class Things, class Member>
auto const* event_thing(Things const& things, std::string_view code, Member member) {
    auto const found = std::ranges::find(things, code, member);
    return found == things.end() ? nullptr : &*found;
}

} // namespace

EventOrganisation const* EventDay::organisation(std::string_view code) const {
    return event_thing(organisations, code, &EventOrganisation::code);
}

EventAmbassador const* EventDay::ambassador(std::string_view code) const {
    return event_thing(ambassadors, code, &EventAmbassador::code);
}

EventGift const* EventDay::gift(std::string_view code) const { return event_thing(gifts, code, &EventGift::id); }

std::size_t count_of_prizes(EventDay const& day) {
    std::size_t all = 0;
    for (auto const& prize : day.prizes)
        all += prize.count;
    return all;
}

EventPrize const* prize_at(EventDay const& day, std::size_t which) {
    for (auto const& prize : day.prizes) {
        if (which < prize.count) return &prize;
        which -= prize.count;
    }
    return nullptr;
}

std::string texts_of(EventDay const& day) {
    std::string all;
    auto const add = [&](Bilingual const& words) { all += words.vi + words.en; };
    add(day.name);
    add(day.place);
    for (auto const& organisation : day.organisations)
        add(organisation.name);
    for (auto const& ambassador : day.ambassadors)
        all += ambassador.code;
    for (auto const& gift : day.gifts)
        add(gift.name);
    for (auto const& prize : day.prizes)
        add(prize.name);
    return all;
}

bool is_event_code(std::string_view text) {
    auto const allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, allowed);
}

} // namespace model
