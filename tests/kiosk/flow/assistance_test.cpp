// Staff helps with a report.
#include "tests/kiosk/flow/visit.h"

using namespace flow;

TEST_CASE("Who is helped says so where staff was called, and it goes with the report, also when they have gone") {
    tests::Visit visit;
    visit.write_report("Nước ngập")(CallStaff{});
    REQUIRE(visit.state.help_shown);
    visit(BeginAssistance{});
    CHECK_FALSE(visit.state.help_shown);
    CHECK(visit.state.assisted);
    visit(CallStaff{})(EndAssistance{});
    CHECK_FALSE(visit.state.assisted);
    CHECK_FALSE(visit.state.help_shown);
    visit(AnswerConsent{false})(StayAnonymous{})(Send{});
    REQUIRE(visit.wanted<Store>());
    CHECK(visit.wanted<Store>()->draft.assisted_by == "staff");
}

TEST_CASE("Whom nobody helped is said to have been helped by nobody, and so is the next visitor") {
    tests::Visit visit;
    visit.up_to_review()(CallStaff{})(CloseHelp{});
    CHECK(visit.state.draft.assisted_by.empty());
    visit(BeginAssistance{})(Finish{});
    CHECK(visit.at<Home>());
    CHECK_FALSE(visit.state.assisted);
    visit.up_to_review()(Send{});
    REQUIRE(visit.wanted<Store>());
    CHECK(visit.wanted<Store>()->draft.assisted_by.empty());
}
