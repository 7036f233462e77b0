// The thanks after a visit, and what is marked there.
#include "tests/kiosk/flow/visit.h"

using namespace flow;

namespace {

model::Receipt receipt() { return {"7K2M-Q4XD-91F", base::WallTime{}, "kiosk-0001", "BTN", "flooding", ""}; }

tests::Visit visit_with_a_receipt() {
    tests::Visit visit;
    visit.up_to_review()(Send{})(Stored{receipt()});
    REQUIRE(visit.at<ShowReceipt>());
    return visit;
}

Thanks const& thanks_of(tests::Visit const& visit) {
    REQUIRE(visit.at<Thanks>());
    return std::get<Thanks>(visit.state.screen);
}

void pass(tests::Visit& visit, base::Duration time) {
    visit.now += time;
    visit(Tick{});
}

} // namespace

TEST_CASE("Who ends a visit that came to something is thanked, and all that was said is wiped by then") {
    auto visit = visit_with_a_receipt();
    visit.state.language = model::Language::English;
    visit.state.comfort.text = TextSize::Largest;
    visit(Finish{});
    CHECK(thanks_of(visit).about == "report");
    CHECK(visit.wanted<EndVisit>());
    CHECK_FALSE(visit.wanted<KeepRating>());
    CHECK(visit.state.draft == model::Draft{});
    CHECK(visit.state.language == model::Language::English);
    CHECK(visit.state.comfort.text == TextSize::Largest);
}

TEST_CASE("A visit that is broken off, or that nobody wants to be asked about, ends at home") {
    tests::Visit visit;
    visit.write_report("Nước ngập")(Finish{});
    CHECK(visit.at<Home>());
    auto unasked = visit_with_a_receipt();
    unasked.settings.asks_rating = false;
    unasked(Finish{});
    CHECK(unasked.at<Home>());
}

TEST_CASE("What is marked when the thanks are left counts, once, with its reasons") {
    auto visit = visit_with_a_receipt();
    visit(Finish{})(Rate{model::Mark::Good})(Rate{model::Mark::Poor})(TickReason{model::Reason::Slow});
    CHECK_FALSE(visit.wanted<KeepRating>());
    visit(TickReason{model::Reason::Printer})(TickReason{model::Reason::Slow})(Finish{});
    REQUIRE(visit.wanted<KeepRating>());
    CHECK(visit.wanted<KeepRating>()->rating == model::Rating{"report", model::Mark::Poor, {model::Reason::Printer}});
    CHECK(visit.at<Home>());
    CHECK(visit.state.language == model::Language::Vietnamese);
}

TEST_CASE("A mark touched once more is none, and nothing is kept then") {
    auto visit = visit_with_a_receipt();
    visit(Finish{})(Rate{model::Mark::Fair})(Rate{model::Mark::Fair})(Finish{});
    CHECK_FALSE(visit.wanted<KeepRating>());
}

TEST_CASE("A reason belongs to a mark: without one, or with another, it is not taken") {
    auto visit = visit_with_a_receipt();
    visit(Finish{})(TickReason{model::Reason::Slow});
    CHECK(thanks_of(visit).reasons.empty());
    visit(Rate{model::Mark::Good})(TickReason{model::Reason::Slow})(TickReason{model::Reason::Easy});
    CHECK(thanks_of(visit).reasons == std::set{model::Reason::Easy});
    visit(Rate{model::Mark::Poor});
    CHECK(thanks_of(visit).reasons.empty());
}

TEST_CASE("The thanks leave by themselves after 20 s without a touch, and what is marked counts") {
    auto visit = visit_with_a_receipt();
    visit(Finish{})(Rate{model::Mark::Good})(Touched{});
    pass(visit, base::Duration(18'000));
    CHECK(visit.at<Thanks>());
    pass(visit, base::Duration(2'000));
    CHECK(visit.at<Home>());
    REQUIRE(visit.wanted<KeepRating>());
    CHECK(visit.wanted<KeepRating>()->rating.mark == model::Mark::Good);
    CHECK_FALSE(visit.state.asked_at);
}

TEST_CASE("What was read says what the thanks are about") {
    tests::Visit visit;
    auto& library = visit.catalogue.library;
    library.guides = {{"clinic", {"Trạm y tế", {}}, {}, {}, {}, "s", "2026", model::Level::Ward}};
    library.menu = {{"one", "health-education", "list", model::Opens::Guide, "clinic", {"Trạm", {}}, {}}};
    visit(OpenTile{Tile::HealthEducation})(OpenEntry{"one"})(Finish{});
    CHECK(thanks_of(visit).about == "health-education");
    visit(Back{});
    CHECK(visit.at<Thanks>());
}

TEST_CASE("A number drawn is thanked for as well") {
    tests::Visit visit;
    visit.rules.services = {{"civil", "A", 10, "Hộ tịch", "Civil status"}};
    visit(OpenTile{Tile::Track})(TakeNumber{"civil"})(
        NumberCame{{base::Uuid{}, "A007", "civil", model::Priority::None, base::WallTime{}}})(Finish{});
    CHECK(thanks_of(visit).about == "queue");
}
