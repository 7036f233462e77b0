#include "kiosk/flow/turn_place.h"

namespace flow {
namespace {

template<class From>
void open_collection(Turn& turn, From const& from, std::string const& id) {
    if (turn.rules.catalogue.library.collection(id)) turn.open(from, Shelf{id});
}

template<class From>
void open_guide(Turn& turn, From const& from, std::string const& id) {
    if (turn.rules.catalogue.library.guide(id)) turn.open(from, ReadGuide{id, {}, {}});
}

// The fare is told from where the kiosk stands; away from the line, from its first station.
std::string first_station(Rules const& rules) {
    auto const& catalogue = rules.catalogue;
    auto const* here = catalogue.place(rules.here);
    if (here && here->kind == model::PlaceKind::Station) return here->code;
    return catalogue.library.metro.fares.empty() ? std::string() : catalogue.library.metro.fares.front().from;
}

void report(Turn& turn, std::string const& category) {
    if (auto const why = why_no_report(turn.state)) return turn.go(NotSaved{*why});
    turn.state.draft.category = category;
    turn.go(Place{});
}

void open_entry(Turn& turn, Menu const& here, model::MenuEntry const& entry) {
    switch (entry.opens) {
    case model::Opens::Collection: return open_collection(turn, here, entry.target);
    case model::Opens::Guide: return open_guide(turn, here, entry.target);
    case model::Opens::Find: return turn.open(here, FindGuide{entry.target, {}});
    case model::Opens::Metro: return turn.open(here, MetroLine{first_station(turn.rules), {}, entry.target});
    case model::Opens::Report: return report(turn, entry.target);
    case model::Opens::Notices: return turn.open(here, Notices{});
    case model::Opens::Tour: return turn.open(here, Tour{entry.target});
    case model::Opens::Triage: return turn.open(here, Triage{entry.target});
    }
}

} // namespace

void step_menu(Turn& turn, Menu const& here, Action const& action) {
    if (is<Back>(action)) turn.end();
    if (auto const* open = std::get_if<OpenEntry>(&action))
        if (auto const* entry = turn.rules.catalogue.library.entry(open->id)) open_entry(turn, here, *entry);
}

void step_shelf(Turn& turn, Shelf const& here, Action const& action) {
    if (is<Back>(action)) turn.close();
    if (auto const* open = std::get_if<OpenCollection>(&action)) open_collection(turn, here, open->id);
    if (auto const* open = std::get_if<OpenFind>(&action)) turn.open(here, FindGuide{open->collection, {}});
    if (auto const* open = std::get_if<OpenGuide>(&action)) open_guide(turn, here, open->id);
}

void step_find_guide(Turn& turn, FindGuide& here, Action const& action) {
    if (is<Back>(action)) turn.close();
    if (auto const* change = std::get_if<ChangeText>(&action)) here.typed = change->text;
    if (auto const* open = std::get_if<OpenGuide>(&action)) open_guide(turn, here, open->id);
}

} // namespace flow
