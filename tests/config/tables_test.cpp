// Tables from files of each kind, and the folder and the held tables as sources of them.
#include "config/table_source.h"

#include "config/recipe.h"
#include "config/table_file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string complaint(std::string_view text, std::string_view ending) {
    auto const table = config::parse_table(text, "pages", "pages", ending);
    return table ? "" : config::text_of(table.error());
}

Rows rows_of(model::Table const& table) {
    Rows rows;
    for (auto const& row : table.rows)
        rows.push_back(row.fields);
    return rows;
}

struct Folder {
    tests::TemporaryFolder folder;
    std::filesystem::path write(std::string_view name, std::string_view text) const {
        auto const file = folder / name;
        std::filesystem::create_directories(file.parent_path());
        tests::write_file(file, text);
        return file;
    }
    config::FolderTables tables() const { return config::FolderTables(folder.path()); }
};

} // namespace

TEST_CASE("the same table as CSV, JSON and TOML is the same, but for the order of its columns") {
    auto const csv = config::parse_table("id,fee,paid\na,5000,yes\n\"b,c\",-1,no\n", "pages", "pages.csv", ".csv");
    auto const json = config::parse_table("[{\"id\": \"a\", \"fee\": 5000, \"paid\": true},\n"
                                          " {\"paid\": false, \"fee\": -1, \"id\": \"b,c\"}]\n",
                                          "pages", "pages.json", ".json");
    auto const toml = config::parse_table("[[pages]]\nid = \"a\"\nfee = 5000\npaid = true\n"
                                          "[[pages]]\nid = \"b,c\"\nfee = -1\npaid = false\n[end]\n",
                                          "pages", "pages.toml", ".toml");
    REQUIRE(csv);
    REQUIRE(json);
    REQUIRE(toml);
    CHECK(rows_of(*csv) == Rows{{"a", "5000", "yes"}, {"b,c", "-1", "no"}});
    CHECK(rows_of(*json) == rows_of(*csv));
    CHECK(rows_of(*toml) == rows_of(*csv));
    CHECK(json->columns == csv->columns);
    CHECK(toml->columns == csv->columns);
    CHECK(json->rows[1].line == 2);
    CHECK(toml->rows[1].line == 5);
}

TEST_CASE("numbers stay as they are written, and null is nothing") {
    auto const json =
        config::parse_table("[{\"a\": 1.50, \"b\": null, \"c\": 18446744073709551615}]", "t", "t.json", ".json");
    REQUIRE(json);
    CHECK(rows_of(*json) == Rows{{"1.50", "", "18446744073709551615"}});
}

TEST_CASE("what is wrong with a JSON table is told with its line") {
    CHECK(complaint("{}", ".json") == "pages:1: the file is no list; write the rows in [ and ]\n");
    CHECK(complaint("[\n{\"a\": \"x\"},\n{\"a\": [1]}]", ".json") ==
          "pages:3: a list in a row; write texts, numbers, true and false alone\n");
    CHECK(complaint("[\n{\"a\": {\"b\": 1}}]", ".json") ==
          "pages:2: an object in a row; write texts, numbers, true and false alone\n");
    CHECK(complaint("[\n\n\"a\"]", ".json") == "pages:3: a value outside of a row; write each row in { and }\n");
    CHECK(complaint("[{\"a\": 1}\n", ".json") ==
          "pages:2: this is not JSON; write it as JSON: [{\"column\": \"text\"}]\n");
    CHECK(complaint("[{\"a\": 1}]\n]", ".json").find("pages:2: this is not JSON") == 0);
    CHECK(complaint("[{\"a\": 1},\n{\"b\": 1}]", ".json") ==
          "pages:2: \"a\" is missing, which the first row has; write all of them in every row; \"\" for nothing\n"
          "pages:2: \"b\" is not in the first row; write the same in every row\n");
    CHECK(complaint("[{\"a\": 1, \"a\": 2}]", ".json") == "pages:1: \"a\" comes twice; write it once\n");
    CHECK(complaint("[]", ".json") == "pages:1: there are no rows; write at least one\n");
    CHECK(complaint("[{\"a\": \"e\\u0301\"}]", ".json") ==
          "pages:1: a text that is not UTF-8 in NFC; write the letters themselves\n");
    CHECK(complaint("[{\"a\": \"\\u0000\"}]", ".json").find("pages:1: a text that is not") == 0);
    CHECK(complaint("[{\"a\":\n\"\xFF\"}]", ".json") == "pages:2: bytes that are not UTF-8; save the file as UTF-8\n");
    CHECK_FALSE(complaint(std::string(100'000, '['), ".json").empty());
}

TEST_CASE("what is wrong with a TOML table is told with its line, a cut one among it") {
    CHECK(complaint("[[pages]]\na = 1\n", ".toml") ==
          "pages: does not end with [end]: it was cut short; write [end] as the last line\n");
    CHECK(complaint("[end]\n", ".toml") == "pages: has no rows; write [[pages]] before each row\n");
    CHECK(complaint("[[page]]\na = 1\n[end]\n", ".toml") ==
          "pages:1: page: not this table's name; write [[pages]] before each row\n");
    CHECK(complaint("[[pages]]\na = 1\n[[pages]]\na = [1]\n[end]\n", ".toml") ==
          "pages:4: a: not a field; write texts, numbers, true and false alone\n");
    CHECK(complaint("[[pages]]\na = 1\n[end]\n[[pages]]\na = 2\n", ".toml") ==
          "pages: goes on behind [end]; write [end] as the last line\n");
    CHECK(complaint("[[pages]]\na = 1\n[[pages]]\nb = 1\n[end]\n", ".toml").find("pages:3: \"a\" is missing") == 0);
    CHECK(complaint("[[pages]]\na = ?\n", ".toml").find("pages:2: ") == 0);
    CHECK(complaint("pages = [1]\n[end]\n", ".toml").find("pages:1: a row that is no table") == 0);
}

TEST_CASE("a folder gives every table it has, whatever the kind of file, and none of them twice") {
    Folder const folder;
    folder.write("wards.csv", "code\n1\n");
    folder.write("pages.json", "[{\"id\": \"a\"}]");
    folder.write("topics.toml", "[[topics]]\nid = \"b\"\n[end]\n");
    folder.write("pack.toml", "version = 1\n[end]\n");
    folder.write("README.md", "words");
    auto const all = folder.tables().all();
    REQUIRE(all);
    REQUIRE(all->tables.size() == 3);
    CHECK(all->tables[0].name == "pages");
    CHECK(all->tables[1].name == "topics");
    CHECK(all->tables[2].name == "wards");
    CHECK(folder.tables().has("pages"));
    CHECK_FALSE(folder.tables().has("pack.toml"));
    folder.write("wards.json", "[{\"code\": \"1\"}]");
    CHECK(config::text_of(folder.tables().all().error()).find("wards.csv: the table is there twice") !=
          std::string::npos);
    CHECK_FALSE(config::FolderTables(folder.folder / "nowhere").all());
}

TEST_CASE("the catalogue from held tables is that of the folder, and a missing table is named") {
    config::FolderTables const shipped(TRAMSO_SOURCE_DIR "/config/content");
    auto tables = shipped.all().value();
    auto const from_files = config::load_catalogue(shipped),
               from_tables = config::load_catalogue(config::HeldTables(tables));
    REQUIRE(from_files);
    REQUIRE(from_tables);
    CHECK(from_tables->places.size() == from_files->places.size());
    CHECK(from_tables->emergency_words == from_files->emergency_words);
    std::erase_if(tables.tables, [](model::Table const& table) { return table.name == "wards"; });
    auto const without = config::load_catalogue(config::HeldTables(tables));
    REQUIRE_FALSE(without);
    CHECK(config::text_of(without.error()).find("/wards: is not there") != std::string::npos);
}

TEST_CASE("pack.toml says what a pack is, without it a pack has the time of making for its version") {
    Folder const folder;
    auto const now = *base::from_rfc3339("2026-11-28T00:00:00Z");
    auto const plain = config::load_recipe(folder.folder.path(), now);
    REQUIRE(plain);
    CHECK(plain->version == 1795824000);
    CHECK(base::to_rfc3339(plain->expires_at) == "2027-11-28T00:00:00.000Z");
    folder.write("pack.toml", "version = 7\nexpires = \"2027-01-01T00:00:00+07:00\"\ncity = \"79\"\n[end]\n");
    auto const written = config::load_recipe(folder.folder.path(), now);
    REQUIRE(written);
    CHECK(written->version == 7);
    CHECK(written->city == "79");
    CHECK(base::to_rfc3339(written->expires_at) == "2026-12-31T17:00:00.000Z");
    for (auto const* wrong : {"version = 0\n[end]\n", "version = \"7\"\n[end]\n", "days = 0\n[end]\n",
                              "days = 4000\n[end]\n", "expires = \"soon\"\n[end]\n",
                              "expires = 2027-01-01T00:00:00Z\n[end]\n", "other = 1\n[end]\n", "city = 79\n[end]\n"}) {
        INFO(wrong);
        folder.write("pack.toml", wrong);
        auto const refused = config::load_recipe(folder.folder.path(), now);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().front().line == 1);
    }
    folder.write("pack.toml", "version = 7\n");
    CHECK_FALSE(config::load_recipe(folder.folder.path(), now));
}
