#include "kiosk/base/text.h"
#include "ui/view/parts.h"

namespace view {
namespace {

Choice make_choice(model::Place const& place, Sources const& sources, std::string_view chosen) {
    auto const language = sources.strings.language();
    Choice choice{place.code, std::string(name_of(place, language)), {}, place.code == chosen, false, false};
    choice.station = place.kind == model::PlaceKind::Station;
    if (choice.station) choice.second = place_name(sources, place.ward);
    return choice;
}

} // namespace

Place make_place(flow::State const& state, Sources const& sources) {
    Place view;
    view.title = sources.strings["place.title"];
    view.other = sources.strings["place.other"];
    if (!sources.rules.catalogue.map.wards.empty()) view.map = sources.strings["place.map"];
    auto const* here = sources.rules.catalogue.place(sources.rules.here);
    if (!here) return view;
    view.choices.push_back(make_choice(*here, sources, state.draft.place));
    auto const* ward = sources.rules.catalogue.place(here->ward);
    if (ward && ward != here) view.choices.push_back(make_choice(*ward, sources, state.draft.place));
    auto const* chosen = sources.rules.catalogue.place(state.draft.place);
    if (chosen && chosen != here && chosen != ward) view.choices.push_back(make_choice(*chosen, sources, chosen->code));
    return view;
}

SearchPlace make_search_place(flow::SearchPlace const& screen, Sources const& sources) {
    SearchPlace view;
    view.title = sources.strings["place.search"];
    view.hint = sources.strings["place.search.hint"];
    view.none = sources.strings["place.search.none"];
    view.typed = screen.search;
    for (auto const& place : sources.rules.catalogue.places)
        if (base::matches_words(name_of(place, sources.strings.language()), screen.search.reveal()))
            view.choices.push_back(make_choice(place, sources, ""));
    return view;
}

} // namespace view
