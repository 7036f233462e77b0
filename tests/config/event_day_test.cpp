#include "config/event_day.h"

#include <algorithm>

#include "config/recipe.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

std::filesystem::path const example = TRAMSO_SOURCE_DIR "/config/event_example";

struct EventFolder {
    tests::TemporaryFolder folder;
    EventFolder() { std::filesystem::copy(example, folder.path()); }

    // What is complained about when one text of a file is another.
    std::string complaints_after(std::string_view file, std::string const& from, std::string const& to) const {
        auto text = tests::read_file(folder / file);
        auto const place = text.find(from);
        REQUIRE(place != std::string::npos);
        tests::write_file(folder / file, text.replace(place, from.size(), to));
        auto const event = config::load_event_day(config::FolderTables(folder.path()));
        return event ? "" : config::text_of(event.error());
    }
};

std::string complaint(std::string_view file, std::string const& from, std::string const& to) {
    EventFolder const place;
    auto const text = place.complaints_after(file, from, to);
    auto const folder = place.folder.path().string() + "/";
    return text.starts_with(folder) ? text.substr(folder.size()) : text;
}

} // namespace

TEST_CASE("the event that is shipped as an example is read whole") {
    auto const event = config::load_event_day(config::FolderTables(example)).value();
    CHECK(event.id == "vi-du-2026-12-05");
    CHECK(event.name.en == "Install day (an example)");
    CHECK(event.place.vi == "Ga Bến Thành");
    CHECK(event.first_day == "2026-12-05");
    REQUIRE(event.organisation("don-vi-a") != nullptr);
    CHECK(event.organisation("don-vi-a")->target == 300U);
    CHECK_FALSE(event.organisation("don-vi-b")->target);
    CHECK(event.ambassador("b-01")->organisation == "don-vi-b");
    CHECK(event.ambassador("b-02") == nullptr);
    CHECK(event.gift("mu")->stock == 300);
    CHECK(event.prizes.at(1).count == 3);
    auto const recipe = config::load_recipe(example, {}).value();
    CHECK(recipe.kind == config::PackKind::Event);
}

TEST_CASE("an event needs no more than its first table") {
    EventFolder const place;
    for (auto const* table : {"organisations.csv", "ambassadors.csv", "gifts.csv", "prizes.csv"})
        std::filesystem::remove(place.folder / table);
    CHECK(config::load_event_day(config::FolderTables(place.folder.path())));
    CHECK(config::is_event(config::FolderTables(place.folder.path())));
    std::filesystem::remove(place.folder / "event.csv");
    CHECK_FALSE(config::load_event_day(config::FolderTables(place.folder.path())));
    CHECK_FALSE(config::is_event(config::FolderTables(place.folder.path())));
}

TEST_CASE("what is wrong with an event is told with file, line, column and what to write") {
    CHECK(complaint("event.csv", "vi-du-2026", "Ví dụ") ==
          "event.csv:2: id: \"Ví dụ-12-05\" will not do; write 1 to 64 of a-z, 0-9 and -\n");
    CHECK(complaint("event.csv", ",2026-12-05,2026-12-06", ",2026-12-05,2026-12-04") ==
          "event.csv:2: last_day: \"2026-12-04\" will not do; write no day before first_day\n");
    CHECK(complaint("event.csv", ",2026-12-06", ",2026-12-32") ==
          "event.csv:2: last_day: \"2026-12-32\" will not do; write the day as in 2026-12-05\n");
    CHECK(complaint("event.csv", "Ga Bến Thành", "") ==
          "event.csv:2: place_vi: \"\" will not do; write one line of at most 120 letters\n");
    CHECK(complaint("event.csv", "first_day", "day")
              .find("event.csv:1: other columns than expected; write as the first "
                    "row: id,name_vi,name_en,place_vi,place_en,first_day,") == 0);
    CHECK(complaint("organisations.csv", ",300", ",0") ==
          "organisations.csv:2: target: \"0\" will not do; write a number, 1 to 10000000\n");
    CHECK(complaint("organisations.csv", "don-vi-b", "don-vi-a")
              .find("organisations.csv:3: code: \"don-vi-a\" will not do; "
                    "write each once\n") == 0);
    CHECK(complaint("ambassadors.csv", "b-01,don-vi-b", "b-01,don-vi-c") ==
          "ambassadors.csv:4: organisation: \"don-vi-c\" will not do; write the code of a row of organisations.csv\n");
    CHECK(complaint("gifts.csv", "300,1", "300,0") ==
          "gifts.csv:2: per_person: \"0\" will not do; write a number, 1 to 9\n");
    CHECK(complaint("gifts.csv", "300,1", "-1,1") ==
          "gifts.csv:2: stock: \"-1\" will not do; write a number, 0 to 1000000\n");
    CHECK(complaint("prizes.csv", "2,Giải nhì", "3,Giải nhì") ==
          "prizes.csv:3: place: \"3\" will not do; write 1 in the first row, 2 in the next, ...\n");
}

TEST_CASE("all that is wrong with an event is told at once") {
    EventFolder const place;
    static_cast<void>(place.complaints_after("gifts.csv", "300,1", "many,1"));
    auto const all = place.complaints_after("ambassadors.csv", "b-01", "B 01");
    CHECK(std::count(all.begin(), all.end(), '\n') == 2);
}

TEST_CASE("an event is one row") {
    EventFolder const place;
    auto const row = std::string("vi-du-2026-12-05,");
    CHECK(place.complaints_after("event.csv", row, "a,b,c,d,e,2026-12-05,2026-12-05\n" + row)
              .find("an event is one row; write one row below the columns") != std::string::npos);
}

TEST_CASE("a pack is of the city's content unless its recipe says it is of an event") {
    EventFolder const place;
    auto const kind = [&](std::string const& text) {
        tests::write_file(place.folder / "pack.toml", text);
        return config::load_recipe(place.folder.path(), {});
    };
    CHECK(kind("[end]\n")->kind == config::PackKind::City);
    CHECK(kind("kind = \"city\"\n[end]\n")->kind == config::PackKind::City);
    CHECK(kind("kind = \"event\"\n[end]\n")->kind == config::PackKind::Event);
    CHECK_FALSE(kind("kind = \"events\"\n[end]\n"));
    CHECK_FALSE(kind("kind = 1\n[end]\n"));
}
