#include "tests/kiosk/flow/visit.h"

using namespace flow;
using tests::Visit;

TEST_CASE("What could not be stored is told, nothing is claimed, and the draft is still there") {
    auto const why = GENERATE(StoreTrouble::Full, StoreTrouble::Refused, StoreTrouble::Broken, StoreTrouble::Busy);
    Visit visit;
    visit.up_to_review()(Send{})(NotStored{why});
    REQUIRE(visit.at<NotSaved>());
    CHECK(std::get<NotSaved>(visit.state.screen).why == why);
    CHECK_FALSE(visit.wanted<Print>());
    visit(Send{});
    REQUIRE(visit.wanted<Store>());
    CHECK(visit.wanted<Store>()->draft.text.reveal() == "Nước ngập tới gối");
}

TEST_CASE("A kiosk that cannot store says so before typing") {
    Visit visit;
    visit(AdmissionChanged{StoreTrouble::Full})(OpenTile{Tile::Report});
    CHECK(visit.at<NotSaved>());
    visit(Back{});
    CHECK(visit.at<Home>());
    visit(AdmissionChanged{std::nullopt})(OpenTile{Tile::Report});
    CHECK(visit.at<Category>());
}

TEST_CASE("Each printer trouble keeps the receipt on screen, and printing again is possible") {
    auto const why = GENERATE(model::PrinterStatus::PaperOut, model::PrinterStatus::CoverOpen,
                              model::PrinterStatus::Fault, model::PrinterStatus::Gone);
    Visit visit;
    visit.up_to_review()(Send{})(Stored{{"7K3M-9Q2X-4FHT", {}, "k", "BTN", "flooding", ""}})(
        NotPrinted{"7K3M-9Q2X-4FHT", why});
    auto const& receipt = std::get<ShowReceipt>(visit.state.screen);
    CHECK(receipt.slip == Slip::NotPrinted);
    CHECK(receipt.trouble == why);
    CHECK(receipt.receipt.code == "7K3M-9Q2X-4FHT");
    visit(PrintAgain{});
    CHECK(visit.wanted<Print>());
}

TEST_CASE("Without a camera the visit goes on without a photo and without a card") {
    Visit visit;
    visit.take_photo("Nước ngập")(CameraFailed{model::CameraStatus::Gone});
    CHECK(std::get<Photo>(visit.state.screen).trouble == model::CameraStatus::Gone);
    visit(Continue{})(ScanCard{})(AnswerConsent{true})(CameraFailed{model::CameraStatus::Gone});
    CHECK(std::get<ScanningCard>(visit.state.screen).trouble == model::CameraStatus::Gone);
    visit(Back{})(StayAnonymous{});
    CHECK(visit.at<Review>());
}

TEST_CASE("A code that is not a card is told and the camera stays on") {
    Visit visit;
    visit.write_report("Nước ngập").show_card()(CardRefused{model::CardProblem::NotACard});
    REQUIRE(visit.at<ScanningCard>());
    CHECK(std::get<ScanningCard>(visit.state.screen).refused == model::CardProblem::NotACard);
    CHECK_FALSE(visit.wanted<StopCamera>());
}

TEST_CASE("Ending the visit turns the camera off") {
    Visit visit;
    visit.take_photo("Nước ngập")(Finish{});
    CHECK(visit.wanted<StopCamera>());
    CHECK(visit.at<Home>());
}

TEST_CASE("An outcome that comes after the visit ended changes nothing") {
    Visit visit;
    visit.up_to_review()(Send{})(Stored{{"7K3M-9Q2X-4FHT", {}, "k", "BTN", "flooding", ""}})(Finish{})(Finish{});
    REQUIRE(visit.at<Home>());
    visit(Printed{"7K3M-9Q2X-4FHT"})(NotPrinted{"7K3M-9Q2X-4FHT", model::PrinterStatus::Gone})(
        CardShown{tests::card()});
    CHECK(visit.at<Home>());
    CHECK_FALSE(visit.state.card);
}
