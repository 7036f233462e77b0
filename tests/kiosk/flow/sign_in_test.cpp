// Signing in with the citizen's own phone.
#include "tests/kiosk/flow/visit.h"

using namespace flow;
using model::Assurance;
using model::SigninProblem;

namespace {

tests::Visit visit_at_the_link() {
    tests::Visit visit;
    visit.settings.phone_signin = true;
    visit.write_report("Nước ngập")(AnswerConsent{false})(SignIn{})(AnswerConsent{true});
    return visit;
}

SigningIn const& here(tests::Visit const& visit) {
    REQUIRE(visit.at<SigningIn>());
    return std::get<SigningIn>(visit.state.screen);
}

SignedIn hoa(LinkName link) { return {link, base::PrivateText("Nguyễn Thị Hoa"), base::PrivateText("079190123456")}; }

} // namespace

TEST_CASE("Nothing is asked of the city before the citizen has agreed") {
    tests::Visit visit;
    visit.settings.phone_signin = true;
    visit.write_report("Nước ngập")(AnswerConsent{false})(SignIn{});
    REQUIRE(visit.at<AskConsent>());
    CHECK(std::get<AskConsent>(visit.state.screen).purpose == model::Purpose::SignIn);
    CHECK_FALSE(visit.wanted<AskSignin>());
    visit(AnswerConsent{true});
    REQUIRE(visit.wanted<AskSignin>());
    CHECK(visit.wanted<AskSignin>()->place == "Bến Thành");
    CHECK(visit.wanted<AskSignin>()->link == here(visit).link);
}

TEST_CASE("Who does not agree goes on without a name") {
    tests::Visit visit;
    visit.settings.phone_signin = true;
    visit.write_report("Nước ngập")(AnswerConsent{false})(SignIn{})(AnswerConsent{false});
    CHECK(visit.at<Review>());
    CHECK_FALSE(visit.wanted<AskSignin>());
}

TEST_CASE("The code and the number come, the phone chooses it, and who it is goes with the report as verified") {
    auto visit = visit_at_the_link();
    auto const link = here(visit).link;
    visit(SigninCame{link, "https://city.example/s/1", "47"});
    CHECK(here(visit).url == "https://city.example/s/1");
    CHECK(here(visit).number == "47");
    CHECK_FALSE(here(visit).matched);
    visit(NumberMatched{link});
    CHECK(here(visit).matched);
    visit(hoa(link));
    CHECK(visit.at<Person>());
    CHECK(visit.wanted<DropSignin>());
    REQUIRE(visit.state.card);
    visit(Continue{})(Send{});
    REQUIRE(visit.wanted<Store>());
    auto const& draft = visit.wanted<Store>()->draft;
    CHECK(draft.name->reveal() == "Nguyễn Thị Hoa");
    CHECK(draft.number->reveal() == "079190123456");
    CHECK(draft.assurance == Assurance::Verified);
}

TEST_CASE("A card that is read says who somebody claims to be, and no more") {
    tests::Visit visit;
    visit.write_report("Nước ngập").show_card()(CardShown{tests::card()});
    CHECK(visit.state.draft.assurance == Assurance::Stated);
    visit(StayAnonymous{});
    CHECK(visit.state.draft.assurance == Assurance::None);
}

TEST_CASE("Who stays anonymous after signing in is nobody, and takes the consent back") {
    auto visit = visit_at_the_link();
    visit(hoa(here(visit).link))(StayAnonymous{});
    CHECK_FALSE(visit.state.draft.name);
    CHECK_FALSE(visit.state.draft.number);
    CHECK_FALSE(visit.state.card);
    CHECK(visit.state.draft.assurance == Assurance::None);
    REQUIRE(visit.state.draft.consents.size() == 2);
    CHECK_FALSE(visit.state.draft.consents[1].agreed);
}

TEST_CASE("Nothing of an earlier sign-in is taken, least of all another visitor's name") {
    auto visit = visit_at_the_link();
    auto const before = here(visit).link;
    visit(Finish{});
    CHECK(visit.wanted<DropSignin>());
    visit.write_report("Đèn hỏng")(AnswerConsent{false})(SignIn{})(AnswerConsent{true});
    visit(SigninCame{before, "https://city.example/s/1", "47"})(NumberMatched{before})(hoa(before));
    CHECK(here(visit).url.empty());
    CHECK_FALSE(here(visit).matched);
    CHECK_FALSE(visit.state.draft.name);
    visit(SigninFailed{before, SigninProblem::Denied});
    CHECK_FALSE(here(visit).trouble);
    visit(Back{})(hoa(before));
    CHECK(visit.at<Person>());
    CHECK_FALSE(visit.state.draft.name);
}

TEST_CASE("What failed is told, its code is gone, and it is asked for once more, without asking for consent again") {
    auto visit = visit_at_the_link();
    visit(SignIn{});
    CHECK_FALSE(visit.wanted<AskSignin>()); // it is on its way
    auto const first = here(visit).link;
    visit(SigninCame{first, "https://city.example/s/1", "47"})(SigninFailed{first, SigninProblem::WrongNumber});
    CHECK(here(visit).trouble == SigninProblem::WrongNumber);
    CHECK(here(visit).url.empty());
    CHECK(here(visit).number.empty());
    visit(SignIn{});
    REQUIRE(visit.wanted<AskSignin>());
    CHECK(here(visit).link != first);
    CHECK_FALSE(here(visit).trouble);
}

TEST_CASE("Whoever has eyes on the phone to sign in is given three times as long") {
    auto visit = visit_at_the_link();
    auto const pass = [&](base::Duration time) {
        visit.now += time;
        visit(Tick{});
    };
    pass(2 * visit.settings.idle_question);
    CHECK_FALSE(visit.state.asked_at);
    visit(NumberMatched{here(visit).link});
    pass(2 * visit.settings.idle_question);
    CHECK_FALSE(visit.state.asked_at);
    pass(2 * visit.settings.idle_question);
    CHECK(visit.state.asked_at);
    pass(visit.settings.idle_answer);
    CHECK(visit.at<Home>());
    CHECK(visit.wanted<DropSignin>());
}

TEST_CASE("Where nobody signs in there is no way to it") {
    tests::Visit visit;
    visit.write_report("Nước ngập")(AnswerConsent{false})(SignIn{});
    CHECK(visit.at<Person>());
}
