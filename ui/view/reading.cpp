// The screens that lead to a guide: a tile's menu, a list of guides, the search.
#include "ui/view/parts.h"

namespace view {
namespace {

constexpr std::size_t most_found = 12;

Choice choice_of(model::Guide const& guide, model::Language language) {
    return {guide.id, std::string(guide.name.in(language)), std::string(guide.second.in(language))};
}

} // namespace

Menu make_menu(flow::Menu const& screen, Sources const& sources) {
    auto const language = sources.strings.language();
    Menu menu{screen.tile, std::string(sources.strings[key_of(screen.tile)]), {}, {}};
    for (auto const& entry : sources.rules.catalogue.library.menu) {
        if (entry.tile != model::tile_words[static_cast<std::size_t>(screen.tile)]) continue;
        Choice choice{entry.id, std::string(entry.name.in(language)), std::string(entry.second.in(language))};
        choice.sign = entry.sign;
        (entry.opens == model::Opens::Find ? menu.finds : menu.choices).push_back(std::move(choice));
    }
    return menu;
}

Shelf make_shelf(flow::Shelf const& screen, Sources const& sources) {
    auto const& library = sources.rules.catalogue.library;
    auto const language = sources.strings.language();
    Shelf shelf;
    auto const* collection = library.collection(screen.collection);
    if (!collection) return shelf;
    shelf.title = collection->name.in(language);
    shelf.find = sources.strings["shelf.find"];
    shelf.collection = collection->id;
    for (auto const& id : collection->parts)
        if (auto const* part = library.collection(id))
            shelf.parts.push_back({part->id, std::string(part->name.in(language)), {}});
    for (auto const& id : collection->guides)
        if (auto const* guide = library.guide(id)) shelf.guides.push_back(choice_of(*guide, language));
    return shelf;
}

FindGuide make_find_guide(flow::FindGuide const& screen, Sources const& sources) {
    auto const language = sources.strings.language();
    FindGuide view;
    if (auto const* collection = sources.rules.catalogue.library.collection(screen.collection))
        view.title = collection->name.in(language);
    view.hint = sources.strings["find.hint"];
    view.none = sources.strings["find.none"];
    view.start = sources.strings["find.start"];
    view.typed = screen.typed;
    if (sources.index)
        for (auto const* guide : sources.index->find(screen.collection, screen.typed.reveal(), most_found))
            view.choices.push_back(choice_of(*guide, language));
    return view;
}

} // namespace view
