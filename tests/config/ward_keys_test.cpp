#include "config/load.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

// The shipped file of that name in which the first `part` is another text.
std::string shipped(std::string const& name, std::string const& part, std::string const& instead) {
    auto text = tests::read_file(std::filesystem::path(TRAMSO_SOURCE_DIR "/config") / name);
    auto const at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), instead);
}

} // namespace

TEST_CASE("A ward's services are read with their letter, minutes and both names") {
    auto const text =
        shipped("gateway.toml", "\nservices = []",
                "\nservices = [\"civil A 12 Hộ tịch, chứng thực | Civil status\", \"land B 5 Đất | Land\"]");
    auto const settings = config::read_gateway(text, "gateway.toml");
    REQUIRE(settings);
    auto const& services = settings->ward.services;
    REQUIRE(services.size() == 2);
    CHECK(services[0].id == "civil");
    CHECK(services[0].letter == "A");
    CHECK(services[0].minutes == 12);
    CHECK(services[0].name_vi == "Hộ tịch, chứng thực");
    CHECK(services[0].name_en == "Civil status");
    CHECK(services[1].name_vi == "Đất");
}

TEST_CASE("A ward's counters are read with their services, and with a place if they have one") {
    auto const text =
        shipped("gateway.toml", "\ncounters = []", "\ncounters = [\"1 civil\", \"12 civil,land Bàn cạnh cửa\"]");
    auto const settings = config::read_gateway(text, "gateway.toml");
    REQUIRE(settings);
    auto const& counters = settings->ward.counters;
    REQUIRE(counters.size() == 2);
    CHECK(counters[0].name.empty());
    CHECK(counters[1].id == "12");
    CHECK(counters[1].services == std::vector<std::string>{"civil", "land"});
    CHECK(counters[1].name == "Bàn cạnh cửa");
}

TEST_CASE("A service or a counter that is written wrong is named with what to write instead") {
    for (auto const* wrong : {"civil", "civil A Hộ tịch | Civil", "civil A 12 Hộ tịch", "Civil A 12 Hộ tịch | Civil",
                              "civil AB 12 Hộ tịch | Civil", "civil A 12  | Civil", "civil A 0 Hộ tịch | Civil"}) {
        auto const text = shipped("gateway.toml", "\nservices = []", "\nservices = [\"" + std::string(wrong) + "\"]");
        INFO(wrong);
        CHECK_FALSE(config::read_gateway(text, "gateway.toml"));
    }
    for (auto const* wrong : {"civil", "0 civil", "100 civil", "1 civil,", "1", "1 civil, land"}) {
        auto const text = shipped("gateway.toml", "\ncounters = []", "\ncounters = [\"" + std::string(wrong) + "\"]");
        INFO(wrong);
        bool const refused = !config::read_gateway(text, "gateway.toml");
        CHECK(refused);
    }
}

TEST_CASE("A kiosk gives numbers when its ward, prefix and services are all named") {
    auto const text = tests::read_file(TRAMSO_SOURCE_DIR "/config/kiosk.toml");
    CHECK_FALSE(model::has_queue(config::read_kiosk(text, "kiosk.toml").value()));
    auto const with = shipped("kiosk.toml", "\nservices = []",
                              "\ngateway = \"https://10.0.0.2:8443\"\nprefix = \"K2\"\n"
                              "services = [\"civil A 12 Hộ tịch | Civil status\"]");
    auto const settings = config::read_kiosk(with, "/etc/tramso/kiosk.toml");
    REQUIRE(settings);
    CHECK(model::has_queue(*settings));
    CHECK(model::numbers_file(*settings) == "/var/lib/tramso/numbers.db");
}
