#include <algorithm>

#include "ui/view/parts.h"

namespace view {
namespace {

std::string says_when(model::PlaceState const& place, model::Strings const& strings) {
    if (!place.opens_at) return std::string(strings["closed.hours.ask"]);
    return with_values(strings["closed.hours.opens"], {{"time", when(*place.opens_at)}});
}

std::string_view note_of(model::Part part, model::PartState state) {
    if (model::need_of(state) != model::PartNeed::CareNow) return {};
    bool const paper = state == model::PartState::PaperOut;
    if (part == model::Part::Printer) return paper ? "home.note.paper_out" : "home.note.printer";
    if (part == model::Part::Camera) return "home.note.camera";
    return part == model::Part::Scanner ? "home.note.scanner" : "";
}

} // namespace

Closed make_closed(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const& place = state.place;
    Closed view;
    view.emergency = strings["closed.emergency"];
    view.hotlines = hotlines(sources, "emergency");
    switch (place.closure) {
    case model::Closure::Open:
    case model::Closure::Hours:
        view.title = strings["closed.hours.title"];
        view.text = says_when(place, strings);
        break;
    case model::Closure::OutOfService:
        view.title = strings["closed.service.title"];
        view.text = strings["closed.service.text"];
        break;
    case model::Closure::Updating:
        view.title = strings["closed.update.title"];
        view.text = strings["closed.update.text"];
        view.waits = true;
        break;
    }
    if (!place.informs) return view;
    view.informs = strings["closed.hours.informs"];
    for (auto const tile :
         {flow::Tile::Procedures, flow::Tile::HealthEducation, flow::Tile::Transport, flow::Tile::News})
        view.tiles.push_back(make_tile(tile, sources));
    return view;
}

std::vector<std::string> notes_at_home(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    std::vector<std::string> notes;
    if (state.place.informs_only)
        notes.emplace_back(strings["home.note.alone"]);
    else if (state.closed)
        notes.emplace_back(strings["home.note.closed"]);
    for (auto const& [part, heard] : state.parts)
        if (auto const note = note_of(part, heard); !note.empty()) notes.emplace_back(strings[note]);
    return notes;
}

} // namespace view
