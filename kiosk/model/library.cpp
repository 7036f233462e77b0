#include "kiosk/model/library.h"

#include <algorithm>

namespace model {
namespace {

template<class Items>
auto const* by_id(Items const& items, std::string_view id) {
    auto const found = std::find_if(items.begin(), items.end(), [&](auto const& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

} // namespace

Fare const* Metro::fare(std::string_view one, std::string_view other) const {
    auto const found = std::find_if(fares.begin(), fares.end(), [&](Fare const& fare) {
        return (fare.from == one && fare.to == other) || (fare.from == other && fare.to == one);
    });
    return found == fares.end() ? nullptr : &*found;
}

Guide const* Library::guide(std::string_view id) const { return by_id(guides, id); }
Collection const* Library::collection(std::string_view id) const { return by_id(collections, id); }
MenuEntry const* Library::entry(std::string_view id) const { return by_id(menu, id); }

void append_texts(Library const& library, Language language, std::string& to) {
    auto const add = [&](Bilingual const& words) { to += words.in(language); };
    for (auto const& entry : library.menu) {
        add(entry.name);
        add(entry.second);
    }
    for (auto const& collection : library.collections)
        add(collection.name);
    for (auto const& guide : library.guides) {
        add(guide.name);
        add(guide.second);
        to += guide.source + guide.as_of;
        for (auto const& block : guide.blocks) {
            add(block.label);
            add(block.text);
        }
    }
    append_texts(library.install, language, to);
    to += library.metro.source + library.metro.as_of;
}

} // namespace model
