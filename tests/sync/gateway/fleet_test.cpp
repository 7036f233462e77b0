// What the gateway says about the fleet, and gives of files, without a network.
#include "sync/gateway/fleet.h"

#include "sync/seal/digest.h"
#include "sync/wire/base64.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using base::Duration;
using gateway::Range;

namespace {

base::WallTime const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();

bool holds(std::string const& text, std::string const& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

std::string header(server::Reply const& reply, std::string const& name) {
    for (auto const& [its_name, value] : reply.headers)
        if (its_name == name) return value;
    return "";
}

server::Heard asking(std::map<std::string, std::string, std::less<>> headers) {
    server::Heard heard;
    heard.headers = std::move(headers);
    return heard;
}

struct House {
    tests::TemporaryFolder folder;
    gateway::Downloads downloads{folder / "."};
    std::string const signature = "tramso-settings-1 0123456789abcdef 7 " + wire::to_base64(wire::Signature{});

    House() { std::filesystem::create_directories(folder / "settings"); }
    void settings(std::string const& name, std::string const& text) const {
        tests::write_file(folder / ("settings/" + name), text);
        tests::write_file(folder / ("settings/" + name + ".sig"), signature + "\n");
    }
};

} // namespace

TEST_CASE(
    "the fleet's gauges count who was heard, who holds dead letters, whose clock is wrong, and the oldest backlog") {
    std::vector<store::KioskState> const kiosks{
        {"kiosk-0001", now - Duration(300'000), "{}", 2, now - Duration(7'200'000), false},
        {"kiosk-0002", now - Duration(300'001), "{}", 0, now - Duration(60'000), true},
        {"kiosk-0003", now, "{}", 0, std::nullopt, false}};
    auto const text = gateway::fleet_text(kiosks, now);
    CHECK(holds(text, "tramso_fleet_kiosks 3"));
    CHECK(holds(text, "tramso_fleet_kiosks_heard 2"));
    CHECK(holds(text, "tramso_fleet_kiosks_with_dead_letters 1"));
    CHECK(holds(text, "tramso_fleet_kiosks_with_wrong_clock 1"));
    CHECK(holds(text, "tramso_fleet_oldest_backlog_seconds 7200"));
    CHECK(holds(gateway::fleet_text({}, now), "tramso_fleet_oldest_backlog_seconds 0"));
}

TEST_CASE("kiosks are spread when many orders wait, and not before") {
    CHECK(gateway::spread_for(0) == 0);
    CHECK(gateway::spread_for(63) == 0);
    CHECK(gateway::spread_for(64) == 60);
    CHECK(gateway::spread_for(1000) == 300);
}

TEST_CASE("a range is read within the file, at most a piece of it, and anything else is none") {
    CHECK(gateway::read_range("bytes=0-9", 100) == Range{0, 10});
    CHECK(gateway::read_range("bytes=90-1000", 100) == Range{90, 10});
    CHECK(gateway::read_range("bytes=99-", 100) == Range{99, 1});
    CHECK(gateway::read_range("bytes=0-", 5U << 20) == Range{0, 1U << 20});
    for (auto const* const wrong :
         {"bytes=100-", "bytes=5-4", "bytes=-5", "bytes=0-1,3-4", "bits=0-1", "bytes=a-b", "", "bytes=0"})
        CHECK_FALSE(gateway::read_range(wrong, 100));
    CHECK_FALSE(gateway::read_range("bytes=0-0", 0));
}

TEST_CASE("a tag is found among those that were sent, weak or strong") {
    CHECK(gateway::names_tag("\"a\"", "\"a\""));
    CHECK(gateway::names_tag("\"b\", W/\"a\"", "\"a\""));
    CHECK(gateway::names_tag("*", "\"a\""));
    CHECK_FALSE(gateway::names_tag("\"b\"", "\"a\""));
    CHECK_FALSE(gateway::names_tag("", "\"a\""));
}

TEST_CASE("a kiosk's own settings go before those of all, and only what is signed is given") {
    House house;
    CHECK(house.downloads.settings({}, "kiosk-0001").status == 404);
    CHECK_FALSE(house.downloads.settings_tag("kiosk-0001"));
    house.settings("default.toml", "all");
    house.settings("kiosk-0002.toml", "own");
    CHECK(house.downloads.settings({}, "kiosk-0001").body == "all");
    auto const own = house.downloads.settings({}, "kiosk-0002");
    CHECK(own.body == "own");
    CHECK(header(own, "Settings-Signature") == house.signature);
    CHECK(header(own, "ETag") == house.downloads.settings_tag("kiosk-0002"));
    CHECK(house.downloads.settings(asking({{"if-none-match", header(own, "ETag")}}), "kiosk-0002").status == 304);
    CHECK(house.downloads.settings(asking({{"if-none-match", header(own, "ETag")}}), "kiosk-0001").status == 200);
    house.settings("kiosk-0002.toml", "new");
    CHECK(house.downloads.settings(asking({{"if-none-match", header(own, "ETag")}}), "kiosk-0002").body == "new");
    CHECK(house.downloads.settings_tag("kiosk-0002") != header(own, "ETag"));
    std::filesystem::remove(house.folder / "settings/kiosk-0002.toml.sig");
    CHECK(house.downloads.settings({}, "kiosk-0002").status == 404);
}

TEST_CASE("content is given in parts that name the whole, and a part of what has changed is not given") {
    House house;
    std::string whole(3U << 20, '\0');
    for (std::size_t i = 0; i < whole.size(); ++i)
        whole[i] = static_cast<char>(i * 31 >> 3);
    CHECK(house.downloads.content({}).status == 404);
    tests::write_file(house.folder / "content", whole);
    CHECK(house.downloads.content({}).status == 400); // larger than is given at once
    auto const part = house.downloads.content(asking({{"range", "bytes=5-104"}}));
    CHECK(part.status == 206);
    CHECK(part.body == whole.substr(5, 100));
    CHECK(header(part, "Content-Range") == "bytes 5-104/3145728");
    CHECK(header(part, "Repr-Digest") == "sha-256=:" + wire::to_base64(seal::sha256(base::as_bytes(whole))) + ":");
    auto const tag = header(part, "ETag");
    CHECK(house.downloads.content_tag() == tag);
    CHECK(house.downloads.content(asking({{"if-none-match", tag}})).status == 304);
    CHECK(house.downloads.content(asking({{"range", "bytes=3145728-"}})).status == 416);
    tests::write_file(house.folder / "content", "small");
    CHECK(house.downloads.content(asking({{"range", "bytes=0-1"}, {"if-range", tag}})).body == "small");
    CHECK(house.downloads.content(asking({{"range", "bytes=0-1"}, {"if-range", tag}})).status == 200);
    CHECK(house.downloads.content_tag() != tag);
}
