#include "tests/kiosk/flow/visit.h"

using namespace flow;
using tests::Visit;

namespace {

// Waits until the next deadline and says so.
void wait(Visit& visit) {
    auto const deadline = next_deadline(visit.rules, visit.state);
    REQUIRE(deadline);
    visit.now = std::max(visit.now, *deadline);
    visit(Tick{});
}

} // namespace

TEST_CASE("After idling the screen asks, and an answer keeps everything") {
    Visit visit;
    visit.write_report("Nước ngập");
    wait(visit);
    REQUIRE(visit.state.asked_at);
    visit(StillHere{});
    CHECK_FALSE(visit.state.asked_at);
    CHECK(visit.state.draft.text.reveal() == "Nước ngập");
}

TEST_CASE("Without an answer the visit ends and everything is wiped") {
    Visit visit;
    visit.write_report("Nước ngập");
    wait(visit);
    wait(visit);
    CHECK(visit.at<Home>());
    CHECK(visit.wanted<EndVisit>());
    CHECK(visit.state.draft == model::Draft{});
}

TEST_CASE("The citizen may take the question away more than ten times") {
    Visit visit;
    visit.write_report("Nước ngập");
    for (int i = 0; i < 12; ++i) {
        wait(visit);
        REQUIRE(visit.state.asked_at);
        visit(StillHere{});
    }
    CHECK(visit.state.draft.text.reveal() == "Nước ngập");
}

TEST_CASE("A touch puts the question off") {
    Visit visit;
    visit.write_report("Nước ngập");
    auto const first = next_deadline(visit.rules, visit.state);
    visit(Touched{});
    CHECK(next_deadline(visit.rules, visit.state) > first);
}

TEST_CASE("While storing, time does not end the visit") {
    Visit visit;
    visit.up_to_review()(Send{});
    CHECK_FALSE(next_deadline(visit.rules, visit.state));
}

TEST_CASE("The receipt leaves by itself, without a question") {
    Visit visit;
    visit.up_to_review()(Send{})(Stored{{"7K3M-9Q2X-4FHT", {}, "k", "BTN", "flooding", ""}});
    wait(visit);
    CHECK(visit.at<Home>());
}

TEST_CASE("The untouched home screen waits for nothing, so the machine may sleep") {
    Visit visit;
    CHECK_FALSE(next_deadline(visit.rules, visit.state));
}

TEST_CASE("Another language on the home screen goes back to the house's") {
    Visit visit;
    visit(SwitchLanguage{});
    CHECK(visit.state.language == model::Language::English);
    wait(visit);
    CHECK(visit.state.language == model::Language::Vietnamese);
}

TEST_CASE("The home screen rests until it is touched, and rests again when nobody goes on") {
    Visit visit;
    CHECK(visit.state.resting);
    visit(Touched{});
    CHECK_FALSE(visit.state.resting);
    wait(visit);
    CHECK(visit.state.resting);
    visit(OpenTile{Tile::Report});
    CHECK_FALSE(visit.state.resting);
    visit(Finish{});
    CHECK(visit.state.resting);
    CHECK_FALSE(next_deadline(visit.rules, visit.state));
}
