// The map, and joining in what the city knows of already.
#include "tests/kiosk/flow/visit.h"

using namespace flow;
using tests::Visit;

namespace {

auto const first_id = base::Uuid::parse("01938000-0000-7000-8000-000000000001").value();
auto const second_id = base::Uuid::parse("01938000-0000-7000-8000-000000000002").value();

void add_map(Visit& visit) {
    visit.catalogue.places.push_back({"26740", model::PlaceKind::Ward, "Phường Sài Gòn", "Sai Gon Ward", "26740"});
    std::vector<model::WardPlace> const wards{{"26743", 10.77, 106.690, 10.763, 106.683, 10.777, 106.697, "a", "a"},
                                              {"26740", 10.77, 106.704, 10.763, 106.697, 10.777, 106.711, "a", "a"}};
    visit.catalogue.map = model::CityMap::made_of(wards, {});
}

void add_known(Visit& visit) {
    visit.catalogue.known = {
        {first_id, "flooding", "26743", "Ngập ở hẻm 12", "", {}, model::KnownState::Working, 0},
        {second_id, "flooding", "26743", "Ngập ở chợ", "", {}, model::KnownState::Done, 0},
        {base::Uuid(), "emergency", "26743", "Khác loại", "", {}, model::KnownState::Working, 0},
    };
}

Visit& to_place(Visit& visit) { return visit(OpenTile{Tile::Report})(ChooseCategory{"flooding"}); }

PickOnMap const& map_of(Visit const& visit) { return std::get<PickOnMap>(visit.state.screen); }

} // namespace

TEST_CASE("the map opens over the kiosk's own ward with nothing chosen, and leads back to the places") {
    Visit visit;
    add_map(visit);
    to_place(visit)(OpenMap{});
    REQUIRE(visit.at<PickOnMap>());
    CHECK(map_of(visit).ward.empty());
    CHECK(map_of(visit).view.middle == visit.catalogue.map.ward("26743")->centre);
    visit(Back{});
    CHECK(visit.at<Place>());
}

TEST_CASE("without a map in the content there is no way to it") {
    Visit visit;
    to_place(visit)(OpenMap{});
    CHECK(visit.at<Place>());
}

TEST_CASE("a ward that is pointed at is chosen only when its name is confirmed, and another touch changes it") {
    Visit visit;
    add_map(visit);
    to_place(visit)(OpenMap{})(PointAt{"26743"})(PointAt{"26740"})(PointAt{"99999"});
    REQUIRE(visit.at<PickOnMap>());
    CHECK(map_of(visit).ward == "26740");
    CHECK(visit.state.draft.place.empty());
    visit(ChoosePlace{"26740"});
    CHECK(visit.at<Text>());
    CHECK(visit.state.draft.place == "26740");
}

TEST_CASE("the map moves no farther than the city, zooms no farther than its scales, and comes back") {
    Visit visit;
    add_map(visit);
    to_place(visit)(OpenMap{});
    auto const opened = map_of(visit).view;
    visit(MoveMap{{500, 500}});
    CHECK(map_of(visit).view.middle.x == Approx(visit.catalogue.map.ward("26740")->centre.x));
    for (std::size_t i = 0; i < 20; ++i)
        visit(ZoomMap{true});
    CHECK(map_of(visit).view.level == model::map_scales.size() - 1);
    for (std::size_t i = 0; i < 20; ++i)
        visit(ZoomMap{false});
    CHECK(map_of(visit).view.level == 0);
    visit(CentreMap{});
    CHECK(map_of(visit).view.middle == opened.middle);
    CHECK(map_of(visit).view.level == opened.level);
}

TEST_CASE("large letters want larger rooms: the map opens closer") {
    Visit visit;
    add_map(visit);
    to_place(visit)(OpenMap{});
    auto const before = map_of(visit).view.level;
    visit(Back{})(ChangeComfort{{TextSize::Largest}})(OpenMap{});
    CHECK(map_of(visit).view.level > before);
}

TEST_CASE("what is known of that kind in that ward is shown before anything is typed, and nothing else is") {
    Visit visit;
    add_known(visit);
    to_place(visit)(ChoosePlace{"BTN"}); // the station of that ward
    REQUIRE(visit.at<ChooseKnown>());
    auto const found = known_for(visit.rules, visit.state.draft);
    REQUIRE(found.size() == 1);
    CHECK(found.front()->id == first_id);
    visit(Continue{});
    CHECK(visit.at<Text>());
    CHECK_FALSE(visit.state.draft.same_as);
}

TEST_CASE("joining in is one touch: then all is read back, and it is sent without a word or a photo") {
    Visit visit;
    add_known(visit);
    to_place(visit)(ChoosePlace{"26743"})(JoinKnown{first_id});
    REQUIRE(visit.at<Review>());
    visit(Send{});
    REQUIRE(visit.wanted<Store>());
    CHECK(visit.wanted<Store>()->draft.same_as == first_id);
    CHECK(visit.wanted<Store>()->draft.text.reveal().empty());
}

TEST_CASE("one cannot join what is done, or what is not there") {
    Visit visit;
    add_known(visit);
    to_place(visit)(ChoosePlace{"26743"})(JoinKnown{second_id});
    CHECK(visit.at<ChooseKnown>());
    CHECK_FALSE(visit.state.draft.same_as);
    visit(JoinKnown{base::Uuid()});
    CHECK(visit.at<ChooseKnown>());
}

TEST_CASE("back from the read-back of a joined report leads to what is known, and on to describing something else") {
    Visit visit;
    add_known(visit);
    to_place(visit)(ChoosePlace{"26743"})(JoinKnown{first_id})(Back{});
    REQUIRE(visit.at<ChooseKnown>());
    visit(Continue{});
    CHECK(visit.at<Text>());
    CHECK_FALSE(visit.state.draft.same_as);
    visit(Continue{});
    CHECK(visit.at<Text>()); // now words are needed
}

TEST_CASE("words may be added to a joined report, and taken away again") {
    Visit visit;
    add_known(visit);
    to_place(visit)(ChoosePlace{"26743"})(JoinKnown{first_id})(EditPart{Part::Text})(Continue{});
    CHECK(visit.at<Review>());
}

TEST_CASE("a joined report that is moved to another ward joins nothing, and words are asked for") {
    Visit visit;
    add_map(visit);
    add_known(visit);
    to_place(visit)(ChoosePlace{"26743"})(JoinKnown{first_id})(EditPart{Part::Place})(ChoosePlace{"26740"});
    CHECK_FALSE(visit.state.draft.same_as);
    CHECK(visit.at<Text>());
}

TEST_CASE("a joined report of another category joins nothing") {
    Visit visit;
    visit.catalogue.categories.push_back({"noise", "Tiếng ồn", "Noise", false});
    add_known(visit);
    to_place(visit)(ChoosePlace{"26743"})(JoinKnown{first_id})(EditPart{Part::Category})(ChooseCategory{"noise"});
    CHECK_FALSE(visit.state.draft.same_as);
    CHECK(visit.at<Place>());
}
