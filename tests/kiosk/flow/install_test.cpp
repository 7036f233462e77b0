// Helping somebody to install an app: questions that end at a guide, and a guide walked one step a screen.
#include "tests/kiosk/flow/visit.h"

using namespace flow;

namespace {

tests::Visit visit_with_questions() {
    tests::Visit visit;
    auto& library = visit.catalogue.library;
    library.guides = {{"install", {"Cài", {}}, {}, {}, {}, "s", "2026", std::nullopt},
                      {"police", {"Công an", {}}, {}, {}, {}, "s", "2026", std::nullopt}};
    library.menu = {{"check", "news", "phone", model::Opens::Triage, "phone", {"Máy tôi", {}}, {}}};
    library.install.questions = {
        {"phone",
         {"Máy gì?", {}},
         {{"iphone", "iphone", {"iPhone", {}}, {}, model::AppStore::Apple, "level", {}},
          {"none", "dialpad", {"Không có", {}}, {}, {}, {}, "police"}}},
        {"level",
         {"Mức mấy?", {}},
         {{"one", "check", {"Một", {}}, {}, {}, {}, "police"}, {"two", "check", {"Hai", {}}, {}, {}, {}, "install"}}}};
    library.install.walks = {{"install", {{"download", {"Tải", {}}, {}, "app"}, {"check", {"Xong", {}}, {}, {}}}}};
    return visit;
}

template<class Screen>
Screen const& shown(tests::Visit const& visit) {
    REQUIRE(visit.at<Screen>());
    return std::get<Screen>(visit.state.screen);
}

tests::Visit at_the_walk() {
    auto visit = visit_with_questions();
    visit(OpenTile{Tile::News})(OpenEntry{"check"})(AnswerTriage{"iphone"})(AnswerTriage{"two"})(OpenWalk{});
    return visit;
}

} // namespace

TEST_CASE("Answers lead through the questions to the guide for just them, and back the same way") {
    auto visit = visit_with_questions();
    visit(OpenTile{Tile::News})(OpenEntry{"check"});
    CHECK(shown<Triage>(visit).question == "phone");
    visit(AnswerTriage{"iphone"});
    CHECK(shown<Triage>(visit).question == "level");
    CHECK(visit.state.store == model::AppStore::Apple);
    visit(AnswerTriage{"one"});
    CHECK(shown<ReadGuide>(visit).guide == "police");
    visit(Back{});
    CHECK(shown<Triage>(visit).question == "level");
    visit(Back{})(AnswerTriage{"none"});
    CHECK(shown<ReadGuide>(visit).guide == "police");
}

TEST_CASE("An answer that the question does not have leads nowhere") {
    auto visit = visit_with_questions();
    visit(OpenTile{Tile::News})(OpenEntry{"check"})(AnswerTriage{"two"});
    CHECK(shown<Triage>(visit).question == "phone");
}

TEST_CASE("A guide is walked one step a screen, back by steps, and is said to be done at its end alone") {
    auto visit = at_the_walk();
    CHECK(shown<Walk>(visit).step == 0);
    visit(StepDone{});
    CHECK(shown<Walk>(visit).step == 1);
    visit(Back{});
    CHECK(shown<Walk>(visit).step == 0);
    visit(Back{});
    CHECK_FALSE(shown<ReadGuide>(visit).walked);
    visit(OpenWalk{})(StepDone{})(StepDone{});
    CHECK(shown<ReadGuide>(visit).walked);
    CHECK(shown<ReadGuide>(visit).guide == "install");
    visit(Back{});
    CHECK(shown<Triage>(visit).question == "level"); // the way back is as it was
}

TEST_CASE("A guide without steps of its own is not walked") {
    auto visit = visit_with_questions();
    visit(OpenTile{Tile::News})(OpenEntry{"check"})(AnswerTriage{"none"})(OpenWalk{});
    CHECK(shown<ReadGuide>(visit).guide == "police");
}

TEST_CASE("Which phone it is can be changed on the way, and is forgotten with the visit") {
    auto visit = at_the_walk();
    visit(ChooseStore{model::AppStore::Google});
    CHECK(visit.state.store == model::AppStore::Google);
    CHECK(shown<Walk>(visit).step == 0);
    visit(Finish{})(Finish{});
    CHECK(visit.at<Home>());
    CHECK_FALSE(visit.state.store.has_value());
    CHECK(visit.state.trail.empty());
}

namespace {

tests::Visit beside_a_tour() {
    auto visit = visit_with_questions();
    auto& library = visit.catalogue.library;
    library.menu.push_back({"tour", "news", "apps", model::Opens::Tour, "install", {"Xem thử", {}}, {}});
    library.install.tour = {{"phone", {"Ứng dụng", {}}, {}}, {"news", {"Tin", {}}, {}}};
    return visit;
}

// Lets time pass until there is something to do by itself.
void let_time_pass(tests::Visit& visit) {
    auto const deadline = next_deadline(visit.rules, visit.state);
    REQUIRE(deadline);
    visit.now = *deadline - base::Duration(1000); // the visit adds a second to each event
    visit(Tick{});
}

} // namespace

TEST_CASE("What the app does is turned page by page, back and on, and ends at its guide") {
    auto visit = beside_a_tour();
    visit(OpenTile{Tile::News})(OpenEntry{"tour"});
    CHECK(shown<Tour>(visit).page == 0);
    visit(StepDone{});
    CHECK(shown<Tour>(visit).page == 1);
    visit(Back{});
    CHECK(shown<Tour>(visit).page == 0);
    visit(StepDone{})(StepDone{});
    CHECK(shown<ReadGuide>(visit).guide == "install");
    visit(Back{});
    CHECK(visit.at<Menu>());
}

TEST_CASE("While nobody is there it runs by itself, ends at home, and begins once more") {
    auto visit = beside_a_tour();
    CHECK(*next_deadline(visit.rules, visit.state) == visit.state.touched_at + visit.settings.tour_after);
    for (int round = 0; round < 2; ++round) {
        let_time_pass(visit);
        CHECK(shown<Tour>(visit).page == 0);
        let_time_pass(visit);
        CHECK(shown<Tour>(visit).page == 1);
        let_time_pass(visit);
        CHECK(visit.at<Home>());
        CHECK(visit.state.resting);
    }
}

TEST_CASE("A touch ends what runs by itself, and is no press of anything") {
    auto visit = beside_a_tour();
    let_time_pass(visit);
    visit(Touched{});
    CHECK(visit.at<Home>());
    CHECK_FALSE(visit.state.resting);
}

TEST_CASE("A badge held before the scanner is as good then as at home") {
    auto visit = beside_a_tour();
    visit.rules.has_staff = true;
    let_time_pass(visit);
    visit(CodeScanned{base::PrivateText(std::string(model::badge_mark) + "x")});
    CHECK(visit.at<AskPin>());
}

TEST_CASE("It does not begin over a warning, over what somebody left, without pages, or where it is turned off") {
    auto visit = beside_a_tour();
    visit.settings.tour_after = base::Duration(0);
    CHECK_FALSE(next_deadline(visit.rules, visit.state).has_value());
    visit.settings.tour_after = base::Duration(60'000);
    visit(WarningsChanged{{"storm"}});
    CHECK_FALSE(next_deadline(visit.rules, visit.state).has_value());
    visit(WarningsChanged{});
    visit(SwitchLanguage{})(Touched{});
    let_time_pass(visit);
    CHECK(visit.at<Home>()); // tidied first
    CHECK(visit.state.language == model::Language::Vietnamese);
    visit.catalogue.library.install.tour.clear();
    CHECK_FALSE(next_deadline(visit.rules, visit.state).has_value());
}

TEST_CASE("What somebody has opened asks whether they are still there, as any page does") {
    auto visit = beside_a_tour();
    visit(OpenTile{Tile::News})(OpenEntry{"tour"});
    let_time_pass(visit);
    CHECK(shown<Tour>(visit).page == 0);
    CHECK(visit.state.asked_at.has_value());
}

TEST_CASE("Whose hands are on the phone is asked later whether somebody is still there") {
    auto visit = at_the_walk();
    auto const walking = *next_deadline(visit.rules, visit.state) - visit.state.touched_at;
    visit(Back{});
    auto const reading = *next_deadline(visit.rules, visit.state) - visit.state.touched_at;
    CHECK(walking == 3 * reading);
}
