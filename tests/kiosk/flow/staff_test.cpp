#include "kiosk/flow/staff.h"

#include "tests/kiosk/flow/visit.h"

using namespace flow;
using base::PrivateText;
using model::StaffRefusal;

namespace {

PrivateText const badge(std::string("TRAMSO1:00"));

struct StaffVisit : tests::Visit {
    StaffVisit() { rules.has_staff = true; }

    AskPin& pin() { return std::get<AskPin>(state.screen); }
    StaffVisit& up_to_pin() {
        (*this)(OpenStaff{})(CodeScanned{badge});
        return *this;
    }
    StaffVisit& try_pin(std::string digits) {
        (*this)(ChangeText{PrivateText(std::move(digits))})(Continue{});
        return *this;
    }
    StaffVisit& let_in() {
        up_to_pin().try_pin("274951");
        (*this)(StaffLetIn{pin().asked, {"id", model::StaffRole::Staff}});
        return *this;
    }
};

model::PartReport report(model::Part part, model::PartState state) { return {part, state, {}}; }

} // namespace

TEST_CASE("A badge and its PIN lead to how the kiosk is, and each part is tested then") {
    StaffVisit visit;
    visit(CallStaff{})(OpenStaff{});
    REQUIRE(visit.at<AskBadge>());
    CHECK_FALSE(visit.state.help_shown);
    CHECK(visit.wanted<StartCamera>()->looks == Looks::Code);
    visit(CodeScanned{badge});
    REQUIRE(visit.at<AskPin>());
    CHECK(visit.wanted<StopCamera>());
    CHECK(visit.wanted<LookAtBadge>()->badge == badge);
    visit.try_pin("274951");
    REQUIRE(visit.wanted<TryPin>());
    CHECK(visit.wanted<TryPin>()->pin == PrivateText("274951"));
    visit(StaffLetIn{visit.pin().asked, {"id", model::StaffRole::Staff}});
    REQUIRE(visit.at<Upkeep>());
    CHECK(visit.wanted<TestAllParts>());
    CHECK(visit.wanted<StaffCame>()); // whoever called has help
    CHECK(visit.state.call == Call::None);
}

TEST_CASE("Staff that is let in too late has not come") {
    StaffVisit visit;
    visit(CallStaff{})(CallAnswered{true})(OpenStaff{})(CodeScanned{badge});
    visit.try_pin("274951");
    visit(StaffLetIn{visit.pin().asked + base::Duration(1), {"id", model::StaffRole::Staff}});
    CHECK_FALSE(visit.wanted<StaffCame>());
    CHECK(visit.state.call == Call::Told);
}

TEST_CASE("A badge that is scanned at home asks for its PIN at once, where there is staff") {
    StaffVisit visit;
    visit(CodeScanned{badge});
    CHECK(visit.at<AskPin>());

    StaffVisit without;
    without.rules.has_staff = false;
    without(CodeScanned{badge});
    CHECK(without.at<Home>());
    without(OpenStaff{});
    CHECK(without.at<Home>());
}

TEST_CASE("Another code than a badge's is said to be none") {
    StaffVisit visit;
    visit(OpenStaff{})(CodeScanned{PrivateText("079160001234|024123456|NGUYỄN THỊ A")});
    REQUIRE(visit.at<AskBadge>());
    CHECK(std::get<AskBadge>(visit.state.screen).refused->why == StaffRefusal::NotABadge);
}

TEST_CASE("A PIN that is too short is not tried, nor is one while another is") {
    StaffVisit visit;
    visit.up_to_pin().try_pin("27495");
    CHECK_FALSE(visit.wanted<TryPin>());
    visit.try_pin("274951");
    CHECK(visit.wanted<TryPin>());
    visit.try_pin("999999");
    CHECK_FALSE(visit.wanted<TryPin>());
    CHECK(visit.pin().digits == PrivateText("274951"));
}

TEST_CASE("After a wrong PIN another can be typed, while whatever else turns a badge away asks for one again") {
    for (int why = 0; why <= static_cast<int>(StaffRefusal::Unavailable); ++why) {
        StaffVisit visit;
        visit.up_to_pin().try_pin("274952");
        auto const refusal = static_cast<StaffRefusal>(why);
        visit(StaffTurnedAway{visit.pin().asked, {refusal, {}, 9}});
        if (refusal == StaffRefusal::WrongPin) {
            REQUIRE(visit.at<AskPin>());
            CHECK(visit.pin().digits.reveal().empty());
            CHECK(visit.pin().refused->tries_left == 9);
            visit.try_pin("274951");
            CHECK(visit.wanted<TryPin>());
        } else {
            REQUIRE(visit.at<AskBadge>());
            CHECK(std::get<AskBadge>(visit.state.screen).refused->why == refusal);
        }
    }
}

TEST_CASE("An answer to an earlier badge lets nobody in") {
    StaffVisit visit;
    visit.up_to_pin().try_pin("274951");
    auto const earlier = visit.pin().asked;
    visit(Back{});
    CHECK(visit.at<Home>());
    visit(StaffLetIn{earlier, {"id", model::StaffRole::Lead}});
    CHECK(visit.at<Home>());
    CHECK(visit.wanted<NoteStaffLeft>()); // the door has them as signed in
    visit.up_to_pin();
    visit(StaffLetIn{earlier, {"id", model::StaffRole::Lead}});
    CHECK(visit.at<AskPin>());
    visit(StaffLetIn{visit.pin().asked, {"id", model::StaffRole::Lead}}); // no PIN was given yet
    CHECK(visit.at<AskPin>());
}

TEST_CASE("What a part answers stands in its place, the newest alone, and all are asked again by a touch") {
    using model::Part;
    using model::PartState;
    StaffVisit visit;
    visit.let_in();
    visit(PartTested{report(Part::Disk, PartState::Ready)})(PartTested{report(Part::Printer, PartState::PaperOut)});
    visit(PartTested{report(Part::Printer, PartState::Ready)});
    auto const& parts = std::get<Upkeep>(visit.state.screen).parts;
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].part == Part::Printer);
    CHECK(parts[0].state == PartState::Ready);
    CHECK(parts[1].part == Part::Disk);
    visit(TestParts{});
    CHECK(std::get<Upkeep>(visit.state.screen).parts.empty());
    CHECK(visit.wanted<TestAllParts>());
}

TEST_CASE("Whoever leaves the kiosk's pages, by a touch or by going away, is noted to have left") {
    StaffVisit back;
    back.let_in()(Back{});
    CHECK(back.at<Home>());
    CHECK(back.wanted<NoteStaffLeft>());

    StaffVisit finished;
    finished.let_in()(Finish{});
    CHECK(finished.at<Home>());
    CHECK(finished.wanted<NoteStaffLeft>());

    StaffVisit gone;
    gone.let_in();
    gone.now = *next_deadline(gone.rules, gone.state);
    gone(Tick{});
    REQUIRE(gone.state.asked_at);
    gone.now = *next_deadline(gone.rules, gone.state);
    gone(Tick{});
    CHECK(gone.at<Home>());
    CHECK(gone.wanted<NoteStaffLeft>());
}

TEST_CASE("Nothing of a PIN or a badge stays behind") {
    StaffVisit visit;
    visit.up_to_pin().try_pin("274951");
    visit(Finish{});
    CHECK(visit.at<Home>());
    CHECK(visit.wanted<EndVisit>());
}
