#include "config/places.h"
#include "kiosk/base/file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

base::Result<std::vector<model::KioskPlace>, config::Complaints> places_in(std::string const& text) {
    tests::TemporaryFolder const folder;
    REQUIRE(base::write_file_durably(folder / "places.csv", base::as_bytes(text)));
    return config::load_places(folder / "places.csv");
}

} // namespace

TEST_CASE("the operators' map has each kiosk where the file says") {
    auto const places = places_in("kiosk,name,lat,lon\nkiosk-0001,\"Ga Bến Thành, cổng 3\",10.7704,106.6968\n");
    REQUIRE(places);
    CHECK(*places == std::vector<model::KioskPlace>{{"kiosk-0001", "Ga Bến Thành, cổng 3", 10.7704, 106.6968}});
    CHECK(places_in("kiosk,name,lat,lon\n").value().empty());
}

TEST_CASE("what is wrong in the file of places is named with its line, all at once") {
    auto const places = places_in("kiosk,name,lat,lon\nkiosk-0001,A,10,106\nkiosk-0001,B,10,106\nX,,91,nan\n");
    REQUIRE_FALSE(places);
    auto const text = config::text_of(places.error());
    CHECK(places.error().size() == 5);
    CHECK(text.find("places.csv:3: kiosk: not as it should be; write each kiosk once") != std::string::npos);
    CHECK(text.find("places.csv:4: lon: not as it should be; write degrees east") != std::string::npos);
    CHECK_FALSE(places_in("kiosk,name,lon,lat\n"));
    CHECK_FALSE(places_in("kiosk,name,lat,lon\nkiosk-0001,A,10,106")); // cut short
}
