#include "sync/wire/signin.h"

#include "sync/wire/ask.h"
#include "tests/support/catch.h"

using namespace wire;

namespace {

SigninRequest request() {
    SigninRequest made{"Ga Bến Thành", {}};
    made.visit_key.fill(7);
    return made;
}

std::string replaced(std::string text, std::string const& before, std::string const& after) {
    auto const at = text.find(before);
    REQUIRE(at != std::string::npos);
    return text.replace(at, before.size(), after);
}

} // namespace

TEST_CASE("What is said of a sign-in comes back") {
    CHECK(decode_signin_request(encode(request())) == request());
    SigninLink const link{"https://city.example/s/0011", "47", 90};
    CHECK(decode_signin_link(encode(link)) == link);
    for (auto const state : {SigninState::Waiting, SigninState::Matched})
        CHECK(decode_signin_status(encode(SigninStatus{state})) == SigninStatus{state});
    SigninStatus const approved{SigninState::Approved, {}, base::Bytes(634, 9)};
    CHECK(decode_signin_status(encode(approved)) == approved);
    for (int i = 0; i <= static_cast<int>(SigninProblem::Unreachable); ++i) {
        SigninStatus const failed{SigninState::Failed, static_cast<SigninProblem>(i)};
        CHECK(decode_signin_status(encode(failed)) == failed);
    }
    SignedIn const person{base::PrivateText("Nguyễn Thị \"Hoa\""), base::PrivateText("079190123456"), 2};
    CHECK(decode_signed_in(encode(person)) == person);
}

TEST_CASE("A request, link or status of a sign-in that is none is nothing") {
    auto const asked = encode(request());
    CHECK_FALSE(decode_signin_request(replaced(asked, "Ga Bến Thành", "")));
    CHECK_FALSE(decode_signin_request(replaced(asked, "Ga Bến Thành", std::string(161, 'x'))));
    CHECK_FALSE(decode_signin_request(replaced(asked, "BwcH", "")));
    auto const link = encode(SigninLink{"https://city.example/s/0011", "47", 90});
    CHECK_FALSE(decode_signin_link(replaced(link, "https:", "http:")));
    CHECK_FALSE(decode_signin_link(replaced(link, "\"47\"", "\"4\"")));
    CHECK_FALSE(decode_signin_link(replaced(link, "\"47\"", "\"4x\"")));
    CHECK_FALSE(decode_signin_link(replaced(link, "90", "91")));
    CHECK_FALSE(decode_signin_link(replaced(link, "90", "0")));
    auto const approved = encode(SigninStatus{SigninState::Approved, {}, base::Bytes(3, 9)});
    CHECK_FALSE(decode_signin_status(replaced(approved, "CQkJ", "")));
    CHECK_FALSE(decode_signin_status(replaced(approved, "CQkJ", "CQk")));
    CHECK_FALSE(decode_signin_status(replaced(approved, "approved", "waiting")));
    CHECK_FALSE(decode_signin_status(replaced(approved, "approved", "signed")));
    CHECK_FALSE(decode_signin_status(R"({"state":"failed"})"));
    CHECK_FALSE(decode_signin_status(R"({"state":"failed","problem":"weather"})"));
    CHECK_FALSE(decode_signin_status(R"({"state":"waiting","problem":"denied"})"));
}

TEST_CASE("Who somebody is has a name, twelve digits and a level") {
    auto const person = encode(SignedIn{base::PrivateText("Hoa"), base::PrivateText("079190123456"), 2}).reveal();
    CHECK(decode_signed_in(base::PrivateText(person)));
    for (auto const& [before, after] :
         std::vector<std::pair<std::string, std::string>>{{"\"Hoa\"", "\"\""},
                                                          {"079190123456", "07919012345"},
                                                          {"079190123456", "07919012345x"},
                                                          {":2", ":10"},
                                                          {":2", ":-1"}})
        CHECK_FALSE(decode_signed_in(base::PrivateText(replaced(person, before, after))));
}

TEST_CASE("The screen's questions of a sign-in and their answers come back") {
    auto const id = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-0123456789ab").value();
    for (Question const& question :
         {Question(AskSignin{id, request()}), Question(AskSigninStatus{id}), Question(EndSignin{id})})
        CHECK(decode_question(encode_question(question)).value() == question);
    CHECK_FALSE(decode_question(R"({"ask":"signin","id":"0190b3f2-5b1c-7c3a-9f10-0123456789ab","place":""})"));
    SigninLink const link{"https://city.example/s/0011", "47", 90};
    CHECK(*decode_signin_answer(encode_signin_answer(link)).value() == link);
    SigninLinkAnswer const none = tl::unexpected(SigninProblem::Unreachable);
    CHECK(decode_signin_answer(encode_signin_answer(none)).value().error() == SigninProblem::Unreachable);
    SigninStatus const denied{SigninState::Failed, SigninProblem::Denied};
    CHECK(*decode_signin_status_answer(encode_signin_status_answer(denied)).value() == denied);
    SigninStatusAnswer const over = tl::unexpected(SigninProblem::Expired);
    CHECK(decode_signin_status_answer(encode_signin_status_answer(over)).value().error() == SigninProblem::Expired);
    CHECK_FALSE(decode_signin_answer("{}"));
    CHECK_FALSE(decode_signin_status_answer(R"({"status":{"state":"x"}})"));
}
