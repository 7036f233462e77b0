#include <algorithm>

#include "config/load.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

std::filesystem::path const shipped = TRAMSO_SOURCE_DIR "/config/content";

model::Catalogue shipped_catalogue() {
    auto catalogue = config::load_catalogue(shipped);
    if (!catalogue) FAIL(config::text_of(catalogue.error()));
    return *catalogue;
}

// A copy of the shipped content in which one text is another.
class Content {
public:
    Content() { std::filesystem::copy(shipped, folder_.path()); }
    void change(std::string_view file, std::string const& from, std::string const& to) const {
        auto text = tests::read_file(folder_ / file);
        auto const place = text.find(from);
        REQUIRE(place != std::string::npos);
        tests::write_file(folder_ / file, text.replace(place, from.size(), to));
    }
    std::filesystem::path operator/(std::string_view file) const { return folder_ / file; }
    std::string complaints() const {
        auto const catalogue = config::load_catalogue(folder_.path());
        return catalogue ? "" : config::text_of(catalogue.error());
    }

private:
    tests::TemporaryFolder folder_;
};

bool holds(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("the shipped content is the city's: 168 wards, 14 stations, 21 categories and two of ours") {
    auto const catalogue = shipped_catalogue();
    auto const of_kind = [&](model::PlaceKind kind) {
        return std::count_if(catalogue.places.begin(), catalogue.places.end(),
                             [&](model::Place const& place) { return place.kind == kind; });
    };
    CHECK(of_kind(model::PlaceKind::Ward) == 168);
    CHECK(of_kind(model::PlaceKind::Station) == 14);
    CHECK(catalogue.categories.size() == 23);
    CHECK(catalogue.places.front().kind == model::PlaceKind::Station);
    REQUIRE(catalogue.place("BTN") != nullptr);
    CHECK(catalogue.place("BTN")->ward == "26743");
    REQUIRE(catalogue.place("26743") != nullptr);
    CHECK(catalogue.place("26743")->name_vi == "Phường Bến Thành");
    REQUIRE(catalogue.category("emergency") != nullptr);
    CHECK(catalogue.category("emergency")->emergency);
    CHECK_FALSE(catalogue.category("flooding")->emergency);
    CHECK(catalogue.portal("national_services")->url == "https://dichvucong.gov.vn");
}

TEST_CASE("words of danger call the stopper, everyday reports do not") {
    auto const catalogue = shipped_catalogue();
    for (auto const* text : {"Cháy nhà số 5!", "có người ĐUỐI NƯỚC ở kênh", "nguoi bi bat tinh", "Cướp giật túi xách",
                             "tủ điện bốc khói", "mùi gas rất nặng", "There is a house fire", "anh ấy muốn tự tử"})
        CHECK(catalogue.sounds_like_emergency(text));
    for (auto const* text :
         {"Bóng đèn đường bị cháy từ hôm qua", "Xe buýt chạy quá nhanh", "xe dang chay tren via he",
          "Đường này dễ gây tai nạn giao thông, đề nghị gắn đèn", "Đề nghị phòng cháy chữa cháy cho chợ",
          "Karaoke ồn ào lúc nửa đêm", "hàng rong bán dao kéo", "nắp cống bị hỏng", "Giặt đồ xả nước ra đường"}) {
        INFO(text);
        CHECK_FALSE(catalogue.sounds_like_emergency(text));
    }
}

TEST_CASE("a wrong row is named with its file, its line and what to write instead") {
    Content const content;
    content.change("stations.csv", "\nOPH,", "\nOPHX,");
    content.change("categories.csv", "Bus service,no", "Bus service,maybe");
    content.change("portals.csv", "https://dichvucong", "http://dichvucong");
    auto const text = content.complaints();
    CHECK(holds(text, (content / "stations.csv").string() + ":3: code: \"OPHX\" will not do; write 3 letters A-Z"));
    CHECK(holds(text, "categories.csv:6: emergency: \"maybe\" will not do; write yes or no"));
    CHECK(holds(text, "portals.csv:2: url: \"http://dichvucong.gov.vn\" will not do; write an https:// address"));
}

TEST_CASE("codes come once, and a station lies in a ward that exists") {
    Content const content;
    content.change("wards.csv", "\n25750,", "\n25747,");
    content.change("stations.csv", "Bến Thành,Bến Thành,26743", "Bến Thành,Bến Thành,99999");
    auto const text = content.complaints();
    CHECK(holds(text, "wards.csv:3: code: \"25747\" comes twice"));
    CHECK(holds(text, "stations.csv:2: ward: \"99999\" is not in wards.csv"));
}

TEST_CASE("without the emergency numbers there is no catalogue") {
    Content const content;
    content.change("hotlines.csv", "\n114,", "\n1140,");
    CHECK(holds(content.complaints(), "hotlines.csv: number: 114 is missing"));
}

TEST_CASE("a content file that is missing, empty, headless, not UTF-8 or not in NFC is complained about") {
    Content const content;
    std::filesystem::remove(content / "wards.csv");
    tests::write_file(content / "hotlines.csv", "");
    tests::write_file(content / "portals.csv", "id,url\n");
    content.change("emergency.csv", "bất tỉnh", "b\xFFt");
    content.change("categories.csv", "Xe buýt", "Xe buy\xCC\x81t");
    auto const text = content.complaints();
    CHECK(holds(text, "wards.csv: is not there"));
    CHECK(holds(text, "hotlines.csv:1: the file is empty"));
    CHECK(holds(text, "portals.csv:1: other columns than expected; write as the first row: id,url,name_vi,name_en,"));
    CHECK(holds(text, ": bytes that are not UTF-8; save the file as UTF-8"));
    CHECK(holds(text, "categories.csv:6: letters and their marks are apart (not NFC)"));
}

TEST_CASE("a content file of more than 1 MiB is not read") {
    Content const content;
    tests::write_file(content / "emergency.csv", std::string((1U << 20) + 1, 'x'));
    CHECK(holds(content.complaints(), "emergency.csv: is larger than 1 MiB"));
}
