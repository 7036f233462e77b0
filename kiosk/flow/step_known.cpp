// What the city knows of already: one touch joins in, another goes on to describe something else.
#include <algorithm>

#include "kiosk/base/text.h"
#include "kiosk/flow/turn.h"

namespace flow {
namespace {

bool fits(Rules const& rules, model::Draft const& draft, model::KnownProblem const& known) {
    return known.is_current() && known.category == draft.category &&
           rules.catalogue.ward_of(known.place) == rules.catalogue.ward_of(draft.place);
}

} // namespace

std::vector<model::KnownProblem const*> known_for(Rules const& rules, model::Draft const& draft) {
    std::vector<model::KnownProblem const*> found;
    for (auto const& known : rules.catalogue.known)
        if (fits(rules, draft, known)) found.push_back(&known);
    return found;
}

void drop_unfit_known(Turn& turn) {
    auto& draft = turn.state.draft;
    if (!draft.same_as) return;
    auto const found = known_for(turn.rules, draft);
    if (std::ranges::any_of(found, [&](auto const* known) { return known->id == *draft.same_as; })) return;
    draft.same_as.reset();
    // Without it something has to be said: nothing was, when joining in was enough.
    if (base::trimmed(draft.text.reveal()).empty()) turn.state.editing = false;
}

Screen after_place(Turn& turn) {
    if (known_for(turn.rules, turn.state.draft).empty()) return Text{};
    return ChooseKnown{};
}

void step_known(Turn& turn, ChooseKnown const&, Action const& action) {
    auto& draft = turn.state.draft;
    if (is<Back>(action)) turn.go(Place{});
    if (is<Continue>(action)) {
        draft.same_as.reset();
        turn.go(Text{});
    }
    auto const* join = std::get_if<JoinKnown>(&action);
    if (!join) return;
    draft.same_as = join->id;
    drop_unfit_known(turn);
    if (draft.same_as) turn.go(Review{});
}

} // namespace flow
