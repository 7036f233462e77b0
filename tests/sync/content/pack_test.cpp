#include "sync/content/pack.h"

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/content/packs.h"

namespace {

model::Tables with_rows(std::vector<std::string> columns, std::vector<std::string> fields, std::string name = "pages") {
    return {"content", {{std::move(name), {"pages.csv"}, std::move(columns), {{0, 2, std::move(fields)}}}}};
}

} // namespace

TEST_CASE("what goes into a pack comes out of it: tables, columns, rows, version and dates") {
    auto const tables = tests::some_tables();
    auto const pack = content::Pack::read(content::build_image(tables, tests::meta_of(12)).value());
    REQUIRE(pack);
    CHECK(pack->meta() == tests::meta_of(12));
    REQUIRE(pack->tables().tables.size() == 2);
    auto const* wards = pack->tables().find("wards");
    REQUIRE(wards != nullptr);
    CHECK(wards->columns == tables.tables[1].columns);
    REQUIRE(wards->rows.size() == 3);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(wards->rows[i].fields == tables.tables[1].rows[i].fields);
}

TEST_CASE("the same tables make the same bytes") {
    auto const once = content::build_image(tests::some_tables(), tests::meta_of(12)).value();
    CHECK(once == content::build_image(tests::some_tables(), tests::meta_of(12)).value());
    CHECK(content::compress(once) == content::compress(once));
}

TEST_CASE("a pack is an ordinary file of zstd and SQLite, for whoever wants to look into it") {
    tests::TemporaryFolder const folder;
    auto const file = content::compress(content::build_image(tests::some_tables(), tests::meta_of(12)).value());
    tests::write_file(folder / "city.pack", base::as_text(file));
    auto const open =
        tests::run_program({"zstd", "-qd", (folder / "city.pack").string(), "-o", (folder / "c.db").string()});
    REQUIRE(open.exit == 0);
    auto const asked = tests::run_program({"sqlite3", (folder / "c.db").string(),
                                           "SELECT version, city FROM meta; SELECT count(*) FROM wards;"
                                           "SELECT page FROM search WHERE search MATCH 'kao'"});
    CHECK(asked.out == "12|79\n3\n26746\n");
}

TEST_CASE("pages are found without diacritics, with d for đ, and before the last word is at its end") {
    auto const pack = content::Pack::read(content::build_image(tests::some_tables(), tests::meta_of(12)).value());
    REQUIRE(pack);
    content::Page const da_kao{"wards", "26746"};
    for (auto const* typed : {"da kao", "Đa Kao", "DA KA", "phuong da kao", "da-kao!"}) {
        INFO(typed);
        auto const found = pack->find(typed, 3);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front() == da_kao);
    }
    CHECK(pack->find("kao nowhere", 3).front() == da_kao); // one of the words is better than nothing
    CHECK(pack->find("nowhere", 3).empty());
    CHECK(pack->find("", 3).empty());
    CHECK(pack->find("\"; DROP TABLE wards; -- NEAR(", 3).empty());
    CHECK(pack->find("phuong", 2).size() == 2);
}

TEST_CASE("a name that means something to the pack or to SQLite cannot be a table or a column") {
    for (auto const* name :
         {"meta", "search", "search_data", "sqlite_master", "", "Wards", "a b", "a\"b", "1st", "é"}) {
        INFO(name);
        CHECK_FALSE(content::build_image(with_rows({"id"}, {"x"}, name), tests::meta_of(1)));
        CHECK_FALSE(content::build_image(with_rows({name}, {"x"}), tests::meta_of(1)));
    }
    CHECK_FALSE(content::build_image(with_rows({"id", "id"}, {"x", "y"}), tests::meta_of(1)));
    CHECK(content::build_image(with_rows({"id", "select"}, {"x", "y"}, "order"), tests::meta_of(1)));
}

TEST_CASE("what is no whole pack is not read: other databases, other formats, no meta, views") {
    using content::Pack;
    CHECK_FALSE(Pack::read({}));
    CHECK_FALSE(Pack::read(base::to_bytes(std::string(4096, 'x'))));
    auto const image_after = [](char const* sql) {
        auto database = db::Database::in_memory().value();
        REQUIRE(database.run(sql));
        return database.image().value();
    };
    CHECK_FALSE(Pack::read(image_after("CREATE TABLE wards (code)")));
    std::string const whole = "CREATE VIRTUAL TABLE search USING fts5(source, page, title, words);"
                              "CREATE TABLE meta (format, version, made_at, expires_at, city);";
    auto const row = [](char const* values) { return std::string("INSERT INTO meta VALUES (") + values + ");"; };
    auto const times = std::string(",'2026-11-01T00:00:00Z','2027-11-01T00:00:00Z','79'");
    CHECK(Pack::read(image_after((whole + row(("1,1" + times).c_str())).c_str())));
    auto const newer = Pack::read(image_after((whole + row(("2,1" + times).c_str())).c_str()));
    REQUIRE_FALSE(newer);
    CHECK(newer.error().kind == base::ErrorKind::Refused);
    CHECK_FALSE(Pack::read(image_after((whole + row(("1,0" + times).c_str())).c_str())));
    CHECK_FALSE(Pack::read(image_after((whole + row("1,1,'soon','later','79'")).c_str())));
    CHECK_FALSE(
        Pack::read(image_after((whole + row(("1,1" + times).c_str()) + "CREATE VIEW v AS SELECT 1 AS a").c_str())));
    CHECK_FALSE(Pack::read(
        image_after((whole + row(("1,1" + times).c_str()) + "CREATE VIRTUAL TABLE more USING fts5(a)").c_str())));
}

TEST_CASE("an image damaged in any of its pages is not read as another pack") {
    auto const image = content::build_image(tests::some_tables(), tests::meta_of(12)).value();
    for (std::size_t at = 0; at < image.size(); at += 211) {
        auto damaged = image;
        damaged[at] ^= 0x41;
        auto const read = content::Pack::read(damaged); // no crash, no leak; a letter in a text may go unseen here
        if (read) CHECK(read->meta().version > 0);
    }
}
