// How the place stands: open, closed, or only informing; and which parts fail.
#include "kiosk/flow/turn_place.h"

namespace flow {
namespace {

std::optional<model::PartReport> heard_of(Action const& action) {
    using model::Part, model::PartState;
    if (is<Printed>(action)) return model::PartReport{Part::Printer, PartState::Ready};
    if (auto const* failed = std::get_if<NotPrinted>(&action))
        return model::PartReport{Part::Printer, model::state_of(failed->why)};
    if (is<PhotoTaken>(action)) return model::PartReport{Part::Camera, PartState::Ready};
    if (auto const* failed = std::get_if<CameraFailed>(&action); failed && failed->why == model::CameraStatus::Gone)
        return model::PartReport{Part::Camera, PartState::Gone};
    if (auto const* tested = std::get_if<PartTested>(&action)) return tested->report;
    return std::nullopt;
}

// A tile whose pages are only read.
bool is_read_alone(Tile tile) {
    switch (tile) {
    case Tile::Report:
    case Tile::Track: return false;
    case Tile::Procedures:
    case Tile::HealthEducation:
    case Tile::Transport:
    case Tile::News: return true;
    }
    return false;
}

} // namespace

bool is_front(Screen const& screen) {
    return std::holds_alternative<Home>(screen) || std::holds_alternative<Closed>(screen);
}

void hear_of_parts(State& state, Action const& action) {
    auto const heard = heard_of(action);
    if (!heard) return;
    bool const is_kept = heard->part == model::Part::Printer || heard->part == model::Part::Camera ||
                         heard->part == model::Part::Scanner;
    if (is_kept) state.parts[heard->part] = heard->state;
}

std::optional<StoreTrouble> why_no_report(State const& state) {
    if (state.place.closure != model::Closure::Open && !state.closing) return StoreTrouble::OutOfHours;
    if (state.place.informs_only) return StoreTrouble::TooLongAlone;
    return state.closed;
}

void change_place(Turn& turn, model::PlaceState const& place) {
    auto& state = turn.state;
    bool const was_open = state.place.closure == model::Closure::Open;
    bool const is_open = place.closure == model::Closure::Open;
    state.place = place;
    auto const* tour = std::get_if<Tour>(&state.screen);
    bool const nobody_visits = is_front(state.screen) || (tour && tour->guide.empty());
    if (!nobody_visits) {
        state.closing = !is_open && (was_open || state.closing);
        return;
    }
    if (was_open == is_open) return;
    if (is_open)
        turn.go(Home{});
    else
        turn.go(Closed{});
    turn.state.resting = true; // nobody has touched it
}

void step_closed(Turn& turn, Closed const&, Action const& action) {
    auto const* scanned = std::get_if<CodeScanned>(&action);
    if (scanned && is_badge(turn.rules, scanned->text)) return ask_pin(turn, scanned->text);
    if (is<OpenStaff>(action) && turn.rules.has_staff) {
        turn.state.help_shown = false;
        return turn.go(AskBadge{});
    }
    auto const* open = std::get_if<OpenTile>(&action);
    if (open && turn.state.place.informs && is_read_alone(open->tile)) turn.go(Menu{open->tile});
}

} // namespace flow
