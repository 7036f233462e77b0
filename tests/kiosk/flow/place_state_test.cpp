// A place that closes, opens, informs only, or has parts that fail.
#include "tests/kiosk/flow/visit.h"

using namespace flow;
using model::Closure, model::Part, model::PartState, model::PlaceState;
using tests::Visit;

namespace {

base::WallTime const morning = base::from_rfc3339("2026-12-01T00:30:00.000Z").value();

PlaceChanged stands(Closure closure, bool informs = false, bool informs_only = false) {
    return {
        PlaceState{closure, closure == Closure::Hours ? std::optional(morning) : std::nullopt, informs, informs_only}};
}

} // namespace

TEST_CASE("A place that closes while nobody is there takes the home screen's place, and opens again by itself") {
    auto const why = GENERATE(Closure::Hours, Closure::OutOfService, Closure::Updating);
    Visit visit;
    visit(stands(why));
    CHECK(visit.at<Closed>());
    visit(OpenTile{Tile::Report});
    CHECK(visit.at<Closed>());
    visit(stands(Closure::Open));
    CHECK(visit.at<Home>());
    visit(OpenTile{Tile::Report});
    CHECK(visit.at<Category>());
}

TEST_CASE("A visit is not cut when the place closes: it is told, goes on to its end, and then the place is closed") {
    Visit visit;
    visit.up_to_review()(stands(Closure::Hours));
    REQUIRE(visit.at<Review>());
    CHECK(visit.state.closing);
    CHECK(visit.state.draft.text.reveal() == "Nước ngập tới gối");
    visit(Send{});
    CHECK(visit.wanted<Store>());
    visit(Stored{{"7K3M-9Q2X-4FHT", {}, "k", "BTN", "flooding", ""}})(Finish{});
    visit(Finish{});
    CHECK(visit.at<Closed>());
    CHECK_FALSE(visit.state.closing);
    CHECK(visit.state.draft.text.reveal().empty());
}

TEST_CASE("A place that opens again during a visit says no more that it closes") {
    Visit visit;
    visit.up_to_review()(stands(Closure::Hours))(stands(Closure::Open));
    CHECK(visit.at<Review>());
    CHECK_FALSE(visit.state.closing);
}

TEST_CASE("Outside of the hours what is only read can be read where the settings say so, and no report is begun") {
    Visit visit;
    visit(stands(Closure::Hours, true))(OpenTile{Tile::Track});
    CHECK(visit.at<Closed>());
    visit(OpenTile{Tile::Procedures});
    CHECK(visit.at<Menu>());
    visit(Finish{});
    CHECK(visit.at<Closed>());
    visit(stands(Closure::OutOfService, false))(OpenTile{Tile::Procedures});
    CHECK(visit.at<Closed>());
}

TEST_CASE("A kiosk that was alone for too long takes no report, says so before typing, and takes them again") {
    Visit visit;
    visit(stands(Closure::Open, false, true))(OpenTile{Tile::Report});
    REQUIRE(visit.at<NotSaved>());
    CHECK(std::get<NotSaved>(visit.state.screen).why == StoreTrouble::TooLongAlone);
    visit(Back{})(OpenTile{Tile::Procedures});
    CHECK(visit.at<Menu>());
    visit(Finish{})(stands(Closure::Open))(OpenTile{Tile::Report});
    CHECK(visit.at<Category>());
}

TEST_CASE("What fails is known at home from what the workers say, and forgotten when it works again") {
    Visit visit;
    visit(PartTested{{model::Part::Printer, PartState::PaperOut}})(PartTested{{model::Part::Disk, PartState::Narrow}});
    CHECK(visit.state.parts == std::map<model::Part, PartState>{{model::Part::Printer, PartState::PaperOut}});
    visit.up_to_review()(Finish{});
    CHECK(visit.state.parts.contains(model::Part::Printer));
    visit(PartTested{{model::Part::Printer, PartState::Ready}});
    CHECK(visit.state.parts.at(model::Part::Printer) == PartState::Ready);
    visit(CameraFailed{model::CameraStatus::Gone});
    CHECK(visit.state.parts.at(model::Part::Camera) == PartState::Gone);
}

TEST_CASE("Staff comes in while the place is closed, and it is closed again when they leave") {
    Visit visit;
    visit.rules.has_staff = true;
    visit(stands(Closure::OutOfService))(OpenStaff{});
    REQUIRE(visit.at<AskBadge>());
    visit(Back{});
    CHECK(visit.at<Closed>());
}
