// What is asked before the camera is on, and what the answer does.
#include "tests/kiosk/flow/visit.h"

using namespace flow;
using model::Purpose;
using tests::Visit;

namespace {

Visit visit_after_the_text() {
    Visit visit;
    visit.settings.phone_photos = true;
    visit.write_report("Nước ngập");
    return visit;
}

Purpose asked(Visit const& visit) {
    REQUIRE(visit.at<AskConsent>());
    return std::get<AskConsent>(visit.state.screen).purpose;
}

} // namespace

TEST_CASE("The camera is off until the citizen has agreed to a photo") {
    auto visit = visit_after_the_text();
    CHECK(asked(visit) == Purpose::Photo);
    CHECK_FALSE(visit.wanted<StartCamera>());
    visit(TakePhoto{});
    CHECK(visit.effects.empty());
    visit(AnswerConsent{true});
    CHECK(visit.at<Photo>());
    REQUIRE(visit.wanted<StartCamera>());
    CHECK(visit.wanted<StartCamera>()->looks == Looks::Photo);
}

TEST_CASE("The camera is off until the citizen has agreed to have the card read") {
    auto visit = visit_after_the_text();
    visit(AnswerConsent{false})(ScanCard{});
    CHECK(asked(visit) == Purpose::Card);
    CHECK_FALSE(visit.wanted<StartCamera>());
    visit(CardShown{tests::card()});
    CHECK_FALSE(visit.state.card);
    visit(AnswerConsent{true});
    CHECK(visit.at<ScanningCard>());
    REQUIRE(visit.wanted<StartCamera>());
    CHECK(visit.wanted<StartCamera>()->looks == Looks::Card);
}

TEST_CASE("Who agrees to neither files the report all the same, and both answers go with it") {
    auto visit = visit_after_the_text();
    visit(AnswerConsent{false});
    REQUIRE(visit.at<Person>());
    auto const first = visit.now;
    visit(ScanCard{})(AnswerConsent{false});
    REQUIRE(visit.at<Review>());
    visit(Send{});
    REQUIRE(visit.wanted<Store>());
    auto const vietnamese = model::Language::Vietnamese;
    std::vector<model::ConsentAnswer> const said = {{Purpose::Photo, vietnamese, false, first},
                                                    {Purpose::Card, vietnamese, false, first + base::Duration(2000)}};
    CHECK(visit.wanted<Store>()->draft.consents == said);
    CHECK_FALSE(visit.wanted<Store>()->draft.name);
}

TEST_CASE("What was agreed to is not asked again, in the language it was read in") {
    auto visit = visit_after_the_text();
    visit(SwitchLanguage{})(AnswerConsent{true})(SwitchLanguage{})(Back{})(Continue{});
    CHECK(visit.at<Photo>());
    CHECK(visit.wanted<StartCamera>());
    REQUIRE(visit.state.draft.consents.size() == 1);
    CHECK(visit.state.draft.consents[0].language == model::Language::English);
}

TEST_CASE("What was declined is asked again, and the last answer counts alone") {
    auto visit = visit_after_the_text();
    visit(AnswerConsent{false})(Back{});
    CHECK(asked(visit) == Purpose::Photo);
    visit(AnswerConsent{true});
    REQUIRE(visit.state.draft.consents.size() == 1);
    CHECK(visit.state.draft.consents[0].agreed);
}

TEST_CASE("Whoever stays anonymous after the card was read takes the consent back") {
    auto visit = visit_after_the_text();
    visit(AnswerConsent{false})(ScanCard{})(AnswerConsent{true})(CardShown{tests::card()})(StayAnonymous{});
    REQUIRE(visit.state.draft.consents.size() == 2);
    CHECK(visit.state.draft.consents[1].purpose == Purpose::Card);
    CHECK_FALSE(visit.state.draft.consents[1].agreed);
}

TEST_CASE("Whoever was never asked for the card has said nothing of it") {
    auto visit = visit_after_the_text();
    visit(AnswerConsent{false})(StayAnonymous{});
    CHECK(visit.state.draft.consents.size() == 1);
}

TEST_CASE("Back from what is asked leads to where it was asked from") {
    auto visit = visit_after_the_text();
    visit(Back{});
    CHECK(visit.at<Text>());
    visit(Continue{})(AnswerConsent{false})(ScanCard{})(Back{});
    CHECK(visit.at<Person>());
    visit(StayAnonymous{})(EditPart{Part::Photo})(Back{});
    CHECK(visit.at<Review>());
}

TEST_CASE("A photo from the citizen's phone needs no camera, and none is turned on to show it") {
    auto visit = visit_after_the_text();
    visit(OfferPhone{});
    REQUIRE(visit.wanted<AskLink>());
    visit(SealedPhotoCame{visit.wanted<AskLink>()->link, base::Bytes(700, 7)});
    CHECK(visit.at<Photo>());
    CHECK_FALSE(visit.wanted<StartCamera>());
    visit(RemovePhoto{});
    CHECK(asked(visit) == Purpose::Photo);
    CHECK(visit.state.draft.sealed_photos.empty());
    CHECK_FALSE(visit.wanted<StartCamera>());
}

TEST_CASE("The next visitor is asked anew") {
    auto visit = visit_after_the_text();
    visit(AnswerConsent{true})(Finish{});
    CHECK(visit.wanted<StopCamera>());
    visit.write_report("Đèn hỏng");
    CHECK(asked(visit) == Purpose::Photo);
    CHECK(visit.state.draft.consents.empty());
}
