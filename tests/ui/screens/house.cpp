#include <algorithm>
#include <cmath>

#include "config/load.h"
#include "drivers/qr/encode.h"
#include "kiosk/app/strings.h"
#include "kiosk/base/check.h"
#include "kiosk/base/text.h"
#include "tests/ui/screens/cases.h"

namespace tests {
namespace {

model::Strings load(model::Language language) {
    auto strings = app::load_strings(language);
    base::check(strings.has_value(), "the catalogues are there");
    return std::move(*strings);
}

// Sky, street and water: something with colours and edges in the place of a photo.
void paint_scene(kit::Image& image) {
    image.width = 640;
    image.height = 480;
    image.format = kit::PixelFormat::Rgba;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            bool const house = y > 110 && y < 300 && (x / 90) % 2 == 0;
            bool const water = y > 320;
            auto const wave = static_cast<int>(12 * std::sin(x * 0.05 + y * 0.3));
            int const grey = water ? 110 + wave : house ? 150 + x % 90 / 3 : 200;
            for (int const add : {water ? -20 : 0, 0, house ? -30 : 35})
                image.pixels.push_back(static_cast<std::uint8_t>(std::clamp(grey + add, 0, 255)));
            image.pixels.push_back(255);
        }
    ++image.version;
}

void paint_qr(kit::Image& image, std::string_view text) {
    auto const matrix = qr::encode(text);
    base::check(matrix.has_value(), "fits a QR code");
    int const size = matrix->size + 8;
    image.width = image.height = size;
    image.format = kit::PixelFormat::Rgba;
    image.smooth = false;
    image.pixels.clear();
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            bool const quiet = x < 4 || y < 4 || x >= size - 4 || y >= size - 4;
            std::uint8_t const value = !quiet && matrix->at(x - 4, y - 4) ? 0 : 255;
            image.pixels.insert(image.pixels.end(), {value, value, value, 255});
        }
    ++image.version;
}

model::Notice notice(std::string id, std::string language, model::Severity severity, std::string title,
                     std::string text) {
    model::Notice notice;
    notice.id = std::move(id);
    notice.language = std::move(language);
    notice.severity = severity;
    notice.kind = severity == model::Severity::None ? model::NoticeKind::News : model::NoticeKind::Alert;
    notice.title = std::move(title);
    notice.text = std::move(text);
    notice.published = base::from_rfc3339("2026-11-23T00:10:00.000Z").value();
    notice.expires = base::from_rfc3339("2026-11-24T00:00:00.000Z").value();
    notice.source = "Ban chỉ huy thử nghiệm";
    return notice;
}

// One direction as often as it says, the other by the minute.
model::Timetable timetable() {
    model::Timetable made;
    made.services = {{"all", {true, true, true, true, true, true, true}, "20261101", "20261130", {}, {}}};
    made.trips.push_back({0, {{"BTN", 0}, {"TCN", {}}, {"STT", 1740}}, {{5 * 3600, 22 * 3600, 420, false}}});
    for (int const minute : {852, 867, 882})
        made.trips.push_back({0, {{"STT", minute * 60 - 900}, {"TCN", minute * 60}, {"BTN", minute * 60 + 800}}, {}});
    return made;
}

std::vector<model::Notice> notices() {
    std::vector<model::Notice> all{
        notice("tests/bus/vi", "vi", model::Severity::None, "Tuyến xe buýt thử nghiệm đổi trạm dừng từ thứ hai",
               "Xe dừng ở bên kia đường.\nGiờ chạy không đổi."),
        notice("tests/bus/en", "en", model::Severity::None, "The test bus stops elsewhere from Monday",
               "It stops on the other side of the road."),
        notice("tests/storm/vi", "vi", model::Severity::Extreme, "Bão thử nghiệm đổ bộ chiều nay",
               "Gió giật cấp 12, mưa rất to, nước dâng cao ở vùng ven sông.\nỞ trong nhà, tránh xa cửa kính. Nhà không "
               "chắc thì đến nơi trú của phường trước 14 giờ."),
        notice("tests/storm/en", "en", model::Severity::Extreme, "A test storm comes ashore this afternoon",
               "Gusts of force 12, very heavy rain, high water along the rivers.\nStay inside, away from windows.")};
    all[0].link = all[1].link = "https://example.org/bus";
    return all;
}

// What the city knows of already, one of them in as many words as there may be.
std::vector<model::KnownProblem> known() {
    auto const id = [](char last) {
        return base::Uuid::parse(std::string("01938000-0000-7000-8000-00000000000") + last).value();
    };
    auto const since = base::from_rfc3339("2026-11-21T07:10:00.000Z").value();
    std::string longest;
    while (base::length(longest) + 20 < model::longest_known_words)
        longest += "Ngập trước chợ thử. ";
    longest.pop_back();
    return {{id('1'), "flooding", "26743", "Ngập ở hẻm 12 đường Thử Nghiệm", "Flooding in alley 12, Thử Nghiệm street",
             since, model::KnownState::Working, 4},
            {id('2'), "flooding", "BTN", "Nắp cống trước cửa ga bị trôi", "", since, model::KnownState::Received, 0},
            {id('3'), "flooding", "26743", longest, longest, since, model::KnownState::Working, 12},
            {id('4'), "trees", "26740", "Cây nghiêng ở góc đường", "", since, model::KnownState::Received, 0}};
}

// Of one kind it is enough to show a card, of the other it is not. The sentence is as long as it may be.
std::vector<model::Need> needs() {
    std::string const vi =
        "Xin đến Trung tâm Phục vụ hành chính công của phường thử nghiệm nơi quý khách đang ở, mang theo "
        "một giấy tờ có ảnh bất kỳ, kể cả giấy đã hết hạn sử dụng.";
    std::string const en = "Please go to the public administration centre of your test ward and bring any paper with "
                           "your picture, even if it is out of date.";
    return {{"public_admin", model::Assurance::Stated, vi, en},
            {"noise_urban_order", model::Assurance::Verified, vi, en}};
}

} // namespace

model::Catalogue const& catalogue() {
    static model::Catalogue const loaded = [] {
        auto read = config::load_catalogue(TRAMSO_SOURCE_DIR "/config/content").value();
        read.notices = notices();
        read.known = known();
        read.timetable = timetable();
        read.needs = needs();
        return read;
    }();
    return loaded;
}

kit::Words kit_words(model::Strings const& strings) {
    auto const word = [&](std::string_view key) { return std::string(strings[key]); };
    return {word("kit.previous"), word("kit.next"),    word("kit.space"),   word("kit.enter"),  word("kit.erase"),
            word("kit.shift"),    word("kit.symbols"), word("kit.letters"), word("kit.typing"), word("kit.tone_keys")};
}

std::vector<char32_t> letters_in_use() {
    std::string all = " 0123456789ABCDEFGHJKMNPQRSTVWXYZ-•…·:/";
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        auto const strings = load(language);
        for (auto const& [key, sentence] : strings.all())
            all += sentence;
        for (auto const& category : catalogue().categories)
            all += name_of(category, language);
        for (auto const& place : catalogue().places)
            all += name_of(place, language);
        for (auto const& line : catalogue().hotlines)
            all += line.number + std::string(name_of(line, language));
        model::append_texts(catalogue().library, language, all);
        model::append_place_texts(catalogue(), language, all);
        for (auto const& service : services())
            all += name_of(service, language);
        for (auto const& notice : catalogue().notices)
            all += notice.title + notice.text + notice.source + notice.link;
        all += model::texts_of(event_day());
        for (auto const& portal : catalogue().portals)
            all += portal.url + std::string(name_of(portal, language));
    }
    return base::code_points(all);
}

std::vector<model::WardService> const& services() {
    static std::vector<model::WardService> const all{
        {"civil", "A", 10, "Hộ tịch, chứng thực", "Civil status, certified copies"},
        {"land", "B", 15, "Đất đai, xây dựng, cấp số nhà", "Land, building, house numbers"},
        {"social", "C", 12, "Lao động, người có công, bảo trợ xã hội", "Labour, people of merit, social protection"},
        {"results", "D", 5, "Trả kết quả", "Results"}};
    return all;
}

House::House(model::Language language) : House(load(language)) {}

House::House(model::Strings strings)
    : rules_{catalogue(), visit_, "BTN", model::Language::Vietnamese, true, services()}, strings_(std::move(strings)) {
    visit_.phone_photos = true;
    rules_.has_staff = true;
    rules_.has_chip = true;
    rules_.event = &event_day();
    paint_scene(scene_);
}

view::View House::view(Case const& each) {
    visit_.phone_signin = !each.alone;
    flow::State state = each.state;
    state.language = strings_.language();
    auto const wall = base::from_rfc3339("2026-11-23T07:05:00.000Z").value();
    return view::make(state, {rules_, strings_, wall, &index_});
}

screens::Pictures House::pictures(Case const& each, view::View const& view) {
    screens::Pictures pictures;
    if (each.preview) pictures.preview = &scene_;
    if (!each.state.draft.photos.empty()) pictures.photo = &scene_;
    std::string text;
    if (auto const* receipt = std::get_if<view::Receipt>(&view.content)) text = receipt->code;
    if (auto const* guide = std::get_if<view::Guide>(&view.content); guide && !guide->url.empty()) text = guide->url;
    if (auto const* walk = std::get_if<view::Walk>(&view.content)) text = walk->url;
    if (auto const* phone = std::get_if<flow::PhonePhoto>(&each.state.screen)) text = phone->url;
    if (auto const* phone = std::get_if<flow::SigningIn>(&each.state.screen)) text = phone->url;
    if (text.empty()) return pictures;
    paint_qr(qr_, text);
    pictures.qr = &qr_;
    return pictures;
}

} // namespace tests
