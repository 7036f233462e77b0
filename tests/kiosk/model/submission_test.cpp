#include "kiosk/model/submission.h"

#include "kiosk/model/receipt.h"
#include "tests/support/catch.h"

using namespace model;

namespace {

Catalogue catalogue() {
    Catalogue made;
    made.categories = {{"flooding", "Ngập nước", "Flooding", false}};
    made.places = {{"26743", PlaceKind::Ward, "Phường Bến Thành", "Ben Thanh Ward", "26743"}};
    return made;
}

std::vector<unsigned char> photo_of(std::size_t size) {
    std::vector<unsigned char> photo(size);
    photo[0] = 0xFF, photo[1] = 0xD8, photo[2] = 0xFF;
    return photo;
}

Draft draft() {
    Draft made;
    made.category = "flooding";
    made.place = "26743";
    made.text = base::PrivateText("Nước ngập tới gối");
    return made;
}

base::Result<Submission, DraftProblem> composed(Draft made) {
    auto const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();
    base::SeededRandom random(7);
    return Submission::compose(std::move(made), catalogue(), base::make_uuid_v7(now, random), now, "kiosk-0001",
                               "report");
}

// Empty when the draft with the change becomes a submission.
template<class Change>
std::string refusal(Change change) {
    auto changed = draft();
    change(changed);
    auto const submission = composed(std::move(changed));
    return submission ? "" : std::string(word_of(submission.error()));
}

std::string letters(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += "ệ";
    return text;
}

} // namespace

TEST_CASE("a whole draft becomes a submission that keeps all of it") {
    auto whole = draft();
    whole.name = base::PrivateText("Trần Thị Tư");
    whole.number = base::PrivateText("079160001234");
    whole.phone = base::PrivateText("0901 234 567");
    whole.photos.emplace_back(photo_of(100));
    auto const submission = composed(whole).value();
    CHECK(submission.draft() == whole);
    CHECK(submission.kiosk() == "kiosk-0001");
    CHECK(submission.service() == "report");
    CHECK(base::to_rfc3339(submission.created_at()) == "2026-11-23T02:15:04.123Z");
    CHECK(submission.code() == receipt_code(submission.id()));
}

TEST_CASE("category and place are chosen and known") {
    CHECK(refusal([](Draft& d) { d.category = ""; }) == "no-category");
    CHECK(refusal([](Draft& d) { d.category = "weather"; }) == "unknown-category");
    CHECK(refusal([](Draft& d) { d.place = ""; }) == "no-place");
    CHECK(refusal([](Draft& d) { d.place = "00000"; }) == "unknown-place");
}

TEST_CASE("a text has 1 to 2000 letters, however many bytes they take") {
    CHECK(refusal([](Draft& d) { d.text = base::PrivateText(letters(2000)); }).empty());
    CHECK(refusal([](Draft& d) { d.text = base::PrivateText(letters(2001)); }) == "text-too-long");
    CHECK(refusal([](Draft& d) { d.text = base::PrivateText(""); }) == "no-text");
    CHECK(refusal([](Draft& d) { d.text = base::PrivateText(" \n\t "); }) == "no-text");
    CHECK(refusal([](Draft& d) { d.text = base::PrivateText("Nguy\xE1\xBB"); }) == "text-not-utf-8");
}

TEST_CASE("text and name are composed before they are counted and kept") {
    auto decomposed = draft();
    decomposed.text = base::PrivateText("Nu\u031Bo\u031B\u0301c nga\u0323\u0302p");
    decomposed.name = base::PrivateText("Tra\u0302\u0300n");
    auto const submission = composed(decomposed).value();
    CHECK(submission.draft().text.reveal() == "Nước ngập");
    CHECK(submission.draft().name->reveal() == "Trần");
}

TEST_CASE("a name has at most 120 letters") {
    CHECK(refusal([](Draft& d) { d.name = base::PrivateText(letters(120)); }).empty());
    CHECK(refusal([](Draft& d) { d.name = base::PrivateText(letters(121)); }) == "name-too-long");
    CHECK(refusal([](Draft& d) { d.name = base::PrivateText("\xFF"); }) == "text-not-utf-8");
}

TEST_CASE("a card number has twelve digits, a phone number nine to eleven") {
    for (auto const* wrong : {"07916000123", "0791600012345", "07916000123x", ""})
        CHECK(refusal([&](Draft& d) { d.number = base::PrivateText(wrong); }) == "number-not-twelve-digits");
    for (auto const* right : {"0901234567", "+84 901 234 567", "028.3829.1234", "901234567"})
        CHECK(refusal([&](Draft& d) { d.phone = base::PrivateText(right); }).empty());
    for (auto const* wrong : {"", "12345678", "090123456789", "0901-234-567", "++84901234567", "abc"})
        CHECK(refusal([&](Draft& d) { d.phone = base::PrivateText(wrong); }) == "phone-not-digits");
}

TEST_CASE("up to three photos of up to three megabytes, all of them JPEG") {
    CHECK(refusal([](Draft& d) { d.photos.assign(3, base::PrivateBytes(photo_of(largest_photo))); }).empty());
    CHECK(refusal([](Draft& d) { d.photos.assign(4, base::PrivateBytes(photo_of(10))); }) == "too-many-photos");
    CHECK(refusal([](Draft& d) { // also those that a phone has sealed
              d.photos.assign(3, base::PrivateBytes(photo_of(10)));
              d.sealed_photos.assign(1, base::Bytes(700));
          }) == "too-many-photos");
    auto const wrong = "photo-too-large-or-not-jpeg";
    CHECK(refusal([](Draft& d) { d.photos.emplace_back(photo_of(largest_photo + 1)); }) == wrong);
    std::vector<unsigned char> const png{0x89, 'P', 'N', 'G', 13};
    CHECK(refusal([&](Draft& d) { d.photos.emplace_back(png); }) == wrong);
    CHECK(refusal([](Draft& d) { d.photos.emplace_back(std::vector<unsigned char>{}); }) == wrong);
}

TEST_CASE("who joins a known problem needs no words, but it has to be one of that kind in that ward") {
    auto city = catalogue();
    city.categories.push_back({"noise", "Tiếng ồn", "Noise", false});
    city.places.push_back({"BTN", PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"});
    city.places.push_back({"26740", PlaceKind::Ward, "Phường Sài Gòn", "Sai Gon Ward", "26740"});
    auto const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();
    base::SeededRandom random(7);
    auto const id = base::make_uuid_v7(now, random), other = base::make_uuid_v7(now, random);
    city.known = {{id, "flooding", "26743", "Ngập ở hẻm 12", "", now, KnownState::Working, 2}};
    auto const made = [&](std::string place, std::string category, base::Uuid same, std::string text) {
        Draft joined = draft();
        joined.place = std::move(place);
        joined.category = std::move(category);
        joined.same_as = same;
        joined.text = base::PrivateText(std::move(text));
        auto const composed = Submission::compose(std::move(joined), city, other, now, "kiosk-0001", "report");
        return composed ? "" : std::string(word_of(composed.error()));
    };
    CHECK(made("26743", "flooding", id, "") == "");
    CHECK(made("BTN", "flooding", id, "Nhà tôi cũng ngập") == ""); // a station of that ward
    CHECK(made("26740", "flooding", id, "") == "unknown-same");
    CHECK(made("26743", "noise", id, "") == "unknown-same");
    CHECK(made("26743", "flooding", other, "Ngập") == "unknown-same");
    city.known.front().state = KnownState::Done;
    CHECK(made("26743", "flooding", id, "") == "unknown-same");
}

TEST_CASE("a report is as sure of who sends it as its category needs, or it is none") {
    auto needy = catalogue();
    auto const sent = [&](Assurance assurance) {
        auto made = draft();
        made.assurance = assurance;
        auto const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();
        base::SeededRandom random(7);
        auto const id = base::make_uuid_v7(now, random);
        auto const submission = Submission::compose(made, needy, id, now, "kiosk-0001", "report");
        return submission ? "" : std::string(word_of(submission.error()));
    };
    CHECK(sent(Assurance::None) == "");
    needy.needs = {{"flooding", Assurance::Stated, "Xin đến phường.", "Please go to the ward."}};
    CHECK(sent(Assurance::None) == "not-sure-who");
    CHECK(sent(Assurance::Stated) == "");
    CHECK(sent(Assurance::Carded) == "");
    CHECK(sent(Assurance::Verified) == "");
    needy.needs.front().least = Assurance::Verified;
    CHECK(sent(Assurance::Stated) == "not-sure-who");
    CHECK(sent(Assurance::Carded) == "not-sure-who");
    CHECK(sent(Assurance::Verified) == "");
    needy.needs.front().category = "trees";
    CHECK(sent(Assurance::None) == "");
}
