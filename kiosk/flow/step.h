// step(): the visit as a pure function. No clock, no chance, no I/O: time and outcomes arrive in events.
// Any thread; the app calls it on the ui thread.
#pragma once
#include <optional>
#include <vector>

#include "kiosk/flow/effect.h"
#include "kiosk/flow/event.h"
#include "kiosk/flow/state.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/event_day.h"
#include "kiosk/model/settings.h"

namespace flow {

// What does not change during a visit. The references outlive every step.
struct Rules {
    model::Catalogue const& catalogue;
    model::VisitSettings const& visit;
    std::string here; // Place::code of the kiosk
    model::Language first_language = model::Language::Vietnamese;
    bool has_reach = false;                        // the panel is so high that its upper part cannot be reached by all
    std::vector<model::WardService> services = {}; // that numbers can be drawn for; none: this is no such office
    bool has_scanner = false;                      // a reader of codes beside the camera
    bool has_staff = false;                        // somebody's badge opens it
    bool has_chip = false;                         // a reader of cards' chips
    model::EventDay const* event = nullptr;        // that the kiosk takes part in; nullptr: none
    GlassGrid glass = {};                          // that a technician tests
    std::vector<model::CheckStep> unfitted = {};   // of the check: there is no such part here
};

struct Step {
    State state;
    std::vector<Effect> effects;
};

Step step(Rules const& rules, State state, Event const& event);

// When to send Tick: the end of the idle time, of the question's time, or of the receipt's. None: nothing waits.
std::optional<base::Instant> next_deadline(Rules const& rules, State const& state);

// What the city has been told of already of the draft's category in its ward. The pointers are into rules.catalogue.
std::vector<model::KnownProblem const*> known_for(Rules const& rules, model::Draft const& draft);

// Whether a report of the draft's category can be sent from here: of some it has to be surer who sends it than this
// kiosk can be.
bool can_be_sure(Rules const& rules, model::Draft const& draft);

// Whether the chip of the card that was scanned can say more here.
bool can_check_chip(Rules const& rules, State const& state);

// False while something is being stored: the visit cannot be ended then.
bool may_leave(Screen const& screen);

// Every touch of the glass is wanted as it comes: none of them presses anything.
bool takes_glass(Screen const& screen);

// Nobody has begun anything: the home screen, or that it is closed.
bool is_front(Screen const& screen);

// The emptiest state: language of the house, home screen.
State fresh_state(Rules const& rules, base::Instant now);

} // namespace flow
