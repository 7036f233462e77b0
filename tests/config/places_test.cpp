// The tables that say where wards lie and what the city knows of there.
#include "config/known.h"
#include "config/load.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

std::filesystem::path const shipped = TRAMSO_SOURCE_DIR "/config/content";

// A copy of the shipped content.
class Content {
public:
    Content() { std::filesystem::copy(shipped, folder_.path()); }
    void change(std::string const& from, std::string const& to) const {
        auto text = tests::read_file(folder_ / "map.csv");
        auto const place = text.find(from);
        REQUIRE(place != std::string::npos);
        tests::write_file(folder_ / "map.csv", text.replace(place, from.size(), to));
    }
    std::filesystem::path operator/(std::string_view file) const { return folder_ / file; }
    base::Result<model::Catalogue, config::Complaints> catalogue() const {
        return config::load_catalogue(folder_.path());
    }
    std::string complaints() const {
        auto const read = catalogue();
        return read ? "" : config::text_of(read.error());
    }
    std::string complaints_of_known(std::string const& rows) const {
        tests::write_file(folder_ / "known.csv",
                          "id,category,place,words_vi,words_en,since,state,confirmations\n" + rows);
        return complaints();
    }

    std::string complaints_of_needs(std::string const& row) const {
        tests::write_file(folder_ / "needs.csv", "category,least,otherwise_vi,otherwise_en,source,as_of,confidence\n" +
                                                     row + ",own,2026-11,judgement\n");
        return complaints();
    }
    std::string complaints_of_prompts(std::string const& row) const {
        tests::write_file(folder_ / "prompts.csv", "category,kind,words_vi,words_en,source,as_of,confidence\n" + row +
                                                       ",own,2026-11,judgement\n");
        return complaints();
    }

private:
    tests::TemporaryFolder folder_;
};

bool holds(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string const good =
    "01938000-0000-7000-8000-000000000001,flooding,26743,Ngập ở hẻm 12,,2026-11-27T01:00:00Z,working,3\n";

} // namespace

TEST_CASE("every ward of the shipped content is on its map, one of them far out at sea, and the line as well") {
    auto const catalogue = config::load_catalogue(shipped).value();
    auto const& map = catalogue.map;
    CHECK(map.wards.size() == 168);
    CHECK(map.stations.size() == 14);
    std::vector<std::string> apart;
    for (auto const& ward : map.wards)
        if (ward.apart) apart.push_back(std::string(name_of(*catalogue.place(ward.code), model::Language::Vietnamese)));
    CHECK(apart == std::vector<std::string>{"Đặc khu Côn Đảo"});
}

TEST_CASE("each of the city's wards is found by a touch on its centre and has room for a finger at some scale") {
    auto const map = config::load_catalogue(shipped).value().map;
    for (auto const& ward : map.wards) {
        INFO(ward.code);
        if (ward.apart) continue;
        CHECK(map.nearest(ward.centre)->code == ward.code);
        CHECK(base::room_in(base::shrunk(ward.cell, 1.5 / model::map_scales.back()), 20 / model::map_scales.back()));
    }
}

TEST_CASE("at the opening of the map a kiosk's ward and all around it are rooms for a finger, wherever it stands") {
    auto const map = config::load_catalogue(shipped).value().map;
    for (auto const& here : map.wards) {
        INFO(here.code);
        if (here.apart) continue;
        auto const scale = model::map_scales[map.opening(here.code, 26).level];
        auto const has_room = [&](model::MapWard const& ward) {
            return base::room_in(base::shrunk(ward.cell, 1.5 / scale), 20 / scale).has_value();
        };
        CHECK(has_room(here));
        for (auto const neighbour : here.neighbours)
            CHECK(has_room(map.wards[neighbour]));
    }
}

TEST_CASE("a wrong row of the map is named with its file, its line and what to write instead") {
    Content const content;
    auto const file = (content / "map.csv").string();
    SECTION("degrees") {
        content.change("\nBTN,10.770404,", "\nBTN,10.77O404,");
        CHECK(holds(content.complaints(), file + ":2: lat: \"10.77O404\" will not do; write degrees north, 8 to 24"));
    }
    SECTION("out of range") {
        content.change("\nBTN,10.770404,106.696818", "\nBTN,10.770404,10.696818");
        CHECK(holds(content.complaints(), ":2: lon: \"10.696818\" will not do; write degrees east, 102 to 118"));
    }
    SECTION("a centre outside of its box") {
        content.change("\n25747,10.9702,", "\n25747,10.9302,");
        CHECK(holds(content.complaints(), "lat: \"10.9302\" will not do; write one inside of the box"));
    }
    SECTION("a box upside down") {
        content.change("\n25747,10.9702,106.6584,10.939776,106.629773,10.996653",
                       "\n25747,10.9702,106.6584,10.996653,106.629773,10.939776");
        CHECK(holds(content.complaints(), "south: \"10.996653\" will not do; write one that is south of `north`"));
    }
    SECTION("a station with a box") {
        content.change("\nBTN,10.770404,106.696818,,", "\nBTN,10.770404,106.696818,10.1,");
        CHECK(holds(content.complaints(), ":2: south: \"10.1\" will not do; leave it empty"));
    }
    SECTION("a ward that is missing, and one that is unknown") {
        content.change("\n25747,", "\n25748,");
        auto const text = content.complaints();
        CHECK(holds(text, "place: ward 25747 is missing; write a row for every ward"));
        CHECK(holds(text, "place: \"25748\" will not do"));
    }
    SECTION("a place that comes twice") {
        content.change("\nOPH,", "\nBTN,");
        CHECK(holds(content.complaints(), ":3: place: \"BTN\" comes twice"));
    }
}

TEST_CASE("content without a map has none, and nothing is wrong with it") {
    Content const content;
    std::filesystem::remove(content / "map.csv");
    auto const catalogue = content.catalogue();
    REQUIRE(catalogue);
    CHECK(catalogue->map.wards.empty());
}

TEST_CASE("known problems are read as the desk writes them, and there may be none") {
    Content const content;
    CHECK(content.catalogue()->known.empty());
    CHECK(content.complaints_of_known("") == "");
    REQUIRE(content.complaints_of_known(good) == "");
    auto const known = content.catalogue()->known;
    REQUIRE(known.size() == 1);
    CHECK(known.front().words_vi == "Ngập ở hẻm 12");
    CHECK(known.front().state == model::KnownState::Working);
    CHECK(known.front().confirmations == 3);
    CHECK(base::to_rfc3339(known.front().since) == "2026-11-27T01:00:00.000Z");
}

TEST_CASE("a wrong row of known problems is named with its file, its line and what to write instead") {
    Content const content;
    auto const wrong = [&](std::string const& from, std::string const& to) {
        auto row = good;
        return content.complaints_of_known(good + row.replace(row.find(from), from.size(), to));
    };
    CHECK(holds(wrong("hẻm", "hẻm"), "known.csv:3: id: \"01938000-0000-7000-8000-000000000001\" comes twice"));
    CHECK(holds(wrong("01938000-0000-7", "01938000-0000-4"), "known.csv:3: id: "));
    CHECK(holds(wrong("flooding", "floods"), ":3: category: \"floods\" will not do; write the id of a row"));
    CHECK(holds(wrong("26743", "99999"), ":3: place: \"99999\" will not do"));
    CHECK(holds(wrong("Ngập ở hẻm 12", ""), ":3: words_vi: \"\" will not do; write one line of at most 120 letters"));
    std::string const longest(120, 'a');
    CHECK_FALSE(holds(wrong("Ngập ở hẻm 12", longest), "words_vi"));
    CHECK(holds(wrong("Ngập ở hẻm 12", longest + "a"), ":3: words_vi: "));
    CHECK(holds(wrong("Ngập ở hẻm 12", "\"Ngập\nở hẻm\""), ":3: words_vi: "));
    CHECK(holds(wrong(",,", "," + longest + "a,"), ":3: words_en: "));
    CHECK(holds(wrong("2026-11-27T01:00:00Z", "27/11"), ":3: since: \"27/11\" will not do"));
    CHECK(holds(wrong("working", "doing"), ":3: state: \"doing\" will not do; write received, working or done"));
    CHECK(holds(wrong(",3", ",-3"), ":3: confirmations: \"-3\" will not do"));
}

TEST_CASE("Every category but that of emergencies asks something, and what is no prompt is named with its line") {
    auto const shipped_catalogue = config::load_catalogue(shipped).value();
    for (auto const& category : shipped_catalogue.categories) {
        INFO(category.id);
        auto const asks = std::ranges::count_if(shipped_catalogue.prompts, [&](model::Prompt const& prompt) {
            return prompt.category == category.id && prompt.kind == model::PromptKind::Ask;
        });
        CHECK(asks == (category.emergency ? 0 : 1));
    }
    Content const content;
    CHECK(content.complaints_of_prompts("flooding,answer,Ngập,Flooded") == "");
    CHECK(content.complaints_of_prompts(
              "flooding,match,Mã,Code,own,2026-11,judgement\nflooding,ask,Sâu không?,Deep?") == "");
    for (std::string const wrong : {"weather,answer,Ngập,Flooded", "flooding,guess,Ngập,Flooded",
                                    "flooding,answer,,Flooded", "flooding,answer,Ngập.,Flooded",
                                    "flooding,answer,Ngập nước ngập nước ngập nước ngập nước ngập nước ngập,Flooded",
                                    "flooding,ask,Sâu không?,Deep?,own,2026-11,judgement\nflooding,ask,Lâu chưa?,Long?",
                                    "flooding,match,Mã,Code,own,2026-11,judgement\nflooding,match,Mã khác,Another"}) {
        INFO(wrong);
        CHECK(holds(content.complaints_of_prompts(wrong), "prompts.csv:"));
    }
}

TEST_CASE("What has to be known of who sends a report is said with the way for who has no card and no account") {
    Content const content;
    CHECK(content.complaints_of_needs("flooding,stated,Xin đến phường.,Please go to the ward.") == "");
    CHECK(content.complaints_of_needs("flooding,verified,Xin đến phường.,Please go to the ward.,own,2026-11,judgement\n"
                                      "trees,stated,Xin đến phường.,Please go to the ward.") == "");
    auto const catalogue = content.catalogue().value();
    REQUIRE(catalogue.need_of("flooding"));
    CHECK(catalogue.need_of("flooding")->least == model::Assurance::Verified);
    CHECK(catalogue.need_of("trees")->least == model::Assurance::Stated);
    CHECK(catalogue.need_of("trees")->otherwise(model::Language::English) == "Please go to the ward.");
    CHECK_FALSE(catalogue.need_of("traffic"));
    std::string const longest(model::longest_otherwise - 1, 'a');
    CHECK(content.complaints_of_needs("flooding,stated," + longest + ".,Go.") == "");
    for (std::string const wrong : {"weather,stated,Xin đến phường.,Please go.",
                                    "flooding,none,Xin đến phường.,Please go.", "flooding,stated,,Please go.",
                                    "flooding,stated,Xin đến phường.,", "flooding,stated,Xin đến phường,Please go.",
                                    "flooding,stated,Đi.,Go.,own,2026-11,judgement\nflooding,verified,Đi.,Go."}) {
        INFO(wrong);
        CHECK(holds(content.complaints_of_needs(wrong), "needs.csv:"));
    }
    CHECK(holds(content.complaints_of_needs("flooding,stated," + longest + "a.,Go."), "needs.csv:2: otherwise_vi: "));
}
