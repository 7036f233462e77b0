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

TEST_CASE("A call for staff is made once, says what came of it, and is made again when nobody was told") {
    tests::Visit visit;
    visit(CallStaff{});
    CHECK(visit.wanted<SignalStaff>());
    CHECK(visit.state.call == Call::Going);
    visit(CloseHelp{})(CallStaff{});
    CHECK_FALSE(visit.wanted<SignalStaff>());
    visit(CallAnswered{false});
    CHECK(visit.state.call == Call::Untold);
    visit(CallStaff{});
    CHECK(visit.wanted<SignalStaff>());
    visit(CallAnswered{true});
    CHECK(visit.state.call == Call::Told);
    visit(CloseHelp{})(CallStaff{});
    CHECK_FALSE(visit.wanted<SignalStaff>());
    CHECK(visit.state.call == Call::Told);
}

TEST_CASE("What came of a call says nothing to the next visitor") {
    tests::Visit visit;
    visit.write_report("Nước ngập")(CallStaff{})(Finish{})(CallAnswered{true});
    CHECK(visit.state.call == Call::None);
    visit(CallStaff{});
    CHECK(visit.wanted<SignalStaff>());
}

TEST_CASE("A call is over when staff helps") {
    tests::Visit visit;
    visit.write_report("Nước ngập")(CallStaff{})(CallAnswered{true})(BeginAssistance{});
    CHECK(visit.wanted<StaffCame>());
    CHECK(visit.state.call == Call::None);
    visit(EndAssistance{});
    CHECK_FALSE(visit.wanted<StaffCame>());
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
