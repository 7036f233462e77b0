#include "kiosk/flow/draw_show.h"

#include "tests/kiosk/flow/desk_visit.h"

using namespace flow;
using model::StaffRole;
using tests::DeskVisit;

namespace {

DrawTold frozen_told() {
    DrawTold told{412, "1-412", std::string(64, 'a'), std::string(64, 'b')};
    told.slip = {"DANH SÁCH"};
    return told;
}

DrawTold drawn_told(std::vector<std::uint32_t> winners = {17, 4, 300}) {
    auto told = frozen_told();
    told.dice = "4163524416";
    told.winners = std::move(winners);
    told.slip = {"BIÊN BẢN"};
    told.slip_codes = {"record", "digest"};
    return told;
}

struct DrawVisit : DeskVisit {
    DrawVisit& up_to_draw(DrawOpened opened = {412, false}) {
        up_to_desk(StaffRole::Lead)(OpenDraw{});
        answer(opened);
        return *this;
    }
    DrawVisit& up_to_dice() {
        up_to_draw()(ConfirmFreeze{});
        answer(frozen_told());
        (*this)(Continue{});
        return *this;
    }
    DrawVisit& toss(std::string_view dice) {
        for (char const die : dice)
            (*this)(PressDie{static_cast<unsigned>(die - '0')});
        return *this;
    }
    DrawVisit& up_to_prizes() {
        up_to_dice().toss("4163524416")(ConfirmDice{});
        answer(drawn_told());
        return *this;
    }
    // Waits until the reel stands.
    DrawVisit& stands() {
        now = *next_deadline(rules, state);
        (*this)(Tick{});
        return *this;
    }
    ThrowDice& dice() { return std::get<ThrowDice>(state.screen); }
    ShowPrize& prize() { return std::get<ShowPrize>(state.screen); }
};

} // namespace

TEST_CASE("The draw is opened by the lead alone, and says first who would take part") {
    DrawVisit staff, lead;
    staff.up_to_desk(StaffRole::Staff)(OpenDraw{});
    CHECK(staff.at<EventDesk>());
    lead.up_to_desk(StaffRole::Lead)(OpenDraw{});
    REQUIRE(lead.at<BeginDraw>());
    CHECK(lead.asked<LookAtDraw>());
    lead(ConfirmFreeze{}); // before it is known
    CHECK_FALSE(lead.wanted<DeskWork>());
    lead.answer(DrawOpened{6011, true});
    CHECK(std::get<BeginDraw>(lead.state.screen).opened->tickets == 6011);
    lead(Back{});
    CHECK(lead.at<EventDesk>());
}

TEST_CASE("A list of nobody is not fixed") {
    DrawVisit visit;
    visit.up_to_draw({0, false})(ConfirmFreeze{});
    CHECK_FALSE(visit.wanted<DeskWork>());
}

TEST_CASE("The list is fixed once, is waited for, and is printed before any die is thrown") {
    DrawVisit visit;
    visit.up_to_draw()(ConfirmFreeze{});
    CHECK(visit.asked<FreezeDraw>());
    CHECK_FALSE(may_leave(visit.state.screen));
    visit(ConfirmFreeze{})(Back{})(Finish{});
    REQUIRE(visit.at<BeginDraw>());
    visit.answer(frozen_told());
    REQUIRE(visit.at<FrozenDraw>());
    REQUIRE(visit.wanted<PrintAtDesk>());
    CHECK(visit.wanted<PrintAtDesk>()->lines == std::vector<std::string>{"DANH SÁCH"});
    visit(NotPrinted{"draw-frozen", model::PrinterStatus::PaperOut})(PrintAgain{});
    CHECK(visit.wanted<PrintAtDesk>());
}

TEST_CASE("Each trouble of the draw is said, and it can be looked at again") {
    for (auto const trouble : all_draw_troubles) {
        DrawVisit visit;
        visit.up_to_draw()(ConfirmFreeze{});
        visit.answer(trouble);
        REQUIRE(visit.at<BeginDraw>());
        CHECK(std::get<BeginDraw>(visit.state.screen).trouble == trouble);
        CHECK(may_leave(visit.state.screen));
        visit(OpenDraw{});
        CHECK(visit.asked<LookAtDraw>());
    }
    for (auto const trouble : all_desk_troubles) {
        DrawVisit visit;
        visit.up_to_draw()(ConfirmFreeze{});
        visit.answer(trouble);
        REQUIRE(visit.at<BeginDraw>());
        bool const full = trouble == DeskTrouble::Full;
        CHECK(std::get<BeginDraw>(visit.state.screen).trouble == (full ? DrawTrouble::Full : DrawTrouble::Unavailable));
    }
}

TEST_CASE("Dice are thrown in their order, the last one can be taken back, and fewer than ten are not fixed") {
    DrawVisit visit;
    visit.up_to_dice()(UndoDie{});
    visit.toss("416352441")(ConfirmDice{});
    CHECK_FALSE(visit.wanted<DeskWork>());
    visit.toss("6")(UndoDie{});
    CHECK(visit.dice().dice == "416352441");
    visit.toss("07"); // no faces of a die
    CHECK(visit.dice().dice == "416352441");
    visit.toss("6")(ConfirmDice{});
    REQUIRE(visit.asked<FixDice>());
    CHECK(visit.asked<FixDice>()->dice == "4163524416");
    visit(UndoDie{})(Back{})(Finish{});
    REQUIRE(visit.at<ThrowDice>());
    CHECK(visit.dice().dice == "4163524416");
}

TEST_CASE("There is an end of dice, and a look back at the list loses none of them") {
    DrawVisit visit;
    visit.up_to_dice().toss(std::string(most_dice + 1, '3'));
    CHECK(visit.dice().dice.size() == most_dice);
    visit(Back{});
    REQUIRE(visit.at<FrozenDraw>());
    visit(Continue{});
    CHECK(visit.dice().dice.size() == most_dice);
}

TEST_CASE("Dice that the disk did not take are thrown already, and are tried again") {
    DrawVisit visit;
    visit.up_to_dice().toss("4163524416")(ConfirmDice{});
    visit.answer(DrawTrouble::Full);
    CHECK(visit.dice().trouble == DrawTrouble::Full);
    CHECK(visit.dice().dice == "4163524416");
    visit(ConfirmDice{});
    CHECK(visit.asked<FixDice>());
}

TEST_CASE("Nothing of who wins is in the state before the dice are fixed") {
    DrawVisit visit;
    visit.up_to_dice().toss("4163524416")(ConfirmDice{});
    CHECK(visit.state.desk->draw->winners.empty());
    CHECK(visit.state.desk->draw->dice.empty());
}

TEST_CASE("The last prize is drawn first, each reel ends by itself, and a touch draws the next") {
    DrawVisit visit;
    visit.up_to_prizes();
    for (std::size_t prize = 3; prize-- > 0;) {
        REQUIRE(visit.at<ShowPrize>());
        CHECK(visit.prize().prize == prize);
        REQUIRE(visit.prize().rolls_until);
        visit(Continue{}); // while it rolls
        CHECK(visit.prize().prize == prize);
        visit.stands();
        CHECK_FALSE(visit.prize().rolls_until);
        visit(Continue{});
    }
    REQUIRE(visit.at<DrawOver>());
    CHECK(visit.wanted<PrintAtDesk>()->lines == std::vector<std::string>{"BIÊN BẢN"});
    CHECK(visit.wanted<PrintAtDesk>()->codes.size() == 2);
    visit(Continue{});
    CHECK(visit.at<EventDesk>());
}

TEST_CASE("Where nothing shall move no reel rolls, and in slow mode it rolls twice as long") {
    DrawVisit still, slow;
    Comfort comfort;
    comfort.less_movement = true;
    still.up_to_dice().toss("4163524416")(ChangeComfort{comfort})(ConfirmDice{});
    still.answer(drawn_told());
    CHECK_FALSE(still.prize().rolls_until);
    comfort = {};
    comfort.slow = true;
    slow.up_to_dice().toss("4163524416")(ChangeComfort{comfort})(ConfirmDice{});
    slow.answer(drawn_told());
    CHECK(*slow.prize().rolls_until - *slow.prize().rolls_from == 2 * reel_rolls);
}

TEST_CASE("A prize is drawn again for each reason of the list, once it stands, and rolls to another ticket") {
    for (auto const reason : all_redraw_reasons) {
        DrawVisit visit;
        visit.up_to_prizes()(AskRedraw{}); // while it rolls
        REQUIRE(visit.at<ShowPrize>());
        visit.stands()(AskRedraw{});
        REQUIRE(visit.at<RedrawWhy>());
        visit(Back{});
        REQUIRE(visit.at<ShowPrize>());
        CHECK_FALSE(visit.prize().rolls_until);
        visit(AskRedraw{})(RedrawFor{reason});
        REQUIRE(visit.asked<DrawAgain>());
        CHECK(visit.asked<DrawAgain>()->prize == 2);
        CHECK(visit.asked<DrawAgain>()->reason == reason);
        CHECK_FALSE(word_of(reason).empty());
        visit(Back{})(RedrawFor{reason});
        CHECK_FALSE(visit.wanted<DeskWork>());
        visit.answer(drawn_told({17, 4, 55}));
        REQUIRE(visit.at<ShowPrize>());
        CHECK(visit.state.desk->draw->winners[2] == 55);
        CHECK(visit.prize().rolls_until);
    }
}

TEST_CASE("A prize that cannot be drawn again keeps its ticket, and why is said") {
    DrawVisit visit;
    visit.up_to_prizes().stands()(AskRedraw{})(RedrawFor{RedrawReason::Declined});
    visit.answer(DrawTrouble::TooFew);
    REQUIRE(visit.at<RedrawWhy>());
    CHECK(std::get<RedrawWhy>(visit.state.screen).trouble == DrawTrouble::TooFew);
    visit(Back{});
    CHECK(visit.state.desk->draw->winners[2] == 300);
}

TEST_CASE("A draw that a power cut broke off goes on where the disk has it") {
    DrawVisit frozen, drawn;
    frozen.up_to_desk(StaffRole::Lead)(OpenDraw{});
    frozen.answer(frozen_told());
    REQUIRE(frozen.at<FrozenDraw>());
    CHECK_FALSE(frozen.wanted<PrintAtDesk>()); // it was printed then
    frozen(PrintAgain{});
    CHECK(frozen.wanted<PrintAtDesk>());
    drawn.up_to_desk(StaffRole::Lead)(OpenDraw{});
    drawn.answer(drawn_told());
    REQUIRE(drawn.at<ShowPrize>());
    CHECK(drawn.prize().prize == 2);
}
