#include "tests/kiosk/flow/visit.h"

using namespace flow;
using tests::Visit;

namespace {

Comfort with(bool Comfort::*field) {
    Comfort comfort;
    comfort.*field = true;
    return comfort;
}

base::Duration until_deadline(Visit const& visit) {
    auto const deadline = next_deadline(visit.rules, visit.state);
    REQUIRE(deadline);
    return *deadline - visit.now;
}

} // namespace

TEST_CASE("What is chosen for comfort stays from screen to screen and goes with the visit") {
    Visit visit;
    Comfort const chosen{TextSize::Largest, Contrast::High, true, true, true};
    visit(OpenComfort{});
    CHECK(visit.state.comfort_shown);
    visit(ChangeComfort{chosen})(CloseComfort{});
    CHECK_FALSE(visit.state.comfort_shown);
    visit.write_report("Nước ngập");
    CHECK(visit.state.comfort == chosen);
    visit(SwitchLanguage{});
    CHECK(visit.state.comfort == chosen);
    visit(Finish{});
    CHECK(visit.state.comfort == Comfort{});
}

TEST_CASE("More time doubles the time before the question, to answer it, and of the receipt") {
    Visit usual, slow;
    slow(ChangeComfort{with(&Comfort::slow)});
    for (auto* visit : {&usual, &slow})
        visit->write_report("Nước ngập");
    CHECK(until_deadline(slow) == 2 * until_deadline(usual));
    for (auto* visit : {&usual, &slow}) {
        visit->now += until_deadline(*visit);
        (*visit)(Tick{});
        REQUIRE(visit->state.asked_at);
    }
    CHECK(until_deadline(slow) == 2 * until_deadline(usual));
    for (auto* visit : {&usual, &slow})
        (*visit)(StillHere{})(AnswerConsent{false})(StayAnonymous{})(Send{})(
            Stored{{"7K3M-9Q2X-4FHT", {}, "k", "BTN", "", ""}});
    CHECK(until_deadline(slow) == 2 * until_deadline(usual));
}

TEST_CASE("The home screen forgets the comfort of one who went away") {
    Visit visit;
    visit(ChangeComfort{with(&Comfort::less_movement)});
    visit.now += until_deadline(visit);
    visit(Tick{});
    CHECK(visit.state.comfort == Comfort{});
    CHECK_FALSE(next_deadline(visit.rules, visit.state));
}

TEST_CASE("One key covers the screen and gives it back, and nothing written is lost") {
    Visit visit;
    visit.write_report("Nước ngập");
    visit(ToggleCover{});
    CHECK(visit.state.covered);
    visit(ToggleCover{});
    CHECK_FALSE(visit.state.covered);
    visit(OpenComfort{})(CoverScreen{});
    CHECK(visit.state.covered);
    CHECK_FALSE(visit.state.comfort_shown);
    visit(UncoverScreen{});
    CHECK_FALSE(visit.state.covered);
    CHECK(visit.state.draft.text.reveal() == "Nước ngập");
}

TEST_CASE("A covered screen left alone still ends the visit") {
    Visit visit;
    visit.write_report("Nước ngập")(CoverScreen{});
    for (int i = 0; i < 2; ++i) {
        visit.now += until_deadline(visit);
        visit(Tick{});
    }
    CHECK(visit.at<Home>());
    CHECK_FALSE(visit.state.covered);
}
