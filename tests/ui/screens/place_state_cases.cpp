#include "tests/ui/screens/cases.h"

namespace tests {

using namespace flow;

void add_place_state_cases(std::vector<Case>& cases) {
    using model::Closure;
    auto const at = base::from_rfc3339("2026-11-30T00:30:00.000Z").value();
    auto const stands = [](model::PlaceState const& place) {
        State state;
        state.place = place;
        state.screen = Closed{};
        return state;
    };
    cases.push_back({"closed.hours", stands({Closure::Hours, at, false})});
    cases.push_back({"closed.hours.informs", stands({Closure::Hours, at, true})});
    cases.push_back({"closed.hours.unknown", stands({Closure::Hours, {}, true})});
    cases.push_back({"closed.service", stands({Closure::OutOfService})});
    cases.push_back({"closed.update", stands({Closure::Updating})});
    auto helped = stands({Closure::Hours, at, true});
    helped.help_shown = true;
    cases.push_back({"closed.help", helped});
    State alone;
    alone.place.informs_only = true;
    alone.parts[model::Part::Printer] = model::PartState::PaperOut;
    cases.push_back({"home.alone", alone});
    State broken;
    broken.closed = StoreTrouble::Full;
    broken.parts = {{model::Part::Camera, model::PartState::Gone}, {model::Part::Scanner, model::PartState::Gone}};
    cases.push_back({"home.broken", broken});
    State paper;
    paper.resting = true;
    paper.parts[model::Part::Printer] = model::PartState::CoverOpen;
    cases.push_back({"home.printer", paper});
    for (auto const why : {StoreTrouble::TooLongAlone, StoreTrouble::OutOfHours}) {
        State refused;
        refused.screen = NotSaved{why};
        cases.push_back({"not_saved." + std::to_string(static_cast<int>(why)), refused});
    }
}

} // namespace tests
