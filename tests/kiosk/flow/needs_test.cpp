// Reports of which it has to be known who sends them.
#include "tests/kiosk/flow/visit.h"

using namespace flow;
using model::Assurance;

namespace {

tests::Visit visit_that_needs(Assurance least, bool phone_signin = true) {
    tests::Visit visit;
    visit.settings.phone_signin = phone_signin;
    visit.catalogue.needs = {{"flooding", least, "Xin đến phường.", "Please go to the ward."}};
    return visit;
}

void sign_in(tests::Visit& visit) {
    visit(SignIn{})(AnswerConsent{true});
    REQUIRE(visit.at<SigningIn>());
    visit(SignedIn{std::get<SigningIn>(visit.state.screen).link, base::PrivateText("Nguyễn Thị Hoa"),
                   base::PrivateText("079190123456")});
}

} // namespace

TEST_CASE("Where a card is enough, nobody stays anonymous, and a card leads on") {
    auto visit = visit_that_needs(Assurance::Stated);
    visit.write_report("Nước ngập")(AnswerConsent{false})(StayAnonymous{});
    CHECK(visit.at<Person>());
    visit(Continue{});
    CHECK(visit.at<Person>());
    visit(ScanCard{})(AnswerConsent{false}); // who does not agree is asked again
    CHECK(visit.at<Person>());
    visit(ScanCard{})(AnswerConsent{true})(CardShown{tests::card()})(Continue{});
    CHECK(visit.at<Review>());
    visit(EditPart{Part::Person})(StayAnonymous{});
    CHECK(visit.at<Person>());
    CHECK_FALSE(visit.state.draft.name);
}

TEST_CASE("Where it has to be certain who it is, a card is not enough and signing in is") {
    auto visit = visit_that_needs(Assurance::Verified);
    visit.write_report("Nước ngập").show_card()(CardShown{tests::card()})(Continue{});
    CHECK(visit.at<Person>());
    sign_in(visit);
    visit(Continue{})(Send{});
    REQUIRE(visit.wanted<Store>());
    CHECK(visit.wanted<Store>()->draft.assurance == Assurance::Verified);
}

TEST_CASE("Who changes what the report is about is asked who it is, where that needs it") {
    auto visit = visit_that_needs(Assurance::Stated);
    visit.catalogue.categories.push_back({"trees", "Cây xanh", "Trees", false});
    visit(OpenTile{Tile::Report})(ChooseCategory{"trees"})(ChoosePlace{"BTN"});
    visit(ChangeText{base::PrivateText("Cây đổ")})(Continue{})(AnswerConsent{false})(StayAnonymous{});
    REQUIRE(visit.at<Review>());
    visit(EditPart{Part::Category})(ChooseCategory{"flooding"});
    CHECK(visit.at<Person>());
    visit(ScanCard{})(AnswerConsent{true})(CardShown{tests::card()})(Continue{});
    CHECK(visit.at<Review>());
}

TEST_CASE("Who joins in with what is known is asked as well, and can go back to it") {
    auto visit = visit_that_needs(Assurance::Stated);
    auto const id = base::Uuid::parse("01938000-0000-7000-8000-000000000001").value();
    visit.catalogue.known = {{id, "flooding", "26743", "Ngập ở hẻm 12", "", {}, model::KnownState::Working, 4}};
    visit(OpenTile{Tile::Report})(ChooseCategory{"flooding"})(ChoosePlace{"BTN"})(JoinKnown{id});
    REQUIRE(visit.at<Person>());
    visit(Back{});
    CHECK(visit.at<ChooseKnown>());
}

TEST_CASE("What this kiosk cannot make sure of is said before anything is written, and another report can be made") {
    auto visit = visit_that_needs(Assurance::Verified, false);
    visit(OpenTile{Tile::Report})(ChooseCategory{"flooding"});
    REQUIRE(visit.at<Person>());
    visit(Continue{})(StayAnonymous{})(SignIn{});
    CHECK(visit.at<Person>());
    visit(Back{});
    CHECK(visit.at<Category>());
}
