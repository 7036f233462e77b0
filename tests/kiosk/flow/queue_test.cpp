// A number at an office, and warnings over the screen.
#include "tests/kiosk/flow/visit.h"

using namespace flow;

namespace {

tests::Visit visit_at_an_office() {
    tests::Visit visit;
    visit.rules.services = {{"civil", "A", 10, "Hộ tịch", "Civil status"}, {"land", "B", 15, "Đất đai", "Land"}};
    return visit;
}

model::QueueTicket ticket() {
    return {base::Uuid::parse("01938000-0000-7000-8000-000000000001").value(), "A007", "civil", model::Priority::None,
            base::WallTime{}};
}

template<class Screen>
Screen const& screen_of(tests::Visit const& visit) {
    REQUIRE(visit.at<Screen>());
    return std::get<Screen>(visit.state.screen);
}

} // namespace

TEST_CASE("A number is two touches from the home screen") {
    auto visit = visit_at_an_office();
    visit(OpenTile{Tile::Track});
    REQUIRE(visit.at<ChooseService>());
    visit(TakeNumber{"land"});
    REQUIRE(visit.wanted<IssueNumber>());
    CHECK(visit.wanted<IssueNumber>()->service == "land");
    CHECK(visit.wanted<IssueNumber>()->priority == model::Priority::None);
    visit(NumberCame{ticket()});
    CHECK(screen_of<ShowNumber>(visit).ticket.number == "A007");
    REQUIRE(visit.wanted<PrintNumber>());
    CHECK(visit.wanted<PrintNumber>()->ticket == ticket());
}

TEST_CASE("From a procedure whose papers are all there a number is one touch more, and back leads to the procedure") {
    auto visit = visit_at_an_office();
    auto& library = visit.catalogue.library;
    library.guides = {{"birth_guide", {"Khai sinh", {}}, {}, {}, {}, "s", "2026", model::Level::Ward}};
    library.menu = {{"one", "procedures", "list", model::Opens::Guide, "birth_guide", {"Khai sinh", {}}, {}}};
    visit(OpenTile{Tile::Procedures})(OpenEntry{"one"})(TickOff{0})(OpenTile{Tile::Track});
    REQUIRE(visit.at<ChooseService>());
    visit(Back{});
    CHECK(screen_of<ReadGuide>(visit).ticked.contains(0));
    visit.rules.services.clear();
    visit(OpenTile{Tile::Track});
    CHECK(visit.at<ReadGuide>());
}

TEST_CASE("Where no numbers are given, the tile leads to the progress of a file") {
    tests::Visit visit;
    visit(OpenTile{Tile::Track});
    CHECK(visit.at<AskCode>());
    visit(Back{});
    CHECK(visit.at<Home>());
}

TEST_CASE("Who goes first says so before, and may take it back") {
    auto visit = visit_at_an_office();
    visit(OpenTile{Tile::Track})(ChoosePriority{model::Priority::OldAge})(TakeNumber{"civil"});
    CHECK(visit.wanted<IssueNumber>()->priority == model::Priority::OldAge);
    visit(NumberFailed{});
    CHECK(screen_of<ChooseService>(visit).failed);
    CHECK(screen_of<ChooseService>(visit).priority == model::Priority::OldAge);
    visit(ChoosePriority{model::Priority::OldAge})(TakeNumber{"civil"});
    CHECK(visit.wanted<IssueNumber>()->priority == model::Priority::None);
}

TEST_CASE("No number is drawn for what the office does not do") {
    auto visit = visit_at_an_office();
    visit(OpenTile{Tile::Track})(TakeNumber{"weather"});
    CHECK(visit.at<ChooseService>());
    CHECK(!visit.wanted<IssueNumber>());
}

TEST_CASE("A visit is not ended while its number is drawn, nor left for the progress of a file for good") {
    auto visit = visit_at_an_office();
    visit(OpenTile{Tile::Track})(OpenTrack{});
    CHECK(visit.at<AskCode>());
    visit(Back{});
    REQUIRE(visit.at<ChooseService>());
    visit(TakeNumber{"civil"})(Back{})(Finish{});
    CHECK(visit.at<DrawingNumber>());
    CHECK(!next_deadline(visit.rules, visit.state));
    visit(NumberCame{ticket()});
    CHECK(visit.at<ShowNumber>());
    CHECK(next_deadline(visit.rules, visit.state) == visit.now + visit.settings.receipt_shown);
}

TEST_CASE("A number whose slip is not printed stays on screen and is printed again on demand alone") {
    auto visit = visit_at_an_office();
    visit(OpenTile{Tile::Track})(TakeNumber{"civil"})(NumberCame{ticket()});
    visit(PrintAgain{});
    CHECK(!visit.wanted<PrintNumber>());
    visit(NotPrinted{"another", model::PrinterStatus::PaperOut});
    CHECK(screen_of<ShowNumber>(visit).slip == Slip::Printing);
    visit(NotPrinted{model::token_of(ticket()), model::PrinterStatus::PaperOut});
    CHECK(screen_of<ShowNumber>(visit).slip == Slip::NotPrinted);
    CHECK(screen_of<ShowNumber>(visit).trouble == model::PrinterStatus::PaperOut);
    visit(PrintAgain{});
    REQUIRE(visit.wanted<PrintNumber>());
    visit(Printed{model::token_of(ticket())});
    CHECK(screen_of<ShowNumber>(visit).slip == Slip::Printed);
}

TEST_CASE("A warning that was read comes back with another one, and for the next visitor") {
    tests::Visit visit;
    visit(WarningsChanged{{"storm"}})(OpenTile{Tile::Report})(HaveRead{});
    CHECK(visit.state.warned);
    visit(WarningsChanged{{"storm"}});
    CHECK(visit.state.warned);
    visit(WarningsChanged{{"storm", "flood"}});
    CHECK(!visit.state.warned);
    visit(HaveRead{})(WarningsChanged{{"flood"}});
    CHECK(visit.state.warned); // one that is over brings nothing new
    visit(Finish{});
    CHECK(!visit.state.warned);
    CHECK(visit.state.warnings == std::vector<std::string>{"flood"});
}

TEST_CASE("A warning read on the home screen is shown again when nobody is there any more") {
    tests::Visit visit;
    visit(WarningsChanged{{"storm"}})(HaveRead{});
    REQUIRE(next_deadline(visit.rules, visit.state) == visit.now + visit.settings.idle_question);
    visit.now += visit.settings.idle_question;
    visit(Tick{});
    CHECK(!visit.state.warned);
}

TEST_CASE("News are opened from their list, and back leads there") {
    tests::Visit visit;
    visit.catalogue.notices.emplace_back().id = "bus";
    visit.catalogue.library.menu = {{"news", "news", "news", model::Opens::Notices, "news", {"Tin", {}}, {}}};
    visit(OpenTile{Tile::News})(OpenEntry{"news"})(OpenNotice{"nothing"});
    REQUIRE(visit.at<Notices>());
    visit(OpenNotice{"bus"});
    CHECK(screen_of<ReadNotice>(visit).notice == "bus");
    visit(Back{})(Back{});
    CHECK(visit.at<Menu>());
}
