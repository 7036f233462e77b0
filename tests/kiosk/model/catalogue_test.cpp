#include "kiosk/model/catalogue.h"

#include "kiosk/base/text.h"
#include "tests/support/catch.h"

using namespace model;

namespace {

Catalogue catalogue() {
    Catalogue made;
    made.categories = {{"flooding", "Ngập nước", "Flooding", false}, {"fire", "Cháy", "Fire", true}};
    made.places = {{"BTN", PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"},
                   {"26743", PlaceKind::Ward, "Phường Bến Thành", "Ben Thanh Ward", "26743"},
                   {"26740", PlaceKind::Ward, "Phường Sài Gòn", "Saigon Ward", "26740"},
                   {"27010", PlaceKind::Ward, "Phường Đức Nhuận", "Duc Nhuan Ward", "27010"}};
    made.portals = {{"services", "https://example.vn/", "Dịch vụ công", "Public services"}};
    made.emergency_words = {"cháy nhà", "đuối nước", "cướp"};
    return made;
}

// The codes of the places that a search shows.
std::string found(std::string_view typed) {
    std::string codes;
    for (auto const& place : catalogue().places)
        if (base::matches_words(place.name_vi, typed)) codes += place.code + " ";
    return codes;
}

} // namespace

TEST_CASE("categories, places and portals are found by their names for machines") {
    auto const city = catalogue();
    REQUIRE(city.category("fire") != nullptr);
    CHECK(city.category("fire")->emergency);
    CHECK(name_of(*city.category("flooding"), Language::English) == "Flooding");
    CHECK(name_of(*city.place("26740"), Language::Vietnamese) == "Phường Sài Gòn");
    CHECK(name_of(*city.portal("services"), Language::English) == "Public services");
    CHECK(city.category("Fire") == nullptr);
    CHECK(city.place("") == nullptr);
    CHECK(city.portal("nowhere") == nullptr);
}

TEST_CASE("a place is found without diacritics, with them, in any case, and đ typed as d") {
    for (auto const* typed : {"bến thành", "ben thanh", "BEN THANH", "Bến", "ben th"}) {
        INFO(typed);
        CHECK(found(typed) == "BTN 26743 ");
    }
    CHECK(found("duc") == "27010 ");
    CHECK(found("đức") == "27010 ");
    CHECK(found("sai gon") == "26740 ");
    CHECK(found("be\u0302\u0301n") == "BTN 26743 "); // decomposed
    CHECK(found("") == "BTN 26743 26740 27010 ");
}

TEST_CASE("a search matches from the start of a word, not from the middle") {
    CHECK(found("hanh").empty());
    CHECK(found("nhuan") == "27010 ");
    CHECK(found("hà nội").empty());
}

TEST_CASE("emergency words are heard as whole words with their own diacritics") {
    auto const city = catalogue();
    for (auto const* text : {"Cháy nhà ở đầu hẻm!", "có người ĐUỐI NƯỚC", "bị cướp.", "chay nha roi", "CHAY NHA"}) {
        INFO(text);
        CHECK(city.sounds_like_emergency(text));
    }
    for (auto const* text : {"Xe chạy nhà xe", "nước đuối", "cướpp", "quán cháy", "", "chạy nhanh qua nha"}) {
        INFO(text);
        CHECK_FALSE(city.sounds_like_emergency(text));
    }
}
