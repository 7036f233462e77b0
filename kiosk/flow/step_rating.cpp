// The thanks after a visit that came to something, and one touch to say how it was.
#include <algorithm>

#include "kiosk/flow/turn.h"

namespace flow {
namespace {

std::string about_reading(State const& state) {
    for (auto const& opened : state.trail)
        if (auto const* menu = std::get_if<Menu>(&opened))
            return std::string(model::tile_words.at(static_cast<std::size_t>(menu->tile)));
    return std::string(model::tile_words.at(static_cast<std::size_t>(Tile::Procedures)));
}

// What the visit was for, when it came to something.
std::optional<std::string> outcome_of(State const& state) {
    auto const word = [](Tile tile) { return std::string(model::tile_words.at(static_cast<std::size_t>(tile))); };
    if (std::holds_alternative<ShowReceipt>(state.screen)) return word(Tile::Report);
    if (std::holds_alternative<ShowProgress>(state.screen)) return word(Tile::Track);
    if (std::holds_alternative<ShowNumber>(state.screen)) return "queue";
    bool const read =
        std::holds_alternative<ReadGuide>(state.screen) || std::holds_alternative<MetroLine>(state.screen);
    return read ? std::optional(about_reading(state)) : std::nullopt;
}

} // namespace

void finish(Turn& turn) {
    auto& state = turn.state;
    auto const about = turn.rules.visit.asks_rating ? outcome_of(state) : std::nullopt;
    auto const language = state.language;
    auto const comfort = state.comfort;
    turn.end();
    if (!about) return;
    state.language = language;
    state.comfort = comfort;
    turn.go(Thanks{*about});
}

void step_thanks(Turn&, Thanks& here, Action const& action) {
    if (auto const* rate = std::get_if<Rate>(&action)) {
        here.mark = here.mark == rate->mark ? std::nullopt : std::optional(rate->mark);
        here.reasons.clear();
    }
    auto const* tick = std::get_if<TickReason>(&action);
    if (!tick || !here.mark) return;
    auto const offered = model::reasons_for(*here.mark);
    if (std::ranges::find(offered, tick->reason) == offered.end()) return;
    if (!here.reasons.erase(tick->reason)) here.reasons.insert(tick->reason);
}

} // namespace flow
