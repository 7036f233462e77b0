// Helping somebody to install an app: the questions, a guide walked one step a screen, and what the app does.
#include "kiosk/flow/turn.h"

namespace flow {

void step_triage(Turn& turn, Triage const& here, Action const& action) {
    if (is<Back>(action)) return turn.close();
    auto const* chosen = std::get_if<AnswerTriage>(&action);
    auto const* question = turn.rules.catalogue.library.install.question(here.question);
    auto const* answer = chosen && question ? question->answer(chosen->id) : nullptr;
    if (!answer) return;
    if (answer->store) turn.state.store = answer->store;
    if (!answer->question.empty()) return turn.open(here, Triage{answer->question});
    turn.open(here, ReadGuide{answer->guide, {}, {}});
}

void step_walk(Turn& turn, Walk& here, Action const& action) {
    auto const* walk = turn.rules.catalogue.library.install.walk(here.guide);
    if (!walk) return turn.close();
    if (auto const* choice = std::get_if<ChooseStore>(&action)) turn.state.store = choice->store;
    if (is<Back>(action)) return here.step > 0 ? turn.go(Walk{here.guide, here.step - 1}) : turn.close();
    if (!is<StepDone>(action)) return;
    if (here.step + 1 < walk->steps.size()) return turn.go(Walk{here.guide, here.step + 1});
    turn.close();
    if (auto* guide = std::get_if<ReadGuide>(&turn.state.screen)) guide->walked = true;
}

// What somebody has opened ends at the guide of the app; what runs by itself ends at home, for the next to pass by.
void next_page(Turn& turn, Tour const& here) {
    if (here.page + 1 < turn.rules.catalogue.library.install.tour.size())
        return turn.go(Tour{here.guide, here.page + 1});
    if (here.guide.empty()) return turn.end();
    turn.go(ReadGuide{here.guide, {}, {}});
}

void step_tour(Turn& turn, Tour const& here, Action const& action) {
    if (is<StepDone>(action)) return next_page(turn, here);
    if (is<CodeScanned>(action) && here.guide.empty()) { // a card is held there as it would be at home
        turn.end();
        return step_home(turn, Home{}, action);
    }
    if (!is<Back>(action)) return;
    here.page > 0 ? turn.go(Tour{here.guide, here.page - 1}) : turn.close();
}

} // namespace flow
