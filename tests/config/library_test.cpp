#include <algorithm>
#include <set>

#include "config/load.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

std::filesystem::path const shipped = TRAMSO_SOURCE_DIR "/config/content";

model::Library const& library() {
    static model::Catalogue const catalogue = config::load_catalogue(shipped).value();
    return catalogue.library;
}

// What is complained about when one text of a file is another.
std::string complaints_after(std::string_view file, std::string const& from, std::string const& to) {
    tests::TemporaryFolder const folder;
    std::filesystem::copy(shipped, folder.path(), std::filesystem::copy_options::recursive);
    auto text = tests::read_file(folder / file);
    auto const place = text.find(from);
    REQUIRE(place != std::string::npos);
    tests::write_file(folder / file, text.replace(place, from.size(), to));
    auto const catalogue = config::load_catalogue(folder.path());
    return catalogue ? "" : config::text_of(catalogue.error());
}

bool holds(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("Every guide can be reached from the home screen") {
    std::set<std::string> reached;
    auto const add = [&](std::string const& id) {
        for (auto const& guide : library().collection(id)->guides)
            reached.insert(guide);
    };
    for (auto const& entry : library().menu) {
        if (entry.opens == model::Opens::Guide || entry.opens == model::Opens::Metro) reached.insert(entry.target);
        if (entry.opens != model::Opens::Collection && entry.opens != model::Opens::Find) continue;
        add(entry.target);
        for (auto const& part : library().collection(entry.target)->parts)
            add(part);
    }
    for (auto const& question : library().install.questions)
        for (auto const& answer : question.answers)
            reached.insert(answer.guide);
    for (auto const& guide : library().guides) {
        INFO(guide.id);
        CHECK(reached.contains(guide.id));
    }
}

TEST_CASE("A procedure tells what to bring, fee, time, place and page, in that order") {
    auto const* birth = library().guide("1.001193");
    REQUIRE(birth);
    CHECK(birth->name.vi == "Đăng ký khai sinh");
    CHECK(birth->level == model::Level::Ward);
    CHECK(birth->as_of == "2026-07-18");
    std::string order;
    for (auto const& block : birth->blocks)
        order += std::string(1, "tsbfl"[static_cast<std::size_t>(block.kind)]);
    CHECK(order == "bbbbbbffffffl");
    auto const fee = std::ranges::find(birth->blocks, "guide.fee", &model::Block::label_key);
    REQUIRE(fee != birth->blocks.end());
    CHECK(fee->text.vi == "Miễn phí");
}

TEST_CASE("A fee that the sources do not tell is not made up") {
    auto const* guide = library().guide("2.001159"); // the portal says "no information"
    REQUIRE(guide);
    auto const fee = std::ranges::find(guide->blocks, "guide.fee", &model::Block::label_key);
    REQUIRE(fee != guide->blocks.end());
    CHECK(fee->text.empty());
    CHECK(fee->text_keys == std::vector<std::string>{"guide.ask_office"});
}

TEST_CASE("A paper with a remark in brackets stays one paper") {
    for (auto const& guide : library().guides)
        for (auto const& block : guide.blocks)
            if (block.kind == model::BlockKind::Bring)
                CHECK(std::ranges::count(block.text.vi, '(') == std::ranges::count(block.text.vi, ')'));
}

TEST_CASE("No shelf is empty") {
    for (auto const& collection : library().collections)
        CHECK(collection.parts.size() + collection.guides.size() > 0);
}

TEST_CASE("An old ward leads to the new one, and one that was divided to each") {
    std::vector<std::string> led;
    for (auto const& id : library().collection("addresses")->guides)
        if (auto const* guide = library().guide(id); guide->name.vi == "Phường Đa Kao") led.push_back(guide->second.vi);
    CHECK(led == std::vector<std::string>{"→ Phường Tân Định", "→ Phường Sài Gòn"});
}

TEST_CASE("All 91 pairs of stations have a fare, either way") {
    CHECK(library().metro.fares.size() == 91);
    CHECK(library().metro.fare("BTN", "STT")->cash == 20'000);
    CHECK(library().metro.fare("STT", "BTN")->cashless == 19'000);
    CHECK(library().metro.fare("BTN", "BTN") == nullptr);
}

TEST_CASE("What is wrong with a row is told with its file and line") {
    CHECK(holds(complaints_after("menu.csv", ",collection,hospitals,", ",collection,nowhere,"), "menu.csv:13: target"));
    CHECK(holds(complaints_after("menu.csv", "hospitals,health-education", "hospitals,health"), "menu.csv:13: tile"));
    CHECK(holds(complaints_after("menu.csv", ",collection,hospitals,", ",shelf,hospitals,"), "menu.csv:13: opens"));
    CHECK(holds(complaints_after("collections.csv", "civil_status,procedures", "civil_status,nowhere"),
                "collections.csv:3: parent"));
    CHECK(holds(complaints_after("guides.csv", "vneid_install,apps", "vneid_install,nowhere"),
                "guides.csv:2: collection"));
    CHECK(holds(complaints_after("guide_blocks.csv", "vneid_install,bring", "vneid_install,paper"),
                "guide_blocks.csv:2: kind"));
    CHECK(holds(complaints_after("guide_blocks.csv", "https://vneid.gov.vn,", "http://vneid.gov.vn,"), "text_vi"));
    CHECK(holds(complaints_after("procedures.csv", ",high\n", ",low\n"), "procedures.csv:2: confidence"));
    CHECK(holds(complaints_after("procedures.csv", "1.001193", "1.01193"), "procedures.csv:2: code"));
    CHECK(holds(complaints_after("hospitals.csv", "Chợ Rẫy,general", "Chợ Rẫy,everything"), "hospitals.csv:2: need"));
    CHECK(holds(complaints_after("ward_changes.csv", "25747,", "99999,"), "ward_changes.csv:2: ward"));
    CHECK(holds(complaints_after("metro_fares.csv", "BTN,OPH,7000", "BTN,OPH,7k"), "metro_fares.csv:2: cash"));
    CHECK(holds(complaints_after("metro_fares.csv", "BTN,BSN", "OPH,BTN"), "metro_fares.csv:3: to"));
    CHECK(holds(complaints_after("life_events.csv", "1.00", "9.99"), "life_events.csv:2: procedures"));
}
