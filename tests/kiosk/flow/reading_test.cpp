// Reading: from a tile to a guide, and back the same way.
#include "tests/kiosk/flow/visit.h"

using namespace flow;

namespace {

tests::Visit visit_with_library() {
    tests::Visit visit;
    auto& library = visit.catalogue.library;
    library.guides = {{"birth_guide", {"Khai sinh", {}}, {}, {}, {}, "s", "2026", model::Level::Ward},
                      {"metro_hours", {"Giờ tàu", {}}, {}, {}, {}, "s", "2026", std::nullopt}};
    library.collections = {{"procedures", {"Thủ tục", {}}, {"civil"}, {}},
                           {"civil", {"Hộ tịch", {}}, {}, {"birth_guide"}}};
    library.menu = {{"birth", "procedures", "birth", model::Opens::Collection, "civil", {"Sinh con", {}}, {}},
                    {"find", "procedures", "search", model::Opens::Find, "procedures", {"Tìm", {}}, {}},
                    {"one", "procedures", "list", model::Opens::Guide, "birth_guide", {"Khai sinh", {}}, {}},
                    {"metro", "transport", "station", model::Opens::Metro, "metro_hours", {"Metro", {}}, {}},
                    {"lost", "transport", "lost", model::Opens::Report, "flooding", {"Mất đồ", {}}, {}}};
    library.metro.fares = {{"BTN", "STT", 20000, 19000}};
    return visit;
}

template<class Screen>
Screen const& screen_of(tests::Visit const& visit) {
    REQUIRE(visit.at<Screen>());
    return std::get<Screen>(visit.state.screen);
}

} // namespace

TEST_CASE("A procedure is three touches from the home screen, and back leads the same way") {
    auto visit = visit_with_library();
    visit(OpenTile{Tile::Procedures})(OpenEntry{"birth"})(OpenGuide{"birth_guide"});
    CHECK(screen_of<ReadGuide>(visit).guide == "birth_guide");
    visit(Back{});
    CHECK(screen_of<Shelf>(visit).collection == "civil");
    visit(Back{});
    CHECK(screen_of<Menu>(visit).tile == Tile::Procedures);
    visit(Back{});
    CHECK(visit.at<Home>());
    CHECK(visit.wanted<EndVisit>());
}

TEST_CASE("What was typed to find a guide is still there on the way back, and gone after the visit") {
    auto visit = visit_with_library();
    visit(OpenTile{Tile::Procedures})(OpenEntry{"find"})(ChangeText{base::PrivateText("khai")})(
        OpenGuide{"birth_guide"});
    visit(Back{});
    CHECK(screen_of<FindGuide>(visit).typed.reveal() == "khai");
    visit(OpenGuide{"birth_guide"})(Finish{});
    CHECK(visit.at<Thanks>());
    CHECK(visit.state.trail.empty());
    visit(Finish{});
    CHECK(visit.at<Home>());
    CHECK(visit.state.trail.empty());
}

TEST_CASE("Papers are ticked off one by one, and a tick is taken back") {
    auto visit = visit_with_library();
    visit(OpenTile{Tile::Procedures})(OpenEntry{"one"})(TickOff{0})(TickOff{2})(TickOff{0});
    CHECK(screen_of<ReadGuide>(visit).ticked == std::set<std::size_t>{2});
}

TEST_CASE("A guide is printed once at a time, and a slip of another guide tells nothing about it") {
    auto visit = visit_with_library();
    visit(OpenTile{Tile::Procedures})(OpenEntry{"one"})(PrintGuide{});
    REQUIRE(visit.wanted<PrintPage>());
    CHECK(visit.wanted<PrintPage>()->guide == "birth_guide");
    visit(PrintGuide{});
    CHECK_FALSE(visit.wanted<PrintPage>());
    visit(Printed{"metro_hours"});
    CHECK(screen_of<ReadGuide>(visit).slip == Slip::Printing);
    visit(NotPrinted{"birth_guide", model::PrinterStatus::PaperOut});
    CHECK(screen_of<ReadGuide>(visit).slip == Slip::NotPrinted);
    visit(PrintGuide{})(Printed{"birth_guide"});
    CHECK(screen_of<ReadGuide>(visit).slip == Slip::Printed);
}

TEST_CASE("The fare is asked from the kiosk's own station, and the same station twice asks nothing") {
    auto visit = visit_with_library();
    visit.catalogue.places.push_back({"STT", model::PlaceKind::Station, "Bến xe Suối Tiên", "Suoi Tien", "26743"});
    visit(OpenTile{Tile::Transport})(OpenEntry{"metro"});
    CHECK(screen_of<MetroLine>(visit).from == "BTN");
    visit(ChooseStation{"STT"});
    CHECK(screen_of<MetroLine>(visit).to == "STT");
    visit(ChooseStation{"BTN"});
    CHECK(screen_of<MetroLine>(visit).to.empty());
    visit(ChooseStation{"26743"}); // a ward is no station
    CHECK(screen_of<MetroLine>(visit).to.empty());
    visit(OpenGuide{"metro_hours"})(Back{});
    CHECK(visit.at<MetroLine>());
}

TEST_CASE("What is lost is reported with its category chosen, or not at all where nothing can be stored") {
    auto visit = visit_with_library();
    visit(OpenTile{Tile::Transport})(OpenEntry{"lost"});
    CHECK(visit.at<Place>());
    CHECK(visit.state.draft.category == "flooding");
    visit(Finish{})(AdmissionChanged{StoreTrouble::Full})(OpenTile{Tile::Transport})(OpenEntry{"lost"});
    CHECK(visit.at<NotSaved>());
}

TEST_CASE("An entry, a collection or a guide that is not there opens nothing") {
    auto visit = visit_with_library();
    visit(OpenTile{Tile::Procedures})(OpenEntry{"nowhere"});
    CHECK(visit.at<Menu>());
    visit(OpenEntry{"birth"})(OpenGuide{"nowhere"})(OpenCollection{"nowhere"});
    CHECK(visit.at<Shelf>());
}

TEST_CASE("A sheet that the printer holds is said to be held, until it goes on, for the guide on screen alone") {
    using model::PrinterStatus;
    auto visit = visit_with_library();
    visit(OpenTile{Tile::Procedures})(OpenEntry{"one"});
    visit(PrintHeld{"birth_guide", PrinterStatus::PaperOut});
    CHECK_FALSE(screen_of<ReadGuide>(visit).held); // another's
    visit(PrintGuide{});
    visit(PrintHeld{"another", PrinterStatus::PaperOut});
    CHECK_FALSE(screen_of<ReadGuide>(visit).held);
    visit(PrintHeld{"birth_guide", PrinterStatus::PaperOut});
    CHECK(screen_of<ReadGuide>(visit).held == PrinterStatus::PaperOut);
    CHECK(screen_of<ReadGuide>(visit).slip == Slip::Printing);
    visit(PrintHeld{"birth_guide", PrinterStatus::PaperLow});
    CHECK_FALSE(screen_of<ReadGuide>(visit).held);
    visit(Printed{"birth_guide"});
    CHECK(screen_of<ReadGuide>(visit).slip == Slip::Printed);
}
