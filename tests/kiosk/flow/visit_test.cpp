#include "tests/kiosk/flow/visit.h"

using namespace flow;
using tests::Visit;

TEST_CASE("A report goes from the home screen to the receipt, and is stored before it is printed") {
    Visit visit;
    visit.up_to_review();
    REQUIRE(visit.at<Review>());
    visit(Send{});
    REQUIRE(visit.at<Storing>());
    auto const* store = visit.wanted<Store>();
    REQUIRE(store);
    CHECK(store->draft.category == "flooding");
    CHECK(store->draft.place == "BTN");
    CHECK(store->draft.text.reveal() == "Nước ngập tới gối");
    CHECK_FALSE(store->draft.name);
    CHECK_FALSE(visit.wanted<Print>());
    visit(Stored{{"7K3M-9Q2X-4FHT", {}, "kiosk-0001", "BTN", "flooding", ""}});
    REQUIRE(visit.at<ShowReceipt>());
    REQUIRE(visit.wanted<Print>());
    CHECK(visit.wanted<Print>()->receipt.code == "7K3M-9Q2X-4FHT");
}

TEST_CASE("Printed is said only after the printer confirmed") {
    Visit visit;
    visit.up_to_review()(Send{})(Stored{{"7K3M-9Q2X-4FHT", {}, "k", "BTN", "flooding", ""}});
    CHECK(std::get<ShowReceipt>(visit.state.screen).slip == Slip::Printing);
    visit(Printed{"0000-0000-0000"});
    CHECK(std::get<ShowReceipt>(visit.state.screen).slip == Slip::Printing); // of the visitor before
    visit(Printed{"7K3M-9Q2X-4FHT"});
    CHECK(std::get<ShowReceipt>(visit.state.screen).slip == Slip::Printed);
}

TEST_CASE("A second press on Send while storing stores nothing twice") {
    Visit visit;
    visit.up_to_review()(Send{})(Send{});
    CHECK_FALSE(visit.wanted<Store>());
    CHECK(visit.at<Storing>());
}

TEST_CASE("Finish while storing waits for the outcome") {
    Visit visit;
    visit.up_to_review()(Send{})(Finish{});
    CHECK(visit.at<Storing>());
}

TEST_CASE("An emergency category shows the stopper before anything is asked, and going on continues") {
    Visit visit;
    visit(OpenTile{Tile::Report})(ChooseCategory{"emergency"});
    REQUIRE(visit.at<Emergency>());
    visit(NotEmergency{});
    CHECK(visit.at<Place>());
}

TEST_CASE("Emergency words in the text show the stopper once") {
    Visit visit;
    visit.write_report("Cháy nhà ở đầu hẻm");
    REQUIRE(visit.at<Emergency>());
    visit(NotEmergency{});
    REQUIRE(visit.at<AskConsent>());
    visit(Back{})(Continue{});
    CHECK(visit.at<AskConsent>());
}

TEST_CASE("A part changed from the read-back leads back to the read-back with the rest kept") {
    Visit visit;
    visit.up_to_review()(EditPart{Part::Place});
    REQUIRE(visit.at<Place>());
    visit(ChoosePlace{"26743"});
    REQUIRE(visit.at<Review>());
    CHECK(visit.state.draft.place == "26743");
    CHECK(visit.state.draft.text.reveal() == "Nước ngập tới gối");
}

TEST_CASE("Name and number come from the card, and giving the name up forgets them") {
    Visit visit;
    visit.write_report("Nước ngập").show_card();
    REQUIRE(visit.at<ScanningCard>());
    REQUIRE(visit.wanted<StartCamera>());
    visit(CardShown{tests::card()});
    REQUIRE(visit.at<Person>());
    CHECK(visit.wanted<StopCamera>());
    CHECK(visit.state.draft.number->reveal() == "079304001234");
    visit(StayAnonymous{});
    CHECK(visit.at<Review>());
    CHECK_FALSE(visit.state.draft.name);
    CHECK_FALSE(visit.state.draft.number);
    CHECK_FALSE(visit.state.card);
}

TEST_CASE("A text of spaces does not go on") {
    Visit visit;
    visit.write_report("   ");
    CHECK(visit.at<Text>());
}

TEST_CASE("A place or category that the city does not have is not taken") {
    Visit visit;
    visit(OpenTile{Tile::Report})(ChooseCategory{"moon"});
    CHECK(visit.at<Category>());
    visit(ChooseCategory{"flooding"})(ChoosePlace{"00000"});
    CHECK(visit.at<Place>());
}

TEST_CASE("Progress is asked for a code as printed, and a mistyped one is told at once") {
    Visit visit;
    auto const code = model::receipt_code(base::Uuid{});
    visit(OpenTile{Tile::Track})(ChangeText{base::PrivateText("0000-0000-0001")})(LookUp{});
    REQUIRE(visit.at<AskCode>());
    CHECK(std::get<AskCode>(visit.state.screen).wrong);
    visit(ChangeText{base::PrivateText(code)})(LookUp{});
    REQUIRE(visit.wanted<AskProgress>());
    CHECK(visit.wanted<AskProgress>()->code == code);
    visit(ProgressFailed{"7K3M-9Q2X-4FHT", model::ProgressProblem::Unreachable});
    CHECK(visit.at<LookingUp>()); // of the visitor before
    visit(ProgressFailed{code, model::ProgressProblem::Unreachable});
    CHECK(visit.at<ShowProgress>());
}

TEST_CASE("A sentence that means danger shows whom to call at once, and the report goes on when it is none") {
    Visit visit;
    visit(OpenTile{Tile::Report})(ChooseCategory{"flooding"})(ChoosePlace{"BTN"});
    visit(ChangeText{base::PrivateText("Nước bị rò."), true});
    REQUIRE(visit.at<Emergency>());
    visit(Back{});
    CHECK(visit.at<Text>());
    CHECK(visit.state.draft.text.reveal() == "Nước bị rò.");
    visit(ChangeText{base::PrivateText("Nước bị rò."), true})(NotEmergency{});
    CHECK(visit.at<AskConsent>());
}

TEST_CASE(
    "A receipt held before the scanner is the question what became of it, at home as well, and other codes are none") {
    auto const code = model::receipt_code(base::Uuid{});
    for (auto const& held : {code, "https://example.org/tra-cuu?ma=" + code, "https://example.org/r/" + code}) {
        Visit visit;
        visit(CodeScanned{base::PrivateText(held)});
        REQUIRE(visit.at<LookingUp>());
        REQUIRE(visit.wanted<AskProgress>());
        CHECK(visit.wanted<AskProgress>()->code == code);
        visit(Back{})(CodeScanned{base::PrivateText("079190123456|…")});
        REQUIRE(visit.at<AskCode>());
        CHECK(std::get<AskCode>(visit.state.screen).wrong);
        visit(CodeScanned{base::PrivateText(held)});
        CHECK(visit.at<LookingUp>());
    }
    Visit visit;
    visit(CodeScanned{base::PrivateText("https://example.org/")});
    CHECK(visit.at<Home>());
    visit.write_report("Nước ngập")(CodeScanned{base::PrivateText(code)});
    CHECK(visit.at<AskConsent>());
}
