#include "kiosk/model/submission.h"
#include "tests/ui/view/house.h"

using namespace flow;
using tests::catalogue, tests::House, tests::strings;

namespace {

// Every screen, with every trouble it can tell.
std::vector<Screen> all_screens() {
    std::vector<Screen> screens{Home{},         Category{}, Emergency{}, Place{},   Text{},    Photo{},       Person{},
                                ScanningCard{}, Phone{},    Review{},    Storing{}, AskCode{}, LookingUp{"x"}};
    for (auto tile : {Tile::Procedures, Tile::HealthEducation, Tile::Transport, Tile::News})
        screens.push_back(Menu{tile});
    for (auto const& collection : catalogue().library.collections)
        screens.push_back(Shelf{collection.id});
    for (auto const& guide : catalogue().library.guides)
        screens.push_back(ReadGuide{guide.id, {}, {}});
    for (auto slip : {Slip::Printing, Slip::Printed, Slip::NotPrinted})
        screens.push_back(ReadGuide{"criminal_record", {}, slip});
    for (auto text : {"", "khai sinh", "không có"})
        screens.push_back(FindGuide{"procedures", base::PrivateText(text)});
    for (auto to : {"", "STT"})
        screens.push_back(MetroLine{"BTN", to, "metro_hours"});
    for (auto text : {"", "ben thanh", "không có"})
        screens.push_back(SearchPlace{base::PrivateText(text)});
    for (auto why : {model::CameraStatus::Ready, model::CameraStatus::Gone, model::CameraStatus::Busy}) {
        screens.push_back(Photo{why});
        screens.push_back(ScanningCard{std::nullopt, why});
    }
    for (int problem = 0; problem <= static_cast<int>(model::CardProblem::BadSex); ++problem)
        screens.push_back(ScanningCard{static_cast<model::CardProblem>(problem), std::nullopt});
    for (int why = 0; why <= static_cast<int>(StoreTrouble::Busy); ++why)
        screens.push_back(NotSaved{static_cast<StoreTrouble>(why)});
    for (int status = 0; status <= static_cast<int>(model::PrinterStatus::Gone); ++status)
        screens.push_back(ShowReceipt{{"7K3M-9Q2X-4FHT", {}, "k", "BTN", "flooding", ""},
                                      Slip::NotPrinted,
                                      static_cast<model::PrinterStatus>(status)});
    for (auto slip : {Slip::Printing, Slip::Printed})
        screens.push_back(ShowReceipt{{}, slip, std::nullopt});
    for (auto state : {model::ProgressState::Waiting, model::ProgressState::Received, model::ProgressState::Answered})
        screens.push_back(ShowProgress{"x", model::Progress{"x", state, base::WallTime{}, std::nullopt, "Đã sửa"}});
    for (auto problem : {model::ProgressProblem::NotFound, model::ProgressProblem::Unreachable})
        screens.push_back(ShowProgress{"x", problem});
    for (bool failed : {false, true})
        screens.push_back(ChooseService{model::Priority::Disabled, failed});
    screens.push_back(DrawingNumber{"civil"});
    for (auto slip : {Slip::Printing, Slip::Printed, Slip::NotPrinted})
        screens.push_back(
            ShowNumber{{{}, "A001", "civil", model::Priority::Pregnant, {}, 3, model::WaitGuess{5, 10}}, slip});
    screens.push_back(Notices{});
    screens.push_back(PickOnMap{});
    screens.push_back(PickOnMap{{{0, 0}, 4}, "26743"});
    screens.push_back(ChooseKnown{});
    screens.push_back(Thanks{"report"});
    for (auto purpose : model::purposes)
        screens.push_back(AskConsent{purpose});
    screens.push_back(SigningIn{});
    screens.push_back(SigningIn{{}, "https://city.example/s/0", "47"});
    screens.push_back(SigningIn{{}, "https://city.example/s/0", "47", true});
    for (int why = 0; why <= static_cast<int>(model::SigninProblem::Unreachable); ++why)
        screens.push_back(SigningIn{{}, {}, {}, false, static_cast<model::SigninProblem>(why)});
    screens.push_back(AskBadge{});
    screens.push_back(AskPin{});
    screens.push_back(Upkeep{});
    screens.insert(screens.end(), {UpkeepMenu{}, CheckOver{}, Readiness{}, RestartParts{}});
    for (auto const step : model::all_check_steps)
        for (bool const ran : {false, true}) {
            RunCheck check{step};
            check.ran = ran;
            screens.push_back(check);
        }
    for (int why = 0; why <= static_cast<int>(model::StaffRefusal::Unavailable); ++why)
        screens.push_back(AskBadge{model::StaffRefused{static_cast<model::StaffRefusal>(why)}, {}});
    for (auto const& question : catalogue().library.install.questions)
        screens.push_back(Triage{question.id});
    for (auto const& walk : catalogue().library.install.walks)
        for (std::size_t step = 0; step < walk.steps.size(); ++step)
            screens.push_back(Walk{walk.guide, step});
    for (std::size_t page = 0; page < catalogue().library.install.tour.size(); ++page)
        for (auto const* guide : {"", "cong_dan_so"})
            screens.push_back(Tour{guide, page});
    screens.push_back(PhonePhoto{});
    screens.push_back(PhonePhoto{{}, "https://city.example/h/0"});
    screens.push_back(PhonePhoto{{}, "https://city.example/h/0", true});
    for (auto why : {model::HandoffProblem::Over, model::HandoffProblem::Unreachable})
        screens.push_back(PhonePhoto{{}, {}, true, why});
    for (auto mark : model::marks)
        screens.push_back(Thanks{"report", mark});
    return screens;
}

struct TitleOf {
    std::string operator()(auto const& content) const { return content.title; }
};

} // namespace

TEST_CASE("The settings that are shipped show all six tiles, in their order") {
    auto const settings = config::load_kiosk(TRAMSO_SOURCE_DIR "/config/kiosk.toml");
    REQUIRE(settings);
    House house(model::Language::Vietnamese);
    house.visit = settings->visit;
    auto const home = std::get<view::Home>(house.view().content);
    std::vector<Tile> tiles;
    for (auto const& tile : home.tiles)
        tiles.push_back(tile.tile);
    CHECK(tiles == std::vector<Tile>{Tile::Report, Tile::Procedures, Tile::Track, Tile::HealthEducation,
                                     Tile::Transport, Tile::News});
}

TEST_CASE("Each language has its own words, whichever was loaded before") {
    for (int i = 0; i < 2; ++i) {
        CHECK(strings(model::Language::Vietnamese)["bar.call_staff"] == "Gọi nhân viên");
        CHECK(strings(model::Language::English)["bar.call_staff"] == "Call staff");
    }
}

TEST_CASE("Every screen and every trouble has its words, in each language") {
    auto const language = GENERATE(model::Language::Vietnamese, model::Language::English);
    House house(language);
    for (auto const& screen : all_screens()) {
        house.state.screen = screen;
        auto const view = house.view();
        CHECK_FALSE(view.id.empty());
        CHECK_FALSE(std::visit(TitleOf{}, view.content).empty());
    }
}

TEST_CASE(
    "A way to staff is on every screen, and a way out on every screen but home and where something is being stored") {
    House house(model::Language::Vietnamese);
    for (auto const& screen : all_screens()) {
        house.state.screen = screen;
        auto const chrome = house.view().chrome;
        CHECK(chrome.call_staff == "Gọi nhân viên");
        bool const stays = std::holds_alternative<Home>(screen) || std::holds_alternative<Storing>(screen) ||
                           std::holds_alternative<DrawingNumber>(screen);
        CHECK(chrome.can_finish == !stays);
    }
}

TEST_CASE("The home screen promises a number only where one is given") {
    House house(model::Language::Vietnamese);
    auto const promise = [&] {
        auto const home = std::get<view::Home>(house.view().content);
        return std::ranges::find(home.tiles, Tile::Track, &view::HomeTile::tile)->second;
    };
    CHECK(promise() == "Xem kết quả theo mã phiếu");
    house.rules.services = {{"civil", "A", 10, "Hộ tịch", ""}};
    CHECK(promise() == "Lấy số ở đây; xem kết quả theo mã");
}

TEST_CASE("A procedure of the ward leads to a number where numbers are given, another does not") {
    House house(model::Language::Vietnamese);
    auto const number_beside = [&](model::Level level) {
        auto const found = std::ranges::find(catalogue().library.guides, level, &model::Guide::level);
        REQUIRE(found != catalogue().library.guides.end());
        house.state.screen = ReadGuide{found->id, {}, {}};
        return std::get<view::Guide>(house.view().content).number;
    };
    CHECK(number_beside(model::Level::Ward).empty());
    house.rules.services = {{"civil", "A", 10, "Hộ tịch", ""}};
    CHECK(number_beside(model::Level::Ward) == "Lấy số");
    CHECK(number_beside(model::Level::City).empty());
}

TEST_CASE("A ward is found without its diacritics, and đ by d") {
    House house(model::Language::Vietnamese);
    house.state.screen = SearchPlace{base::PrivateText("thu duc")};
    auto const found = std::get<view::SearchPlace>(house.view().content).choices;
    REQUIRE_FALSE(found.empty());
    bool const has_ward =
        std::any_of(found.begin(), found.end(), [](auto const& choice) { return choice.label == "Phường Thủ Đức"; });
    CHECK(has_ward);
}

TEST_CASE("All 168 wards and 14 stations can be chosen") {
    House house(model::Language::Vietnamese);
    house.state.screen = SearchPlace{};
    CHECK(std::get<view::SearchPlace>(house.view().content).choices.size() == 168 + 14);
}

TEST_CASE("The code of an app is of the store that the phone is known to have, and is asked for before") {
    House house(model::Language::Vietnamese);
    house.state.screen = Walk{"vneid_install", 0};
    auto walk = std::get<view::Walk>(house.view().content);
    CHECK(walk.url.empty());
    CHECK(walk.ask == "Điện thoại của bác là loại nào?");
    CHECK(walk.stores.size() == 2);
    house.state.store = model::AppStore::Google;
    walk = std::get<view::Walk>(house.view().content);
    CHECK(walk.url == "https://play.google.com/store/apps/details?id=com.vnid");
    CHECK(walk.ask.empty());
    house.state.screen = Walk{"vneid_install", 1};
    CHECK(std::get<view::Walk>(house.view().content).url.empty()); // no step shows what is not its own
    house.state.screen = Walk{"cong_dan_so", 0};
    walk = std::get<view::Walk>(house.view().content);
    CHECK(walk.url == "https://congdanso.tphcm.gov.vn/cds-tphcm");
    CHECK(walk.stores.empty()); // one page for all phones
}

TEST_CASE("A walk says which of its steps it is at, and that it ends with the last") {
    House house(model::Language::English);
    house.state.screen = Walk{"cong_dan_so", 0};
    auto view = house.view();
    REQUIRE(view.chrome.steps);
    CHECK(view.chrome.steps->label == "Step 1 of 3");
    CHECK(std::get<view::Walk>(view.content).next == "Done, next step");
    house.state.screen = Walk{"cong_dan_so", 2};
    view = house.view();
    CHECK(view.chrome.steps->current == 2);
    CHECK(std::get<view::Walk>(view.content).next == "All done");
}

TEST_CASE("The time on screen is the time of Việt Nam") {
    House house(model::Language::Vietnamese);
    auto const wall = base::from_rfc3339("2026-11-23T20:05:00.000Z").value();
    CHECK(view::make(house.state, {house.rules, house.words, wall}).chrome.clock == "03:05 · 24/11/2026");
}

TEST_CASE("The stopper names the three emergency numbers") {
    House house(model::Language::Vietnamese);
    house.state.screen = Emergency{};
    std::vector<std::string> numbers;
    auto const stopper = std::get<view::Emergency>(house.view().content);
    for (auto const& line : stopper.hotlines)
        numbers.push_back(line.number);
    CHECK(numbers == std::vector<std::string>{"113", "114", "115"});
}

TEST_CASE("Each tile leads to something to read") {
    House house(model::Language::Vietnamese);
    for (auto tile : {Tile::Procedures, Tile::HealthEducation, Tile::Transport, Tile::News}) {
        house.state.screen = Menu{tile};
        CHECK(std::get<view::Menu>(house.view().content).choices.size() >= 3);
    }
}

TEST_CASE("Every guide names its source and its date") {
    House house(model::Language::Vietnamese);
    for (auto const& guide : catalogue().library.guides) {
        house.state.screen = ReadGuide{guide.id, {}, {}};
        auto const view = std::get<view::Guide>(house.view().content);
        CHECK(view.source.find(guide.source) != std::string::npos);
        CHECK(view.source.find(guide.as_of) != std::string::npos);
        CHECK_FALSE(view.rows.empty());
    }
}

TEST_CASE("What a procedure costs is told, or whom to ask") {
    House house(model::Language::Vietnamese);
    std::size_t told = 0, asked = 0;
    for (auto const& guide : catalogue().library.guides) {
        if (!guide.level) continue;
        house.state.screen = ReadGuide{guide.id, {}, {}};
        auto const view = std::get<view::Guide>(house.view().content);
        auto const fee = std::ranges::find(view.rows, "Lệ phí", &view::GuideRow::label);
        REQUIRE(fee != view.rows.end());
        ++(fee->text.find("1022") == std::string::npos ? told : asked);
    }
    CHECK(told > 100);
    CHECK(asked > 0);
}

TEST_CASE("Papers that were ticked off are shown so, and steps are numbered") {
    House house(model::Language::Vietnamese);
    house.state.screen = ReadGuide{"1.001193", {1}, {}};
    auto const papers = std::get<view::Guide>(house.view().content).rows;
    CHECK_FALSE(papers[0].ticked);
    CHECK(papers[1].ticked);
    house.state.screen = ReadGuide{"vneid_level_2", {}, {}};
    auto const rows = std::get<view::Guide>(house.view().content).rows;
    std::string numbers;
    for (auto const& row : rows)
        if (row.kind == model::BlockKind::Step) numbers += row.text.substr(0, 3);
    CHECK(numbers == "1. 2. ");
}

TEST_CASE("The fare shown is the table's for each of the 91 pairs, either way") {
    House house(model::Language::Vietnamese);
    auto const& fares = catalogue().library.metro.fares;
    REQUIRE(fares.size() == 91);
    for (auto const& fare : fares)
        for (auto const& [from, to] : {std::pair{fare.from, fare.to}, std::pair{fare.to, fare.from}}) {
            house.state.screen = MetroLine{from, to, "metro_hours"};
            auto const view = std::get<view::Metro>(house.view().content);
            auto const shown = [](int dong) { return std::to_string(dong / 1000) + ".000 đ"; };
            CHECK(view.cash == shown(fare.cash));
            CHECK(view.cashless == shown(fare.cashless));
        }
}

TEST_CASE("The receipt of a lost thing has a code that is said when it is collected, and no other has") {
    House house(model::Language::Vietnamese);
    auto const rows = [&house](std::string const& category, std::string const& match) {
        house.state.screen = ShowReceipt{{"7K3M-9Q2X-4FHT", {}, "k", "BTN", category, "", match}, Slip::Printed, {}};
        return std::get<view::Receipt>(house.view().content).rows;
    };
    REQUIRE(rows("lost_property", "47-193").size() == 4);
    CHECK(rows("lost_property", "47-193").front() ==
          std::pair<std::string, std::string>{"Mã nhận lại đồ: đọc khi đến nhận", "47-193"});
    CHECK(rows("lost_property", "").size() == 3); // one of before there were such codes
    CHECK(rows("flooding", "47-193").size() == 3);
}

TEST_CASE("The next trains are told as the timetable knows them, and of a day it does not know nothing is said") {
    House house(model::Language::Vietnamese);
    auto const metro_at = [&house](std::string const& from, std::string const& to, std::string const& local) {
        house.state.screen = MetroLine{from, to, "metro_hours"};
        auto const wall = base::from_rfc3339("2026-" + local + ":00+07:00").value();
        return std::get<view::Metro>(view::make(house.state, {house.rules, house.words, wall}).content);
    };
    using Trains = std::vector<std::pair<std::string, std::string>>;
    CHECK(metro_at("BTN", "", "05-29T07:00").trains ==
          Trains{{"Tàu tiếp theo đi Bến xe Suối Tiên", "Khoảng 7 phút một chuyến"}});
    CHECK(metro_at("TCN", "", "05-29T07:00").trains.size() == 2);
    CHECK(metro_at("TCN", "BTN", "05-29T07:00").trains.size() == 1);
    CHECK(metro_at("BTN", "", "05-29T07:00").no_more.empty());
    CHECK(metro_at("BTN", "", "05-29T04:30").trains == Trains{{"Tàu tiếp theo đi Bến xe Suối Tiên", "05:00"}});
    CHECK((metro_at("TCN", "", "05-29T04:30").trains.empty() && metro_at("TCN", "", "05-29T04:30").no_more.empty()));
    CHECK(metro_at("BTN", "", "05-28T22:30").trains.empty());
    CHECK(metro_at("BTN", "", "05-28T22:30").no_more == "Hôm nay không còn tàu từ ga này.");
    CHECK((metro_at("BTN", "", "06-01T07:00").trains.empty() && metro_at("BTN", "", "06-01T07:00").no_more.empty()));
}

TEST_CASE("What is told with the network out bears the time it was last heard") {
    House house(model::Language::Vietnamese);
    model::Progress progress{"x", model::ProgressState::Received, base::WallTime{}, std::nullopt, ""};
    house.state.screen = ShowProgress{"x", progress};
    auto const now = std::get<view::Progress>(house.view().content).text;
    progress.as_of = base::from_rfc3339("2026-11-23T07:05:00.000Z").value();
    house.state.screen = ShowProgress{"x", progress};
    auto const later = std::get<view::Progress>(house.view().content).text;
    CHECK(now.find("14:05") == std::string::npos);
    CHECK(later.starts_with(now));
    CHECK(later.find("14:05 · 23/11/2026") != std::string::npos);
}

TEST_CASE("Each stop of a submission's way says whether it is behind us, to who hears it as well") {
    using model::ProgressState;
    House house(model::Language::Vietnamese);
    auto const stops = [&](ProgressState state) {
        house.state.screen = ShowProgress{"x", model::Progress{"x", state, base::WallTime{}, std::nullopt, ""}};
        return std::get<view::Progress>(house.view().content).stops;
    };
    using Stops = std::array<std::string, 3>;
    CHECK(stops(ProgressState::Waiting) ==
          Stops{"Đã lưu tại máy này", "Thành phố chưa nhận", "Thành phố chưa trả lời"});
    CHECK(stops(ProgressState::Received) == Stops{"Đã lưu tại máy này", "Thành phố đã nhận", "Thành phố chưa trả lời"});
    CHECK(stops(ProgressState::Answered) == Stops{"Đã lưu tại máy này", "Thành phố đã nhận", "Thành phố đã trả lời"});
}

TEST_CASE("The camera is said to start only while nothing is wrong with it") {
    House house(model::Language::Vietnamese);
    auto const busy = [&](std::optional<model::CameraStatus> trouble) {
        house.state.screen = ScanningCard{std::nullopt, trouble};
        return std::get<view::ScanCard>(house.view().content).busy;
    };
    CHECK(busy(std::nullopt) == "Đang mở máy ảnh");
    CHECK(busy(model::CameraStatus::Gone).empty());
}

TEST_CASE("Each category asks in its own words, and offers sentences until they are written") {
    House house(model::Language::Vietnamese);
    house.state.screen = Text{};
    house.state.draft.category = "flooding";
    auto const text = [&] { return std::get<view::Text>(house.view().content); };
    CHECK(text().hint.starts_with("Nước sâu"));
    auto const labels = [&] {
        std::vector<std::string> all;
        for (auto const& phrase : text().phrases)
            all.push_back(phrase.label + (phrase.danger ? "!" : ""));
        return all;
    };
    REQUIRE(labels() == std::vector<std::string>{"Nước tới mắt cá chân", "Nước tới đầu gối", "Nước vào trong nhà",
                                                 "Nước bị rò điện!"});
    CHECK(text().phrases[1].text.reveal() == "Nước tới đầu gối.");
    house.state.draft.text = text().phrases[1].text;
    CHECK(labels().size() == 3);
    CHECK(text().phrases[1].text.reveal() == "Nước tới đầu gối. Nước vào trong nhà.");
    house.state.draft.text = base::PrivateText("Nhà tôi ở hẻm 12 ");
    CHECK(text().phrases[0].text.reveal() == "Nhà tôi ở hẻm 12. Nước tới mắt cá chân.");
    house.state.draft.text = base::PrivateText("gần phường sài go");
    CHECK_FALSE(text().offers.empty());
    CHECK(labels().empty());
    house.state.draft.text = base::PrivateText(std::string(model::longest_text - 10, 'x'));
    CHECK(labels().empty());
    house.state.draft.text = {};
    house.state.draft.category = "emergency";
    CHECK(labels().empty());
    CHECK(text().hint == std::string(house.words["text.hint"]));
}
