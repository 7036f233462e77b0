#include "tests/kiosk/flow/desk_visit.h"

using namespace flow;
using model::GiftReason, model::GiftRefusal, model::StaffRole, model::TallyKind;
using tests::DeskVisit;

TEST_CASE(
    "Staff and lead come to the desk of an event, a technician to how the kiosk is, and all do without an event") {
    for (auto const role : model::all_staff_roles) {
        DeskVisit visit;
        visit.sign_in(role);
        CHECK(visit.at<EventDesk>() == (role != StaffRole::Technician));
        CHECK(visit.at<UpkeepMenu>() == (role == StaffRole::Technician));
        DeskVisit without;
        without.rules.event = nullptr;
        without.sign_in(role);
        CHECK(without.at<Upkeep>() == (role != StaffRole::Technician));
        CHECK_FALSE(without.state.desk);
    }
}

TEST_CASE("The desk and how the kiosk is are one touch from each other, and nobody has left in between") {
    DeskVisit visit;
    visit.up_to_desk()(OpenUpkeep{});
    REQUIRE(visit.at<Upkeep>());
    CHECK(visit.wanted<TestAllParts>());
    CHECK_FALSE(visit.wanted<NoteStaffLeft>());
    visit(OpenDesk{});
    CHECK(visit.at<EventDesk>());
    CHECK(visit.asked<LookAtBook>());
    CHECK_FALSE(visit.wanted<NoteStaffLeft>());
}

TEST_CASE("One touch counts one visitor, and the number that was drawn is shown and printed") {
    DeskVisit visit;
    visit.up_to_desk()(NextVisitor{});
    REQUIRE(visit.asked<WelcomeVisitor>());
    visit.answer(Welcomed{100'001});
    REQUIRE(visit.at<ShowTicket>());
    CHECK(visit.wanted<PrintAtDesk>()->ticket == 100'001);
    visit(NotPrinted{"ticket-100001", model::PrinterStatus::PaperOut})(PrintAgain{});
    CHECK(visit.wanted<PrintAtDesk>());
    visit(Continue{});
    CHECK(visit.at<EventDesk>());
    visit(NextVisitor{});
    visit.answer(Welcomed{});
    CHECK(visit.at<EventDesk>()); // this kiosk draws none
    CHECK(visit.desk().counted == TallyKind::Visitor);
}

TEST_CASE("What is pressed while the book is asked, or a moment after, is not counted a second time") {
    DeskVisit visit;
    visit.up_to_desk()(TallyOne{TallyKind::Installed});
    CHECK(visit.asked<CountOne>()->kind == TallyKind::Installed);
    visit(TallyOne{TallyKind::Installed});
    CHECK_FALSE(visit.wanted<DeskWork>());
    visit.answer(Tallied{TallyKind::Installed});
    CHECK(visit.desk().counted == TallyKind::Installed);
    visit.now -= base::Duration(900);
    visit(TallyOne{TallyKind::Installed});
    CHECK_FALSE(visit.wanted<DeskWork>());
    auto const due = next_deadline(visit.rules, visit.state);
    REQUIRE(due);
    visit.now = *due;
    visit(Tick{});
    CHECK_FALSE(visit.desk().still_until);
    visit(TallyOne{TallyKind::Installed});
    CHECK(visit.asked<CountOne>());
}

TEST_CASE("What the book counts by itself is not counted by a touch") {
    DeskVisit visit;
    visit.up_to_desk();
    for (auto const kind : {TallyKind::Ticket, TallyKind::Gift, TallyKind::GiftBack}) {
        visit(TallyOne{kind});
        CHECK_FALSE(visit.wanted<DeskWork>());
    }
}

TEST_CASE("Each trouble of the book is said, and nothing is said to be counted") {
    for (auto const trouble : all_desk_troubles) {
        DeskVisit visit;
        visit.up_to_desk()(TallyOne{TallyKind::Activated});
        visit.answer(trouble);
        REQUIRE(visit.at<EventDesk>());
        CHECK(visit.desk().trouble == trouble);
        CHECK_FALSE(visit.desk().counted);
        CHECK_FALSE(visit.desk().waits);
    }
}

TEST_CASE("Who brought the visitors stays chosen until it is changed, and goes with whoever signs out") {
    DeskVisit visit;
    visit.up_to_desk()(OpenWhose{})(TakeWhose{{"don-vi-a", "a-01"}});
    REQUIRE(visit.at<EventDesk>());
    visit(TallyOne{TallyKind::Installed});
    CHECK(visit.asked<CountOne>()->whose == model::EventWhose{"don-vi-a", "a-01"});
    visit.answer(Tallied{TallyKind::Installed});
    visit(NextVisitor{});
    CHECK(visit.asked<WelcomeVisitor>()->whose.ambassador == "a-01");
    visit(Finish{});
    visit.up_to_desk();
    CHECK(visit.state.desk->whose == model::EventWhose{});
}

TEST_CASE("A gift is given for a card, whose number goes to the book and stays nowhere") {
    DeskVisit visit;
    visit.up_to_card();
    REQUIRE(visit.at<GiftCard>());
    CHECK(visit.wanted<StartCamera>()->looks == Looks::Card);
    visit(CardShown{tests::card()});
    REQUIRE(visit.asked<model::GiftHanding>());
    CHECK(visit.asked<model::GiftHanding>()->card == tests::card().number);
    CHECK(visit.asked<model::GiftHanding>()->reason == GiftReason::None);
    CHECK_FALSE(visit.state.card);
    CHECK_FALSE(visit.state.draft.number);
    visit(CardShown{tests::card()}); // the camera still sees it
    CHECK_FALSE(visit.wanted<DeskWork>());
    visit(Back{})(Finish{}); // what is on its way to the disk is waited for
    REQUIRE(visit.at<GiftCard>());
    visit.answer(GiftWritten{});
    REQUIRE(visit.at<GiftAnswer>());
    CHECK(visit.wanted<StopCamera>());
    CHECK_FALSE(std::get<GiftAnswer>(visit.state.screen).refused);
    visit(Continue{});
    CHECK(visit.at<EventDesk>());
}

TEST_CASE("A gift that is refused says why, and another card can be shown") {
    for (int why = 0; why <= static_cast<int>(GiftRefusal::Unavailable); ++why) {
        DeskVisit visit;
        visit.up_to_card()(CardShown{tests::card()});
        visit.answer(model::GiftRefused{static_cast<GiftRefusal>(why), "", 9});
        REQUIRE(visit.at<GiftAnswer>());
        CHECK(std::get<GiftAnswer>(visit.state.screen).refused->why == static_cast<GiftRefusal>(why));
        visit(ScanCard{});
        CHECK(visit.at<GiftCard>());
    }
}

TEST_CASE("Without a card the lead alone gives, for one of two reasons") {
    for (auto const reason : model::all_gift_reasons) {
        DeskVisit staff, lead;
        staff.up_to_card()(GiveWithoutCard{reason});
        CHECK_FALSE(staff.wanted<DeskWork>());
        lead.up_to_card(StaffRole::Lead)(GiveWithoutCard{reason});
        bool const may = reason == GiftReason::NoCard || reason == GiftReason::ByLead;
        REQUIRE((lead.wanted<DeskWork>() != nullptr) == may);
        if (may) CHECK(lead.asked<model::GiftHanding>()->card.reveal().empty());
    }
}

TEST_CASE("A shift is ended by the lead alone, after a question, and its paper is printed and shown") {
    DeskVisit staff;
    staff.up_to_desk()(AskEndShift{});
    CHECK(staff.at<EventDesk>());
    DeskVisit lead;
    lead.up_to_desk(StaffRole::Lead)(AskEndShift{});
    REQUIRE(lead.at<EndShift>());
    CHECK_FALSE(lead.wanted<DeskWork>());
    lead(Back{})(AskEndShift{})(ConfirmEndShift{});
    CHECK(lead.asked<CloseShift>());
    lead.answer(DeskTrouble::Full);
    REQUIRE(lead.at<EndShift>());
    CHECK(std::get<EndShift>(lead.state.screen).trouble == DeskTrouble::Full);
    lead(ConfirmEndShift{});
    lead.answer(ShiftClosed{{"KẾT CA 1"}});
    REQUIRE(lead.at<ShiftOver>());
    CHECK(lead.wanted<PrintAtDesk>()->lines == std::vector<std::string>{"KẾT CA 1"});
}

TEST_CASE("An answer to an earlier sign-in changes nothing for the next") {
    DeskVisit visit;
    visit.up_to_desk()(NextVisitor{});
    auto const earlier = visit.state.desk->asked;
    visit(Finish{});
    visit(DeskAnswered{earlier, Welcomed{100'001}});
    CHECK(visit.at<Home>());
    visit.sign_in();
    visit(DeskAnswered{earlier, Welcomed{100'001}, DeskNumbers{{{TallyKind::Visitor, 1}}, {}}});
    REQUIRE(visit.at<EventDesk>());
    CHECK(visit.desk().waits);
    CHECK_FALSE(visit.state.desk->numbers);
}

TEST_CASE("Whoever leaves the desk, by a touch or by going away for long, is noted to have left") {
    DeskVisit back, gone;
    back.up_to_desk()(Back{});
    CHECK(back.at<Home>());
    CHECK(back.wanted<NoteStaffLeft>());
    CHECK_FALSE(back.state.desk);

    gone.up_to_card();
    auto const patience = *next_deadline(gone.rules, gone.state) - gone.state.touched_at;
    CHECK(patience == 5 * gone.settings.idle_question);
    gone.now = *next_deadline(gone.rules, gone.state);
    gone(Tick{});
    gone.now = *next_deadline(gone.rules, gone.state);
    gone(Tick{});
    CHECK(gone.at<Home>());
    CHECK(gone.wanted<NoteStaffLeft>());
    CHECK(gone.wanted<StopCamera>());
}

TEST_CASE("The last count can be taken back, once, by what it was counted for") {
    DeskVisit visit;
    visit.up_to_desk()(UndoCount{});
    CHECK_FALSE(visit.wanted<DeskWork>()); // nothing was counted
    visit(OpenWhose{})(TakeWhose{{"don-vi-a", "a-01"}})(TallyOne{TallyKind::Installed});
    visit.answer(Tallied{TallyKind::Installed, 77});
    visit(OpenWhose{})(TakeWhose{{}})(UndoCount{});
    REQUIRE(visit.asked<TakeBackCount>());
    auto const& what = visit.asked<TakeBackCount>()->what;
    CHECK(what.kind == TallyKind::Installed);
    CHECK(what.whose.ambassador == "a-01");
    CHECK(what.hour == 77);
    visit(UndoCount{});
    CHECK_FALSE(visit.wanted<DeskWork>()); // while the book is asked
    visit.answer(CountTakenBack{TallyKind::Installed});
    CHECK(visit.desk().back);
    CHECK(visit.desk().counted == TallyKind::Installed);
    visit(UndoCount{});
    CHECK_FALSE(visit.wanted<DeskWork>());
}

TEST_CASE("A visitor who was counted by mistake is taken back after the number has come") {
    DeskVisit visit;
    visit.up_to_desk()(NextVisitor{});
    visit.answer(Welcomed{100'001, 5});
    visit(Continue{})(UndoCount{});
    REQUIRE(visit.asked<TakeBackCount>());
    CHECK(visit.asked<TakeBackCount>()->what.kind == TallyKind::Visitor);
    visit.answer(DeskTrouble::NotCounted);
    CHECK(visit.desk().trouble == DeskTrouble::NotCounted);
}

TEST_CASE("What was counted is taken back within its shift and by its sign-in alone") {
    DeskVisit ended, left;
    ended.up_to_desk(StaffRole::Lead)(TallyOne{TallyKind::Installed});
    ended.answer(Tallied{TallyKind::Installed});
    ended(AskEndShift{})(ConfirmEndShift{});
    ended.answer(ShiftClosed{{"KẾT CA 1"}});
    ended(Continue{})(UndoCount{});
    CHECK_FALSE(ended.wanted<DeskWork>());
    left.up_to_desk()(TallyOne{TallyKind::Installed});
    left.answer(Tallied{TallyKind::Installed});
    left(Finish{});
    left.up_to_desk()(UndoCount{});
    CHECK_FALSE(left.wanted<DeskWork>());
}

TEST_CASE("A second gift is the lead's to decide, for a card that had one, and is waited for") {
    for (int why = 0; why <= static_cast<int>(GiftRefusal::Unavailable); ++why) {
        auto const refusal = static_cast<GiftRefusal>(why);
        for (auto const role : {StaffRole::Staff, StaffRole::Lead}) {
            DeskVisit visit;
            visit.up_to_card(role)(CardShown{tests::card()});
            visit.answer(model::GiftRefused{refusal, "", 9});
            visit(GiveWithoutCard{GiftReason::ByLead});
            bool const may = role == StaffRole::Lead && refusal == GiftRefusal::AlreadyGiven;
            REQUIRE((visit.asked<model::GiftHanding>() != nullptr) == may);
            if (!may) continue;
            CHECK(visit.asked<model::GiftHanding>()->card.reveal().empty());
            visit(GiveWithoutCard{GiftReason::ByLead})(Back{})(Finish{});
            REQUIRE(visit.at<GiftAnswer>());
            CHECK_FALSE(visit.wanted<DeskWork>());
            visit.answer(GiftWritten{});
            CHECK_FALSE(std::get<GiftAnswer>(visit.state.screen).refused);
        }
    }
}

TEST_CASE("The code on an ambassador's badge chooses him as the pack writes him, and any other is said to be none") {
    auto const scan = [](std::string text) { return CodeScanned{base::PrivateText(std::move(text))}; };
    DeskVisit visit;
    visit.up_to_desk()(OpenWhose{});
    CHECK(visit.wanted<StartCamera>()->looks == Looks::Code);
    for (auto const* other : {"tramso:amb:vi-du:A-01", "tramso:amb:khac:a-01", "tramso:amb:a-01", "a-01", "TRAMSO1:00",
                              "tramso:amb:vi-du:a-01 "}) {
        visit(scan(other));
        REQUIRE(visit.at<WhoseVisitor>());
        CHECK(std::get<WhoseVisitor>(visit.state.screen).unknown);
    }
    visit(scan("tramso:amb:vi-du:a-01"));
    REQUIRE(visit.at<EventDesk>());
    CHECK(visit.wanted<StopCamera>());
    CHECK(visit.state.desk->whose == model::EventWhose{"don-vi-a", "a-01"});
}
