#include "kiosk/flow/turn.h"

namespace flow {
namespace {

// The chip of the card that was scanned, and of no other whose number happens to end alike.
bool is_of(model::Draft const& draft, ChipRead const& chip) { return draft.number && *draft.number == chip.number; }

void take(Turn& turn, ChipRead const& chip) {
    auto& state = turn.state;
    state.card->name = chip.name;
    state.draft.name = chip.name;
    state.draft.assurance = model::Assurance::Carded;
    turn.go(Person{});
}

void fail(ReadingChip& here, model::ChipProblem why) { here = ReadingChip{here.read, false, why}; }

// Somebody is there, with the hands on the card.
void note_touched(Turn& turn, ReadingChip& here) {
    here.touched = true;
    turn.state.touched_at = turn.now;
    turn.state.asked_at.reset();
}

} // namespace

bool can_check_chip(Rules const& rules, State const& state) {
    return rules.has_chip && state.card && state.draft.number && state.draft.assurance == model::Assurance::Stated;
}

void check_chip(Turn& turn) {
    if (!can_check_chip(turn.rules, turn.state)) return;
    turn.go(ReadingChip{turn.now});
    if (!std::holds_alternative<ReadingChip>(turn.state.screen)) return; // it has to be asked first
    turn.want(ReadChip{turn.now, model::can_of(*turn.state.draft.number)});
}

void step_reading_chip(Turn& turn, ReadingChip& here, Action const& action) {
    if (is<Back>(action)) return turn.go(Person{});
    if (is<Continue>(action)) return turn.go(Person{}); // without
    if (is<CheckChip>(action) && here.trouble) return check_chip(turn);
    if (auto const* touched = std::get_if<ChipTouched>(&action); touched && touched->read == here.read)
        note_touched(turn, here);
    if (auto const* failed = std::get_if<ChipFailed>(&action); failed && failed->read == here.read)
        fail(here, failed->why);
    auto const* chip = std::get_if<ChipRead>(&action);
    if (!chip || chip->read != here.read || here.trouble) return;
    if (!is_of(turn.state.draft, *chip)) return fail(here, model::ChipProblem::WrongCan);
    take(turn, *chip);
}

} // namespace flow
