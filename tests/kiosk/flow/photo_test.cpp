// A photo from the citizen's own phone.
#include "tests/kiosk/flow/visit.h"

using namespace flow;

namespace {

base::Bytes const sealed(700, 7);

tests::Visit visit_at_the_photo() {
    tests::Visit visit;
    visit.settings.phone_photos = true;
    visit.take_photo("Nước ngập");
    REQUIRE(visit.at<Photo>());
    return visit;
}

PhonePhoto const& phone_of(tests::Visit const& visit) {
    REQUIRE(visit.at<PhonePhoto>());
    return std::get<PhonePhoto>(visit.state.screen);
}

void pass(tests::Visit& visit, base::Duration time) {
    visit.now += time;
    visit(Tick{});
}

} // namespace

TEST_CASE("A link is asked for under the name of the place, and shown when it comes") {
    auto visit = visit_at_the_photo();
    visit(OfferPhone{});
    CHECK(visit.wanted<StopCamera>());
    REQUIRE(visit.wanted<AskLink>());
    CHECK(visit.wanted<AskLink>()->place == "Bến Thành");
    auto const link = visit.wanted<AskLink>()->link;
    CHECK(phone_of(visit).url.empty());
    visit(LinkCame{link, "https://city.example/h/1"});
    CHECK(phone_of(visit).url == "https://city.example/h/1");
    CHECK_FALSE(phone_of(visit).opened);
    visit(PhoneOpened{link});
    CHECK(phone_of(visit).opened);
}

TEST_CASE("The sealed photo takes the place of the camera's, and the link is dropped") {
    auto visit = visit_at_the_photo();
    visit(PhotoTaken{base::PrivateBytes({0xFF, 0xD8, 0xFF})})(OfferPhone{});
    auto const link = phone_of(visit).link;
    visit(SealedPhotoCame{link, sealed});
    CHECK(visit.at<Photo>());
    CHECK(visit.wanted<DropLink>());
    CHECK(visit.state.draft.photos.empty());
    CHECK(visit.state.draft.sealed_photos == std::vector<base::Bytes>{sealed});
    visit(Continue{})(StayAnonymous{})(Send{});
    REQUIRE(visit.wanted<Store>());
    CHECK(visit.wanted<Store>()->draft.sealed_photos == std::vector<base::Bytes>{sealed});
}

TEST_CASE("A photo of the phone is removed as any other, and one of the camera takes its place") {
    auto visit = visit_at_the_photo();
    visit(OfferPhone{});
    visit(SealedPhotoCame{phone_of(visit).link, sealed})(RemovePhoto{});
    CHECK(visit.state.draft.sealed_photos.empty());
    visit(OfferPhone{});
    visit(SealedPhotoCame{phone_of(visit).link, sealed})(PhotoTaken{base::PrivateBytes({0xFF, 0xD8, 0xFF})});
    CHECK(visit.state.draft.sealed_photos.empty());
    CHECK(visit.state.draft.photos.size() == 1);
}

TEST_CASE("Nothing of an earlier link is taken, least of all another visitor's photo") {
    auto visit = visit_at_the_photo();
    visit(OfferPhone{});
    auto const before = phone_of(visit).link;
    visit(Finish{});
    CHECK(visit.wanted<DropLink>());
    visit.take_photo("Đèn hỏng")(OfferPhone{});
    visit(LinkCame{before, "https://city.example/h/1"})(PhoneOpened{before})(SealedPhotoCame{before, sealed});
    CHECK(phone_of(visit).url.empty());
    CHECK_FALSE(phone_of(visit).opened);
    visit(LinkFailed{before, model::HandoffProblem::Over});
    CHECK_FALSE(phone_of(visit).trouble);
    visit(Back{})(SealedPhotoCame{before, sealed});
    CHECK(visit.state.draft.sealed_photos.empty());
}

TEST_CASE("What is over or cannot be had is told, and asked for once more") {
    auto visit = visit_at_the_photo();
    visit(OfferPhone{})(OfferPhone{});
    CHECK_FALSE(visit.wanted<AskLink>()); // it is on its way
    auto const first = phone_of(visit).link;
    visit(LinkCame{first, "https://city.example/h/1"})(LinkFailed{first, model::HandoffProblem::Over});
    CHECK(phone_of(visit).trouble == model::HandoffProblem::Over);
    CHECK(phone_of(visit).url.empty());
    visit(OfferPhone{});
    REQUIRE(visit.wanted<AskLink>());
    CHECK(phone_of(visit).link != first);
    CHECK_FALSE(phone_of(visit).trouble);
}

TEST_CASE("Going back drops the link and turns the camera on") {
    auto visit = visit_at_the_photo();
    visit(OfferPhone{})(Back{});
    CHECK(visit.at<Photo>());
    CHECK(visit.wanted<DropLink>());
    CHECK(visit.wanted<StartCamera>());
}

TEST_CASE("Whoever has eyes on the phone is given three times as long, and counts as there when the phone is") {
    auto visit = visit_at_the_photo();
    visit(OfferPhone{});
    auto const link = phone_of(visit).link;
    pass(visit, 2 * visit.settings.idle_question);
    CHECK_FALSE(visit.state.asked_at);
    visit(PhoneOpened{link});
    pass(visit, 2 * visit.settings.idle_question);
    CHECK_FALSE(visit.state.asked_at);
    pass(visit, 2 * visit.settings.idle_question);
    CHECK(visit.state.asked_at);
    pass(visit, visit.settings.idle_answer);
    CHECK(visit.at<Home>());
    CHECK(visit.wanted<DropLink>());
}

TEST_CASE("Where the city takes no photos from phones there is no way to one") {
    auto visit = visit_at_the_photo();
    visit.settings.phone_photos = false;
    visit(OfferPhone{});
    CHECK(visit.at<Photo>());
}
