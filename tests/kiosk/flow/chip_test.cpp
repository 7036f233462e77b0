// The chip of the citizen's card: asked for after its code was scanned, and never in the place of what the citizen
// said.
#include "tests/kiosk/flow/visit.h"

using namespace flow;
using model::Assurance;
using model::ChipProblem;
using model::Purpose;

namespace {

struct ChipVisit : tests::Visit {
    ChipVisit() { rules.has_chip = true; }

    ChipVisit& up_to_card() {
        write_report("Nước ngập").show_card()(CardShown{tests::card()});
        return *this;
    }
    ChipVisit& up_to_reader() {
        up_to_card()(CheckChip{})(AnswerConsent{true});
        return *this;
    }
    ReadingChip const& here() const {
        REQUIRE(at<ReadingChip>());
        return std::get<ReadingChip>(state.screen);
    }
};

ChipRead chip(ReadName read, std::string number = "079304001234") {
    return {read, base::PrivateText("Nguyễn Thị Thử"), base::PrivateText(std::move(number))};
}

void is_as_scanned(model::Draft const& draft) {
    CHECK(draft.name == tests::card().name);
    CHECK(draft.number == tests::card().number);
    CHECK(draft.assurance == Assurance::Stated);
}

} // namespace

TEST_CASE("Nothing is asked of a chip before the citizen has agreed, and then by the last six digits alone") {
    ChipVisit visit;
    visit.up_to_card()(CheckChip{});
    REQUIRE(visit.at<AskConsent>());
    CHECK(std::get<AskConsent>(visit.state.screen).purpose == Purpose::Chip);
    CHECK_FALSE(visit.wanted<ReadChip>());
    visit(AnswerConsent{true});
    REQUIRE(visit.wanted<ReadChip>());
    CHECK(visit.wanted<ReadChip>()->can.reveal() == "001234");
    CHECK(visit.wanted<ReadChip>()->read == visit.here().read);
}

TEST_CASE("Who does not agree has the card's code all the same, and the answer goes with the report") {
    ChipVisit visit;
    visit.up_to_card()(CheckChip{})(AnswerConsent{false});
    CHECK(visit.at<Person>());
    CHECK_FALSE(visit.wanted<ReadChip>());
    is_as_scanned(visit.state.draft);
    visit(Continue{})(Send{});
    REQUIRE(visit.wanted<Store>());
    auto const& consents = visit.wanted<Store>()->draft.consents;
    REQUIRE(consents.size() == 3);
    CHECK(consents.back().purpose == Purpose::Chip);
    CHECK_FALSE(consents.back().agreed);
}

TEST_CASE("A genuine card of that number makes it surer whose the report is, with the name that its state has signed") {
    ChipVisit visit;
    visit.up_to_reader();
    auto const read = visit.here().read;
    visit(ChipTouched{read});
    CHECK(visit.here().touched);
    visit(chip(read));
    CHECK(visit.at<Person>());
    CHECK(visit.wanted<DropChip>());
    CHECK(visit.state.card->name.reveal() == "Nguyễn Thị Thử");
    visit(Continue{})(Send{});
    REQUIRE(visit.wanted<Store>());
    auto const& draft = visit.wanted<Store>()->draft;
    CHECK(draft.name->reveal() == "Nguyễn Thị Thử");
    CHECK(draft.number->reveal() == "079304001234");
    CHECK(draft.assurance == Assurance::Carded);
    CHECK(draft.consents.back().agreed);
}

TEST_CASE("Whatever goes wrong is told, changes nothing of what was said, and can be tried again or left") {
    for (auto const why : model::chip_problems) {
        ChipVisit visit;
        visit.up_to_reader();
        auto const first = visit.here().read;
        visit(ChipTouched{first})(ChipFailed{first, why});
        CHECK(visit.here().trouble == why);
        CHECK_FALSE(visit.here().touched);
        is_as_scanned(visit.state.draft);
        visit(CheckChip{});
        REQUIRE(visit.wanted<ReadChip>()); // without asking for consent again
        CHECK(visit.here().read != first);
        CHECK_FALSE(visit.here().trouble);
        visit(ChipFailed{visit.here().read, why})(Continue{});
        CHECK(visit.at<Person>());
        visit(Continue{});
        CHECK(visit.at<Review>());
        is_as_scanned(visit.state.draft);
    }
}

TEST_CASE("Another card whose number ends alike is another card") {
    ChipVisit visit;
    visit.up_to_reader();
    visit(chip(visit.here().read, "079199001234"));
    CHECK(visit.here().trouble == ChipProblem::WrongCan);
    is_as_scanned(visit.state.draft);
    visit(chip(visit.here().read)); // what comes after a failure is no answer to anything
    CHECK(visit.at<ReadingChip>());
    is_as_scanned(visit.state.draft);
}

TEST_CASE("One read at a time") {
    ChipVisit visit;
    visit.up_to_reader()(CheckChip{});
    CHECK_FALSE(visit.wanted<ReadChip>());
    CHECK(visit.at<ReadingChip>());
}

TEST_CASE("Back and the end of the visit drop the read, and what is answered later goes nowhere") {
    ChipVisit visit;
    visit.up_to_reader();
    auto const before = visit.here().read;
    visit(Back{});
    CHECK(visit.at<Person>());
    CHECK(visit.wanted<DropChip>());
    visit(chip(before));
    is_as_scanned(visit.state.draft);
    visit(CheckChip{});
    auto const again = visit.here().read;
    visit(Finish{});
    CHECK(visit.wanted<DropChip>());
    CHECK(visit.wanted<EndVisit>());
    visit.up_to_reader();
    visit(ChipTouched{again})(ChipFailed{again, ChipProblem::Cloned})(chip(again));
    CHECK_FALSE(visit.here().touched);
    CHECK_FALSE(visit.here().trouble);
    is_as_scanned(visit.state.draft);
}

TEST_CASE("Who goes away from the reader is asked, and the visit ends") {
    ChipVisit visit;
    visit.up_to_reader();
    visit.now += visit.settings.idle_question;
    visit(Tick{});
    CHECK(visit.state.asked_at);
    visit(ChipTouched{visit.here().read}); // a hand is there
    CHECK_FALSE(visit.state.asked_at);
    visit.now += visit.settings.idle_question;
    visit(Tick{});
    visit.now += visit.settings.idle_answer;
    visit(Tick{});
    CHECK(visit.at<Home>());
    CHECK(visit.wanted<DropChip>());
}

TEST_CASE("There is a way to the chip only where there is a reader, and a card whose code was scanned and no more") {
    ChipVisit visit;
    visit.write_report("Nước ngập")(AnswerConsent{false})(CheckChip{});
    CHECK(visit.at<Person>());
    CHECK_FALSE(can_check_chip(visit.rules, visit.state));
    visit(ScanCard{})(AnswerConsent{true})(CardShown{tests::card()});
    CHECK(can_check_chip(visit.rules, visit.state));
    visit(CheckChip{})(AnswerConsent{true});
    visit(chip(visit.here().read))(CheckChip{});
    CHECK(visit.at<Person>());
    CHECK_FALSE(can_check_chip(visit.rules, visit.state));

    ChipVisit without;
    without.rules.has_chip = false;
    without.up_to_card()(CheckChip{});
    CHECK(without.at<Person>());
    CHECK_FALSE(can_check_chip(without.rules, without.state));
}

TEST_CASE("A card that is scanned once more says no more than its code does") {
    ChipVisit visit;
    visit.up_to_reader();
    visit(chip(visit.here().read))(ScanCard{})(CardShown{tests::card()});
    is_as_scanned(visit.state.draft);
}

TEST_CASE("Who stays anonymous after all takes every consent back") {
    ChipVisit visit;
    visit.up_to_reader();
    visit(chip(visit.here().read))(StayAnonymous{});
    CHECK_FALSE(visit.state.draft.name);
    CHECK(visit.state.draft.assurance == Assurance::None);
    for (auto const& consent : visit.state.draft.consents)
        CHECK_FALSE(consent.agreed);
}

TEST_CASE("Where a card is enough its chip is too, and where it has to be certain who it is, neither is") {
    ChipVisit visit;
    visit.settings.phone_signin = true;
    visit.catalogue.needs = {{"flooding", Assurance::Stated, "Xin đến phường.", "Please go to the ward."}};
    visit.up_to_reader();
    visit(chip(visit.here().read))(Continue{});
    CHECK(visit.at<Review>());
    visit.catalogue.needs.front().least = Assurance::Verified;
    visit(EditPart{Part::Person})(Continue{});
    CHECK(visit.at<Person>());
    CHECK(visit.state.draft.assurance == Assurance::Carded);
}

TEST_CASE("Who came from the read-back goes back there") {
    ChipVisit visit;
    visit.up_to_card()(Continue{})(EditPart{Part::Person})(CheckChip{})(AnswerConsent{true});
    visit(chip(visit.here().read))(Continue{});
    CHECK(visit.at<Review>());
    CHECK_FALSE(visit.state.editing);
}
