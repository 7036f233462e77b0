#include "kiosk/flow/turn_place.h"

namespace flow {

void step_home(Turn& turn, Home const&, Action const& action) {
    // A receipt held before the scanner is the question what became of it. Any other code is none of ours.
    if (auto const* scanned = std::get_if<CodeScanned>(&action)) {
        if (is_badge(turn.rules, scanned->text))
            ask_pin(turn, scanned->text);
        else
            look_up(turn, scanned->text);
    }
    if (is<OpenStaff>(action) && turn.rules.has_staff) {
        turn.state.help_shown = false;
        turn.go(AskBadge{});
    }
    auto const* open = std::get_if<OpenTile>(&action);
    if (!open) return;
    switch (open->tile) {
    case Tile::Report:
        // Told before typing, not after: a kiosk that cannot store takes no report.
        if (auto const why = why_no_report(turn.state))
            turn.go(NotSaved{*why});
        else
            turn.go(Category{});
        return;
    case Tile::Track:
        if (turn.rules.services.empty())
            turn.go(AskCode{});
        else
            turn.go(ChooseService{});
        return;
    case Tile::Procedures:
    case Tile::HealthEducation:
    case Tile::Transport:
    case Tile::News: turn.go(Menu{open->tile}); return;
    }
}

} // namespace flow
