#include "kiosk/search/index.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace search {
namespace {

using GuidesById = std::unordered_map<std::string_view, model::Guide const*>;

std::vector<model::Guide const*> guides_of(model::Library const& library, GuidesById const& by_id,
                                           model::Collection const& collection) {
    std::vector<model::Guide const*> guides;
    std::set<std::string_view> seen;
    auto const add = [&](model::Collection const& part) {
        for (auto const& id : part.guides)
            if (auto const guide = by_id.find(id); guide != by_id.end() && seen.insert(id).second)
                guides.push_back(guide->second);
    };
    add(collection);
    for (auto const& id : collection.parts)
        if (auto const* part = library.collection(id)) add(*part);
    return guides;
}

Entry entry_of(model::Guide const& guide) {
    Entry entry{guide.name.vi, guide.name.en + ";" + guide.words, guide.second.vi};
    for (auto const& block : guide.blocks)
        if (block.kind != model::BlockKind::Link) entry.body += ' ' + block.text.vi;
    return entry;
}

bool is_searched(model::Library const& library, model::Collection const& collection) {
    return !collection.parts.empty() || std::ranges::any_of(library.menu, [&](model::MenuEntry const& entry) {
        return entry.opens == model::Opens::Find && entry.target == collection.id;
    });
}

} // namespace

Index::Index(model::Library const& library) {
    GuidesById by_id;
    for (auto const& guide : library.guides)
        by_id.emplace(guide.id, &guide);
    for (auto const& collection : library.collections) {
        if (!is_searched(library, collection)) continue;
        auto guides = guides_of(library, by_id, collection);
        std::vector<Entry> entries;
        for (auto const* guide : guides)
            entries.push_back(entry_of(*guide));
        rooms_.emplace(collection.id, Room{std::move(guides), Finder(entries, library.synonyms)});
    }
}

std::vector<model::Guide const*> Index::find(std::string_view collection, std::string_view typed,
                                             std::size_t most) const {
    std::vector<model::Guide const*> found;
    auto const room = rooms_.find(collection);
    if (room == rooms_.end()) return found;
    for (auto const place : room->second.finder.find(typed, most))
        found.push_back(room->second.guides[place]);
    return found;
}

} // namespace search
