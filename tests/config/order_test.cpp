#include "config/order.h"

#include "config/load.h"
#include "kiosk/base/text.h"
#include "tests/support/catch.h"

namespace {

std::vector<std::string> sorted(std::vector<std::string> const& names) {
    std::vector<model::Place> wards;
    for (auto const& name : names)
        wards.push_back({name, model::PlaceKind::Ward, name, "", ""});
    config::sort_by_name(wards);
    std::vector<std::string> codes;
    for (auto const& ward : wards)
        codes.push_back(ward.code);
    return codes;
}

} // namespace

TEST_CASE("Names stand in the order of the Vietnamese alphabet, whatever unit they are") {
    CHECK(sorted({"Phường Ô", "Xã Đa", "Phường Dương", "Đặc khu Côn", "Phường Oai", "Xã Câu", "Phường Ăn", "Phường Ân",
                  "Xã An"}) == std::vector<std::string>{"Xã An", "Phường Ăn", "Phường Ân", "Xã Câu", "Đặc khu Côn",
                                                        "Phường Dương", "Xã Đa", "Phường Oai", "Phường Ô"});
    CHECK(sorted({"Phường Tạ", "Phường Ta", "Phường Tã", "Phường Tà", "Phường Tá", "Phường Tả"}) ==
          std::vector<std::string>{"Phường Ta", "Phường Tà", "Phường Tả", "Phường Tã", "Phường Tá", "Phường Tạ"});
}

TEST_CASE("The stations keep the order of the line, and the wards behind them that of the alphabet") {
    auto const places = config::load_catalogue(TRAMSO_SOURCE_DIR "/config/content").value().places;
    REQUIRE(places.size() == 14 + 168);
    CHECK(places.front().code == "BTN");
    CHECK(places[13].code == "STT");
    CHECK(places[14].name_vi == "Phường An Đông");
    auto const at = [&](std::string_view name) {
        return std::ranges::find(places, name, &model::Place::name_vi) - places.begin();
    };
    CHECK(at("Phường Dĩ An") < at("Phường Đông Hòa"));
    CHECK(at("Đặc khu Côn Đảo") < at("Phường Dĩ An"));
}
