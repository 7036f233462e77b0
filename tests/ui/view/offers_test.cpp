#include "ui/view/offers.h"

#include <algorithm>
#include <array>

#include "config/load.h"
#include "kiosk/base/text.h"
#include "tests/support/catch.h"

namespace {

model::Catalogue const& catalogue() {
    static model::Catalogue const loaded = config::load_catalogue(TRAMSO_SOURCE_DIR "/config/content").value();
    return loaded;
}

std::vector<view::Name> wards() {
    std::vector<view::Name> names;
    for (auto const& place : catalogue().places)
        if (place.kind == model::PlaceKind::Ward) names.push_back(model::proper_name_of(place));
    return names;
}

using Words = std::vector<std::string>;

Words labels(std::string_view text, std::span<view::Name const> names, std::size_t most = 3) {
    Words all;
    for (auto const& offer : view::offers_for(text, names, most))
        all.push_back(offer.label.reveal());
    return all;
}
Words of_wards(std::string_view text) { return labels(text, wards()); }

std::string completed(std::string_view text) {
    auto const offers = view::offers_for(text, wards(), 3);
    return offers.empty() ? "" : offers.front().text.reveal();
}

} // namespace

TEST_CASE("each of the 168 wards is offered from its first three letters on, typed without diacritics") {
    auto const names = wards();
    REQUIRE(names.size() == 168);
    for (auto const& name : names) {
        auto const plain = base::fold(name.proper);
        for (std::size_t letters = 3; letters <= plain.size(); ++letters) {
            INFO(plain.substr(0, letters));
            if (plain.substr(0, letters) == base::to_lower(name.proper)) continue; // complete: "An Long" has no marks
            if (std::ranges::count(plain.substr(0, letters), ' ') > static_cast<std::ptrdiff_t>(letters) - 3) continue;
            auto const all = labels(plain.substr(0, letters), names, names.size());
            CHECK(std::ranges::find(all, name.proper) != all.end());
        }
    }
}

TEST_CASE("each ward is offered from within its name, and with its kind before it") {
    auto const names = wards();
    for (auto const& name : names) {
        auto const plain = base::fold(name.proper);
        auto const within = plain.substr(plain.rfind(' ') + 1);
        auto const wanted = [&name](Words const& all) { return std::ranges::find(all, name.proper) != all.end(); };
        INFO(plain);
        if (within.size() >= 3 && within != plain) CHECK(wanted(labels(within, names, names.size())));
        CHECK(wanted(labels("o " + base::fold(name.unit) + " " + plain.substr(0, 2), names, names.size())));
    }
}

TEST_CASE("two letters are too few, and so is the kind alone") {
    CHECK(of_wards("").empty());
    CHECK(of_wards("be").empty());
    CHECK(of_wards("b e").empty());
    CHECK(of_wards("ngập ở phường").empty());
    CHECK(of_wards("ngập ở phuong ").empty());
    CHECK_FALSE(of_wards("ngập ở phuong b").empty());
}

TEST_CASE("what is pressed takes the place of the name alone, and of its kind when that was typed") {
    CHECK(completed("ben th") == "Bến Thành");
    CHECK(completed("Nước ngập gần chợ bến th") == "Nước ngập gần chợ Bến Thành");
    CHECK(completed("ở phuong ben th") == "ở Phường Bến Thành");
    CHECK(completed("ở con da") == "ở Côn Đảo");
    CHECK(completed("ở dac khu con") == "ở Đặc khu Côn Đảo");
    CHECK(completed("Hẻm 12, thu dau") == "Hẻm 12, Thủ Dầu Một");
    CHECK(completed("BEN CAT") == "Bến Cát");
}

TEST_CASE("a letter typed with its mark agrees with that mark alone") {
    CHECK(of_wards("bến th") == Words{"Bến Thành"});
    CHECK(of_wards("bên th").empty());
    CHECK(of_wards("xe chạy").empty());
    CHECK(labels("dương", std::array{view::Name{"Đường", "Đường Láng"}}) == Words{});
    CHECK(labels("duong", std::array{view::Name{"Phố", "Đường Láng"}}) == Words{"Đường Láng"});
}

TEST_CASE("a name that is complete is not offered again, but one without its diacritics is") {
    CHECK(of_wards("ở Bến Thành").empty());
    CHECK(of_wards("ở phường bến thành").empty());
    CHECK(of_wards("ở ben thanh") == Words{"Bến Thành"});
}

TEST_CASE("words of another sentence are no beginning of a name") {
    CHECK(of_wards("bến.").empty());
    CHECK(of_wards("bến, th").empty());
    CHECK(of_wards("bến  th").empty());
    CHECK(of_wards("bến th!").empty());
    CHECK(of_wards("bến ") == of_wards("bến"));
}

TEST_CASE("what agrees with more words wins, then what begins so, and no more than asked") {
    std::array<view::Name, 4> const names{
        {{"Đường", "Lê Lai"}, {"Đường", "Lai Vung"}, {"Đường", "Bùi Lai"}, {"", "Chợ Lai"}}};
    CHECK(labels("le lai", names) == Words{"Lê Lai"});
    CHECK(labels("ga lai", names) == Words{"Lai Vung", "Lê Lai", "Bùi Lai"});
    CHECK(labels("lai", names, 9) == Words{"Lai Vung", "Lê Lai", "Bùi Lai", "Chợ Lai"});
    CHECK(labels("cho lai", names, 1) == Words{"Chợ Lai"});
}

TEST_CASE("a list of streets is offered like one of wards") {
    std::array<view::Name, 2> const streets{{{"Đường", "Nguyễn Huệ"}, {"Đường", "Lê Lợi"}}};
    auto const offers = view::offers_for("Cây đổ trên duong nguy", streets, 3);
    REQUIRE(offers.size() == 1);
    CHECK(offers.front().label.reveal() == "Nguyễn Huệ");
    CHECK(offers.front().unit.reveal() == "Đường");
    CHECK(offers.front().text.reveal() == "Cây đổ trên Đường Nguyễn Huệ");
}

TEST_CASE("bytes that are no UTF-8 find nothing") {
    CHECK(of_wards("b\xE1\xBA").empty());
    CHECK(of_wards("\xFF\xFF\xFF\xFF").empty());
}
