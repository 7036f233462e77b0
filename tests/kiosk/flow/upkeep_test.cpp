#include "kiosk/flow/upkeep.h"

#include "tests/kiosk/flow/visit.h"

using namespace flow;
using base::PrivateText;
using model::CheckMark, model::CheckStep, model::LineStage, model::PartState;
using Which = model::Part;

namespace {

struct Technician : tests::Visit {
    explicit Technician(model::StaffRole role = model::StaffRole::Technician) {
        rules.has_staff = true;
        rules.glass = {3, 2};
        (*this)(CodeScanned{PrivateText("TRAMSO1:00")})(ChangeText{PrivateText("274951")})(Continue{});
        (*this)(StaffLetIn{std::get<AskPin>(state.screen).asked, {"id", role}});
    }
    RunCheck& check() { return std::get<RunCheck>(state.screen); }
    CheckStep step() { return at<RunCheck>() ? check().step : CheckStep::Network; }
    Technician& up_to(CheckStep wanted) {
        if (!at<UpkeepMenu>()) (*this)(Back{});
        (*this)(OpenUpkeepEntry{UpkeepEntry::Check});
        REQUIRE(at<RunCheck>());
        while (step() != wanted)
            (*this)(SkipCheck{});
        return *this;
    }
    CheckDone const& done(CheckStep wanted) const {
        return *std::ranges::find(state.upkeep->done, wanted, &CheckDone::step);
    }
    void run_to(base::Duration time) { // as the app does: a tick at each deadline
        auto const end = now + time;
        while (auto const due = next_deadline(rules, state)) {
            if (*due > end) return;
            now = *due;
            auto made = flow::step(rules, std::move(state), {now, Tick{}});
            state = std::move(made.state);
        }
    }
};

GlassTouched touch(int x, int y) { return GlassTouched{{x, y}}; }

} // namespace

TEST_CASE("A technician comes to a menu, others of the staff to how the kiosk is") {
    Technician technician;
    CHECK(technician.at<UpkeepMenu>());
    CHECK(technician.wanted<TestAllParts>());
    CHECK(technician.wanted<LookAtFaults>());
    for (auto const role : {model::StaffRole::Staff, model::StaffRole::Lead}) {
        Technician other(role);
        CHECK(other.at<Upkeep>());
        CHECK_FALSE(other.state.upkeep);
        other(OpenUpkeepEntry{UpkeepEntry::Check});
        CHECK(other.at<Upkeep>());
    }
}

TEST_CASE("Back leads from each of a technician's screens to the menu, and from there out") {
    for (auto const entry : all_upkeep_entries) {
        Technician technician;
        technician(OpenUpkeepEntry{entry});
        CHECK_FALSE(technician.at<UpkeepMenu>());
        technician(Back{});
        CHECK(technician.at<UpkeepMenu>());
        CHECK_FALSE(technician.wanted<NoteStaffLeft>());
    }
    Technician technician;
    technician(Back{});
    CHECK(technician.at<Home>());
    CHECK(technician.wanted<NoteStaffLeft>());
    CHECK_FALSE(technician.state.upkeep);
}

TEST_CASE("A technician who walks away is signed out from every screen") {
    for (auto const entry : all_upkeep_entries) {
        Technician technician;
        technician(OpenUpkeepEntry{entry});
        technician.run_to(base::Duration(600'000));
        CHECK(technician.at<Home>());
    }
}

TEST_CASE("All eight steps are gone through in their order, and each outcome is kept with its time") {
    Technician technician;
    technician(OpenUpkeepEntry{UpkeepEntry::Check});
    std::vector<CheckStep> seen;
    while (technician.at<RunCheck>()) {
        seen.push_back(technician.step());
        technician(SkipCheck{});
    }
    CHECK(seen == std::vector<CheckStep>(std::begin(model::all_check_steps), std::end(model::all_check_steps)));
    REQUIRE(technician.at<CheckOver>());
    REQUIRE(technician.state.upkeep->done.size() == 8);
    for (auto const& done : technician.state.upkeep->done)
        CHECK(done.mark == CheckMark::Skipped);
    CHECK(technician.done(CheckStep::Network).at == technician.now);
    CHECK(technician.wanted<NoteAct>()->what == "checked");
}

TEST_CASE("What is not fitted is passed over, and said to be skipped") {
    Technician technician;
    technician.rules.unfitted = {CheckStep::Printer, CheckStep::Speaker, CheckStep::Headphones, CheckStep::Network};
    technician(OpenUpkeepEntry{UpkeepEntry::Check});
    CHECK(technician.step() == CheckStep::Touch);
    technician.up_to(CheckStep::Camera)(SkipCheck{});
    CHECK(technician.at<CheckOver>());
    CHECK(technician.done(CheckStep::Printer).detail == "not fitted");
    CHECK(technician.done(CheckStep::Network).detail == "not fitted");
}

TEST_CASE("The pattern is asked about when it is out, and a printer that does not print is bad") {
    Technician technician;
    technician.up_to(CheckStep::Printer)(AnswerCheck{true});
    CHECK(technician.step() == CheckStep::Printer); // nothing was printed yet
    technician(BeginTrial{});
    CHECK(technician.wanted<PrintPattern>());
    technician(AnswerCheck{true});
    CHECK(technician.step() == CheckStep::Printer);
    technician(NotPrinted{"pattern", model::PrinterStatus::PaperOut})(AnswerCheck{true});
    CHECK(technician.step() == CheckStep::Printer); // paper that is not there is not nice
    technician(AnswerCheck{false});
    CHECK(technician.step() == CheckStep::Touch);
    CHECK(technician.done(CheckStep::Printer).mark == CheckMark::Bad);
    CHECK(technician.done(CheckStep::Printer).detail == "paper-out");

    technician(Back{}).operator()(OpenUpkeepEntry{UpkeepEntry::Check})(BeginTrial{})(Printed{"another"});
    CHECK(technician.check().running);
    technician(Printed{"pattern"})(AnswerCheck{true});
    CHECK(technician.done(CheckStep::Printer).mark == CheckMark::Good);
}

TEST_CASE("Every cell of the glass is to be touched, and those that were not are named") {
    Technician technician;
    technician.up_to(CheckStep::Touch)(BeginTrial{});
    CHECK(takes_glass(technician.state.screen));
    for (int y : {250, 750})
        for (int x : {100, 500, 900})
            if (x != 500 || y != 750) technician(touch(x, y));
    CHECK(takes_glass(technician.state.screen));
    technician.run_to(base::Duration(21'000));
    REQUIRE(technician.at<RunCheck>());
    CHECK_FALSE(takes_glass(technician.state.screen));
    technician(AnswerCheck{true});
    CHECK(technician.step() == CheckStep::Touch);
    technician(AnswerCheck{false});
    CHECK(technician.done(CheckStep::Touch).detail == "missed 1 of 6, row:column 2:2");

    technician.up_to(CheckStep::Touch)(BeginTrial{});
    for (int y : {0, 999})
        for (int x : {0, 500, 999})
            technician(touch(x, y));
    CHECK_FALSE(takes_glass(technician.state.screen)); // all: over at once
    technician(AnswerCheck{true});
    CHECK(technician.done(CheckStep::Touch).mark == CheckMark::Good);
}

TEST_CASE("A panel of any shape is cut into cells of a thumb's size") {
    CHECK(glass_grid(531, 299).columns == 10);
    CHECK(glass_grid(531, 299).rows == 5);
    CHECK(glass_grid(680, 1210).rows == 22);
    CHECK(glass_grid(1, 100'000).columns == 2);
    CHECK(glass_grid(1, 100'000).rows == 24);
}

TEST_CASE("Touches that nobody makes are recorded for a minute, without being asked whether somebody is there") {
    Technician technician;
    technician.up_to(CheckStep::Ghosts)(BeginTrial{});
    CHECK(technician.check().seconds_left == 60);
    technician.run_to(base::Duration(30'000));
    CHECK(technician.check().seconds_left == 30);
    technician(touch(10, 10))(touch(12, 12))(GlassTouched{{500, 500}, false});
    technician.run_to(base::Duration(40'000));
    CHECK_FALSE(technician.state.asked_at);
    REQUIRE_FALSE(technician.check().running);
    CHECK(technician.check().ghost_count == 2);
    technician(AnswerCheck{true});
    CHECK(technician.step() == CheckStep::Ghosts);
    technician(AnswerCheck{false});
    CHECK(technician.done(CheckStep::Ghosts).detail == "2 touches, 1 cells");

    technician.up_to(CheckStep::Ghosts)(BeginTrial{});
    technician.run_to(base::Duration(61'000));
    technician(AnswerCheck{true});
    CHECK(technician.done(CheckStep::Ghosts).mark == CheckMark::Good);
}

TEST_CASE("A sound is heard at the left, then at the right, and what is not heard is named by its side") {
    Technician technician;
    technician.up_to(CheckStep::Speaker)(BeginTrial{});
    CHECK(technician.wanted<PlayTone>()->side == Side::Left);
    technician(AnswerCheck{true});
    CHECK(technician.step() == CheckStep::Speaker);
    CHECK(technician.wanted<PlayTone>()->side == Side::Right);
    technician(AnswerCheck{false});
    CHECK(technician.done(CheckStep::Speaker).detail == "right");
    REQUIRE(technician.step() == CheckStep::Headphones);
    technician(BeginTrial{})(AnswerCheck{true})(AnswerCheck{true});
    CHECK(technician.done(CheckStep::Headphones).mark == CheckMark::Good);
}

TEST_CASE("The scanner is good when it has read the test card, and by nobody's word") {
    Technician technician;
    technician.up_to(CheckStep::Scanner);
    technician(CodeScanned{PrivateText("something else")})(AnswerCheck{true});
    REQUIRE(technician.step() == CheckStep::Scanner);
    CHECK(technician.check().other_code);
    technician(CodeScanned{PrivateText(std::string(model::test_card))});
    CHECK(technician.done(CheckStep::Scanner).mark == CheckMark::Good);
    CHECK(technician.step() == CheckStep::Camera);
}

TEST_CASE("The camera is on while it is tested, and off afterwards") {
    Technician technician;
    technician.up_to(CheckStep::Scanner)(SkipCheck{});
    REQUIRE(technician.wanted<StartCamera>());
    CHECK(technician.wanted<StartCamera>()->looks == Looks::Sharpness);
    technician(SharpnessMeasured{12})(SharpnessMeasured{57});
    CHECK(technician.check().sharpness == 57);
    technician(AnswerCheck{true});
    CHECK(technician.wanted<StopCamera>());
    CHECK(technician.done(CheckStep::Camera).mark == CheckMark::Good);
    technician.up_to(CheckStep::Camera)(CameraFailed{model::CameraStatus::Gone})(AnswerCheck{true});
    CHECK(technician.step() == CheckStep::Camera);
    technician(AnswerCheck{false});
    CHECK(technician.done(CheckStep::Camera).detail == "no picture");
}

TEST_CASE("The first part of the line to the city that is bad is named") {
    Technician technician;
    technician.up_to(CheckStep::Network)(BeginTrial{});
    auto const asked = technician.wanted<ProbeLine>()->asked;
    technician(LineProbed{asked + base::Duration(1), {{LineStage::Courier, true}}});
    CHECK(technician.check().running); // of another sign-in
    technician(LineProbed{asked, {{LineStage::Courier, true}, {LineStage::Link, true}, {LineStage::Name, false}}});
    technician(AnswerCheck{true});
    REQUIRE(technician.at<RunCheck>());
    technician(AnswerCheck{false});
    CHECK(technician.done(CheckStep::Network).detail == "name");
    technician.up_to(CheckStep::Network)(BeginTrial{});
    technician(LineProbed{asked, {}})(AnswerCheck{true});
    CHECK(technician.at<RunCheck>()); // nothing known is not good
}

TEST_CASE("A report is made of parts and check, printed once, and again when that has failed") {
    Technician technician;
    technician(PartTested{{Which::Printer, PartState::Ready, {}}});
    technician.up_to(CheckStep::Network)(SkipCheck{})(Continue{});
    auto const* made = technician.wanted<MakeReadiness>();
    REQUIRE(made);
    CHECK(made->parts.size() == 1);
    CHECK(made->done.size() == 8);
    auto const asked = made->asked;
    technician(ReadinessMade{asked, {"a line"}, "code"});
    CHECK(technician.wanted<PrintReadiness>()->code == "code");
    technician(NotPrinted{"readiness", model::PrinterStatus::Gone})(PrintAgain{});
    CHECK(technician.wanted<PrintReadiness>());
    technician(Printed{"readiness"})(Continue{});
    CHECK(technician.at<UpkeepMenu>());
}

TEST_CASE("A fault is kept whenever it is met, and the last of each part is known to a technician") {
    tests::Visit citizen;
    citizen(PartTested{{Which::Printer, PartState::PaperOut, {}}});
    CHECK_FALSE(citizen.wanted<KeepFault>()); // nobody could ever read it
    citizen.rules.has_staff = true;
    citizen(PartTested{{Which::Printer, PartState::PaperOut, {}}});
    REQUIRE(citizen.wanted<KeepFault>());
    CHECK(citizen.wanted<KeepFault>()->report.state == PartState::PaperOut);
    citizen(PartTested{{Which::Printer, PartState::Ready, {}}});
    CHECK_FALSE(citizen.wanted<KeepFault>());

    Technician technician;
    technician(FaultsKnown{technician.state.upkeep->asked, {{Which::Camera, PartState::Gone, {}}}});
    technician(PartTested{{Which::Printer, PartState::PaperOut, {}}})(
        PartTested{{Which::Printer, PartState::Ready, {}}});
    REQUIRE(technician.state.upkeep->faults.size() == 2);
    CHECK(technician.state.upkeep->faults[0].state == PartState::PaperOut);
    CHECK(technician.state.upkeep->parts[0].state == PartState::Ready);
}

TEST_CASE("A part is restarted, noted, and tested once more") {
    Technician technician;
    technician(OpenUpkeepEntry{UpkeepEntry::Restart})(RestartPart{Which::Disk});
    CHECK_FALSE(technician.wanted<RestartOf>());
    technician(RestartPart{Which::Printer});
    CHECK(technician.wanted<RestartOf>()->part == Which::Printer);
    CHECK(technician.wanted<NoteAct>()->detail == "printer");
    technician(RestartPart{Which::Camera});
    CHECK_FALSE(technician.wanted<RestartOf>()); // one after the other
    technician(PartRestarted{{Which::Printer, PartState::Ready, {}}})(RestartPart{Which::Camera});
    CHECK(technician.wanted<RestartOf>()->part == Which::Camera);
}
