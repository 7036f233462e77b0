#include "sync/draw/folder.h"

#include <filesystem>
#include <fstream>

#include "kiosk/base/file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/draw/sample.h"

using base::ErrorKind;

namespace {

struct Stage {
    tests::TemporaryFolder place;
    std::filesystem::path path = place / "draw";
    draw::Folder folder{path};
    base::SeededRandom random{7};

    draw::Frozen freeze(std::string const& tickets = "414-600,1-412") {
        return folder.freeze("ben-thanh-2026-12-05", draw::parse_tickets(tickets).value(), random).value();
    }
    std::string text(char const* name) const { return base::read_file(path / name).value(); }
};

constexpr char const* dice = "4163524416";

} // namespace

TEST_CASE("an empty folder has nothing, and nothing is thrown or drawn again before its time") {
    Stage const stage;
    CHECK_FALSE(stage.folder.frozen().value());
    CHECK_FALSE(stage.folder.drawn().value());
    CHECK(stage.folder.fix(dice, "", 1).error().kind == ErrorKind::Refused);
    CHECK(stage.folder.redraw({1, "did-not-come"}).error().kind == ErrorKind::Refused);
}

TEST_CASE("between freezing and throwing another program finds the same list and the same secret") {
    Stage stage;
    auto const frozen = stage.freeze();
    CHECK(draw::Folder(stage.path).frozen().value() == frozen);
    CHECK((std::filesystem::status(stage.path / "secret").permissions() & std::filesystem::perms::mask) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK(stage.text("frozen.txt").find(stage.text("secret").substr(0, 64)) == std::string::npos);
    auto const drawn = draw::Folder(stage.path).fix(dice, "", 3).value();
    CHECK(drawn.frozen == frozen);
    CHECK(draw::complaints(drawn).empty());
    CHECK(draw::Folder(stage.path).drawn().value() == drawn);
}

TEST_CASE("a power cut after the secret and before the list leaves nothing fixed, and it is begun anew") {
    Stage stage;
    stage.freeze();
    std::filesystem::remove(stage.path / "frozen.txt");
    CHECK_FALSE(stage.folder.frozen().value());
    auto const frozen = stage.freeze("1-9");
    CHECK(draw::complaints(stage.folder.fix(dice, "", 3).value()).empty());
    CHECK(stage.folder.frozen().value() == frozen);
}

TEST_CASE("nothing is fixed twice, and what cannot be is not written") {
    Stage stage;
    stage.freeze("1-9");
    CHECK(stage.folder.freeze("another", {1}, stage.random).error().kind == ErrorKind::Refused);
    CHECK(stage.folder.fix("123", "", 3).error().kind == ErrorKind::Invalid);
    CHECK(stage.folder.fix(dice, "", 10).error().kind == ErrorKind::Invalid);
    CHECK_FALSE(stage.folder.drawn().value());
    REQUIRE(stage.folder.fix(dice, "", 8));
    CHECK(stage.folder.fix("1111111111", "", 8).error().kind == ErrorKind::Refused);
    REQUIRE(stage.folder.redraw({2, "declined"}));
    CHECK(stage.folder.redraw({2, "declined"}).error().kind == ErrorKind::Invalid); // no ticket is left
    CHECK(stage.folder.drawn().value()->redraws.size() == 1);
}

TEST_CASE("a record or a secret that somebody has changed is found out") {
    Stage stage;
    stage.freeze();
    auto const secret = stage.text("secret");
    std::ofstream(stage.path / "secret") << std::string(64, '0') << '\n';
    CHECK(stage.folder.fix(dice, "", 3).error().kind == ErrorKind::Invalid);
    std::ofstream(stage.path / "secret") << secret;
    REQUIRE(stage.folder.fix(dice, "", 3));
    auto text = stage.text("draw.txt");
    text.replace(text.find(dice), 10, "1111111111");
    std::ofstream(stage.path / "draw.txt") << text;
    CHECK(stage.folder.drawn().error().kind == ErrorKind::Corrupt);
}
