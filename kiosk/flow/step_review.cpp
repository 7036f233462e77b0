#include "kiosk/flow/turn.h"

namespace flow {
namespace {

Screen screen_of(Part part) {
    switch (part) {
    case Part::Category: return Category{};
    case Part::Place: return Place{};
    case Part::Text: return Text{};
    case Part::Photo: return Photo{};
    case Part::Person: return Person{};
    }
    return Review{};
}

} // namespace

void step_review(Turn& turn, Review const&, Action const& action) {
    if (is<Back>(action)) {
        if (turn.state.draft.same_as)
            turn.go(ChooseKnown{});
        else
            turn.go(Person{});
    }
    if (auto const* edit = std::get_if<EditPart>(&action)) {
        turn.state.editing = true;
        turn.go(screen_of(edit->part));
    }
    if (is<Send>(action)) {
        turn.state.draft.language = turn.state.language;
        turn.want(Store{turn.state.draft});
        turn.go(Storing{});
    }
}

} // namespace flow
