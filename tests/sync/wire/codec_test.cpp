#include "sync/wire/ack.h"
#include "sync/wire/base64.h"
#include "sync/wire/draft_codec.h"
#include "sync/wire/missing.h"
#include "sync/wire/payload.h"
#include "sync/wire/problem.h"
#include "sync/wire/receipt_codec.h"
#include "sync/wire/tus.h"
#include "tests/support/catch.h"

using namespace wire;

namespace {

base::Result<base::PrivateBytes> no_photos(std::string const&) {
    return base::failure(base::ErrorKind::NotFound, "no photo");
}

char const* const draft_file = R"({"category":"flooding","place":"BTN","text":"Nước \"ngập\"\ntới gối","name":null,)"
                               R"("number":"079160001234","phone":null,"photos":[],"language":"vi"})";

model::Submission submission(std::vector<model::Prompt> prompts = {}, std::vector<model::Consent> consents = {}) {
    model::Catalogue catalogue;
    catalogue.prompts = std::move(prompts);
    catalogue.categories = {{"flooding", "Ngập nước", "Flooding", false}};
    catalogue.places = {{"BTN", model::PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"}};
    auto draft = decode_draft(draft_file, no_photos).value();
    draft.photos.emplace_back(std::vector<unsigned char>{0xFF, 0xD8, 0xFF, 0xE0, 1, 2});
    auto const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();
    base::SeededRandom random(1);
    return model::Submission::compose(std::move(draft), catalogue, base::make_uuid_v7(now, random), now, "kiosk-0001",
                                      "report", std::move(consents))
        .value();
}

} // namespace

TEST_CASE("Base64 is that of RFC 4648, and only its canonical form is read") {
    CHECK(to_base64(base::as_bytes("")) == "");
    CHECK(to_base64(base::as_bytes("f")) == "Zg==");
    CHECK(to_base64(base::as_bytes("foob")) == "Zm9vYg==");
    CHECK(to_base64(base::as_bytes("foobar")) == "Zm9vYmFy");
    CHECK(base::as_text(from_base64("Zm9vYg==").value()) == "foob");
    for (auto const* text : {"Zg", "Zg=", "Zh==", "Z===", "Zm9v\n", "Zm 9", "Zg==Zg=="})
        CHECK_FALSE(from_base64(text));
}

TEST_CASE("A draft file is read with every member, and what was not given is none") {
    auto const draft = decode_draft(draft_file, no_photos).value();
    CHECK(draft.category == "flooding");
    CHECK(draft.text.reveal() == "Nước \"ngập\"\ntới gối");
    CHECK_FALSE(draft.name);
    CHECK(draft.number->reveal() == "079160001234");
}

TEST_CASE("A draft file that is wrong is refused with the member's name") {
    std::vector<std::pair<std::string, std::string>> const wrong = {
        {R"({"category":1,"place":"a","text":"b"})", "category"},
        {R"({"category":"a","place":"a"})", "text"},
        {R"({"category":"a","place":"a","text":"b","nickname":"c"})", "nickname"},
        {R"({"category":"a","place":"a","text":"b","phone":5})", "phone"},
        {R"({"category":"a","place":"a","text":"b","language":"fr"})", "language"},
        {R"({"category":"a","place":"a","text":"b","photos":["x.jpg"]})", "photo"},
        {R"({"category":"a","category":"b","place":"a","text":"b"})", "JSON"},
        {"{\"category\":\"a\",\"place\":\"a\",\"text\":\"\xC3\"}", "UTF-8"},
        {"[]", "JSON"},
        {"", "JSON"},
    };
    for (auto const& [text, name] : wrong) {
        auto const draft = decode_draft(text, no_photos);
        REQUIRE_FALSE(draft);
        CHECK(draft.error().what.find(name) != std::string::npos);
    }
}

TEST_CASE("The payload brings the submission to the clerk byte for byte") {
    auto const sent = submission();
    auto const photo = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-0123456789ab").value();
    auto payload = decode_payload(encode(sent, {photo}).reveal()).value();
    CHECK(payload.id == sent.id());
    CHECK(payload.code == sent.code());
    CHECK(payload.photo_ids == std::vector{photo});
    CHECK(payload.draft.photos.empty()); // they are outside
    payload.draft.photos = sent.draft().photos;
    CHECK(payload.draft == sent.draft());
    auto const line = clerk_line(payload, {"photo-1.jpg"});
    CHECK(line.reveal().find('\n') == std::string::npos);
    CHECK(line.reveal().find(R"("text":"Nước \"ngập\"\ntới gối")") != std::string::npos);
    CHECK(line.reveal().find(R"("name":null)") != std::string::npos);
    CHECK(line.reveal().find("photos_missing") == std::string::npos);
    auto const early = clerk_line(payload, {}, {1, 0});
    CHECK(early.reveal().ends_with(R"("photos":[],"language":"vi"},"photos_missing":1})"));
    auto const rubbish = clerk_line(payload, {}, {0, 2});
    CHECK(rubbish.reveal().ends_with(R"("photos":[],"language":"vi"},"photos_unreadable":2})"));
}

TEST_CASE("A match code goes to the clerk where the category has one, and another's is not believed") {
    CHECK(encode(submission(), {}).reveal().find("match") == std::string::npos);
    auto const found = submission({{"flooding", model::PromptKind::Match, "Mã nhận", "Code"}});
    CHECK(found.match() == model::match_code(found.id()));
    auto text = encode(found, {}).reveal();
    auto const member = R"("match":")" + found.match() + R"("})";
    CHECK(text.ends_with(member));
    auto const payload = decode_payload(text).value();
    CHECK(payload.match == found.match());
    CHECK(clerk_line(payload, {}).reveal().ends_with(member));
    CHECK(clerk_line(payload, {}, {1, 0}).reveal().find("\"" + found.match() + R"(","photos_missing":1})") !=
          std::string::npos);
    text[text.size() - 3] = text[text.size() - 3] == '0' ? '1' : '0';
    CHECK_FALSE(decode_payload(text));
}

TEST_CASE("What was asked before camera and card goes to the clerk as it was answered, and nothing where nothing was") {
    CHECK(encode(submission(), {}).reveal().find("consents") == std::string::npos);
    auto const at = base::from_rfc3339("2026-11-29T02:15:04.123Z").value();
    std::vector<model::Consent> const said = {{"photo", std::string(64, 'a'), model::Language::English, at, false},
                                              {"card-qr", std::string(64, '0'), model::Language::Vietnamese, at, true}};
    auto const text = encode(submission({}, said), {}).reveal();
    auto const payload = decode_payload(text).value();
    CHECK(payload.consents == said);
    auto const line = clerk_line(payload, {}).reveal();
    CHECK(line.ends_with(
        R"("consents":[{"purpose":"photo","text":")" + std::string(64, 'a') +
        R"(","language":"en","at":"2026-11-29T02:15:04.123Z","result":"declined"},{"purpose":"card-qr",)" +
        R"("text":")" + std::string(64, '0') +
        R"(","language":"vi","at":"2026-11-29T02:15:04.123Z","result":"agreed"}]})"));
}

TEST_CASE("How sure it is who sent it goes to the clerk where something is known, and no other word is believed") {
    auto const sent = [](model::Assurance assurance) {
        model::Catalogue catalogue;
        catalogue.categories = {{"flooding", "Ngập nước", "Flooding", false}};
        catalogue.places = {{"BTN", model::PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"}};
        auto draft = decode_draft(draft_file, no_photos).value();
        draft.assurance = assurance;
        auto const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();
        base::SeededRandom random(1);
        auto const id = base::make_uuid_v7(now, random);
        return encode(model::Submission::compose(draft, catalogue, id, now, "kiosk-0001", "report").value(), {})
            .reveal();
    };
    CHECK(sent(model::Assurance::None).find("assurance") == std::string::npos);
    for (auto const assurance : {model::Assurance::Stated, model::Assurance::Carded, model::Assurance::Verified}) {
        auto const text = sent(assurance);
        auto const payload = decode_payload(text).value();
        CHECK(payload.draft.assurance == assurance);
        CHECK(
            clerk_line(payload, {}).reveal().ends_with(R"("assurance":")" + std::string(word_of(assurance)) + R"("})"));
    }
    auto text = sent(model::Assurance::Stated);
    CHECK_FALSE(decode_payload(text.replace(text.rfind("stated"), 6, "seemly")));
}

TEST_CASE("That staff helped goes to the clerk, and only a word is taken for who did") {
    model::Catalogue catalogue;
    catalogue.categories = {{"flooding", "Ngập nước", "Flooding", false}};
    catalogue.places = {{"BTN", model::PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"}};
    auto draft = decode_draft(draft_file, no_photos).value();
    draft.assisted_by = "staff";
    auto const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();
    base::SeededRandom random(1);
    auto const id = base::make_uuid_v7(now, random);
    auto const composed = model::Submission::compose(draft, catalogue, id, now, "kiosk-0001", "report").value();
    auto const text = encode(composed, {}).reveal();
    auto const with = [&](std::string const& word) {
        auto changed = text;
        return changed.replace(changed.rfind("\"staff\""), 7, word);
    };
    CHECK(clerk_line(decode_payload(text).value(), {}).reveal().ends_with(R"("assisted_by":"staff"})"));
    CHECK(decode_payload(with("\"ambassador-17\"")).value().draft.assisted_by == "ambassador-17");
    CHECK(decode_payload(with("\"" + std::string(32, 'a') + "\"")));
    CHECK_FALSE(decode_payload(with("\"" + std::string(33, 'a') + "\"")));
    CHECK_FALSE(decode_payload(with("\"\"")));
    CHECK_FALSE(decode_payload(with("\"Trần Văn A\"")));
    CHECK_FALSE(decode_payload(with("7")));
}

TEST_CASE("A record of consent that is none is not believed") {
    auto const at = base::from_rfc3339("2026-11-29T02:15:04.123Z").value();
    auto const text = encode(submission({}, {{"photo", std::string(64, 'a'), {}, at, true}}), {}).reveal();
    auto const with = [&](std::string const& before, std::string const& after) {
        auto changed = text;
        auto const place = changed.rfind(before);
        REQUIRE(place != std::string::npos);
        return changed.replace(place, before.size(), after);
    };
    CHECK(decode_payload(with("\"photo\"", "\"of-a-newer-kiosk\"")));
    CHECK_FALSE(decode_payload(with("\"photo\"", "\"\"")));
    CHECK_FALSE(decode_payload(with("\"agreed\"", "\"maybe\"")));
    CHECK_FALSE(decode_payload(with(std::string(64, 'a'), std::string(63, 'a'))));
    CHECK_FALSE(decode_payload(with(std::string(64, 'a'), std::string(64, 'g'))));
    CHECK_FALSE(decode_payload(with("2026-11-29", "2026-13-29")));
    CHECK_FALSE(decode_payload(with("\"vi\"", "\"xx\"")));
}

TEST_CASE("A payload of before there were attachments still brings its photos, and one of both kinds is refused") {
    auto const with = [](std::string const& photos) {
        auto text = encode(submission(), {}).reveal();
        auto const at = text.find(R"("photos":)") + 9;
        return text.replace(at, text.find(']') + 1 - at, photos);
    };
    auto const payload = decode_payload(encode(submission(), {}).reveal()).value();
    CHECK(encode(submission(), {}).reveal() == with(R"(["/9j/4AEC"])"));
    CHECK(payload.draft.photos == submission().draft().photos);
    CHECK(payload.photo_ids.empty());
    CHECK_FALSE(decode_payload(with(R"(["/9j/4AEC","0190b3f2-5b1c-7c3a-9f10-0123456789ab"])")));
    CHECK_FALSE(decode_payload(with(R"(["0190b3f2-5b1c-7c3a-9f10"])")));
}

TEST_CASE("What is missing comes back, and an acknowledgement is none") {
    Missing missing{submission().id(), {}, {submission().id()}};
    missing.sha256.fill(7);
    CHECK(decode_missing(encode(missing)) == missing);
    CHECK_FALSE(decode_missing(encode(Ack{submission().id(), {}, {}, "1f2e3d4c5b6a7988", {}})));
    CHECK_FALSE(decode_missing("{}"));
}

TEST_CASE("An upload's fields come back, and what is not ours is none") {
    auto const id = submission().id();
    CHECK(tus::id_in(tus::metadata_of(id)) == id);
    CHECK(tus::id_in("filename eA==, " + tus::metadata_of(id) + ",empty") == id);
    CHECK_FALSE(tus::id_in("filename eA=="));
    CHECK_FALSE(tus::id_in("id eA=="));
    Digest digest;
    digest.fill(9);
    CHECK(tus::read_checksum(tus::checksum_of(digest)) == digest);
    CHECK_FALSE(tus::read_checksum("sha1 " + to_base64(digest)));
    CHECK_FALSE(tus::read_checksum("sha256 eA=="));
    CHECK(tus::read_number("0") == 0);
    for (auto const* text : {"", "-1", "1 ", "0x1", "9223372036854775808"})
        CHECK_FALSE(tus::read_number(text));
}

TEST_CASE("An upload's place is only believed in the house that was asked, and when it is this upload's") {
    auto const id = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-0123456789ab").value();
    auto const place = [&](std::string const& text) { return tus::location_in(text, "https://city:1", id); };
    CHECK(place("/files/" + id.text()) == "https://city:1/files/" + id.text());
    CHECK(place("https://city:1/files/" + id.text()) == "https://city:1/files/" + id.text());
    for (std::string const before : {"files/", "//elsewhere/files/", "https://city:12/files/", "https://elsewhere/",
                                     "http://city:1/files/", "/files/\n", "/files", ""})
        CHECK_FALSE(place(before + id.text()));
    for (auto const* text : {"", "/files/", "/files/0190b3f2-5b1c-7c3a-9f10-0123456789ac"})
        CHECK_FALSE(place(text));
}

TEST_CASE("An acknowledgement comes back, and a captive portal's page is none") {
    Ack ack{submission().id(), {}, base::from_rfc3339("2026-11-23T02:15:05.000Z").value(), "1f2e3d4c5b6a7988", {}};
    ack.sha256.fill(7);
    ack.signature.fill(8);
    CHECK(decode_ack(encode(ack)) == ack);
    CHECK_FALSE(decode_ack("<html>Welcome to our Wi-Fi</html>"));
    CHECK_FALSE(decode_ack("{}"));
}

TEST_CASE("Problems keep their type, and one we do not know is none") {
    for (int i = 0; i <= static_cast<int>(ProblemType::NoSpace); ++i) {
        Problem const problem{static_cast<ProblemType>(i), "why"};
        CHECK(decode_problem(encode(problem)) == problem);
        CHECK(status_of(problem.type) >= 400);
    }
    CHECK_FALSE(decode_problem(R"({"type":"/problems/of-another-kind"})"));
}

TEST_CASE("A receipt comes back, and a missing member is named") {
    model::Receipt const receipt{"7K3M-9Q2X-4FHT", base::from_rfc3339("2026-11-23T02:15:04.123Z").value(),
                                 "kiosk-0001",     "BTN",
                                 "flooding",       "http://localhost/p/7K3M-9Q2X-4FHT"};
    CHECK(decode_receipt(encode(receipt)).value() == receipt);
    CHECK(decode_receipt(R"({"code":"x"})").error().what.find("kiosk") != std::string::npos);
}

TEST_CASE("JSON nested without end is refused") {
    std::string const deep = "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
    CHECK_FALSE(decode_ack(deep));
    CHECK_FALSE(decode_payload(deep));
}

TEST_CASE("A report that joins a known problem names it to the clerk, and all others are written as ever") {
    auto const file = [](std::string const& same) {
        std::string text = draft_file;
        return decode_draft(text.insert(text.size() - 1, R"(,"same_as":)" + same), no_photos);
    };
    auto const id = base::Uuid::parse("01938000-0000-7000-8000-000000000001").value();
    CHECK(file("\"" + id.text() + "\"").value().same_as == id);
    CHECK_FALSE(file("null").value().same_as);
    for (auto const* wrong : {R"("")", R"("01938000-0000-4000-8000-000000000001")", "7", "[]"})
        CHECK(file(wrong).error().what.find("same_as") != std::string::npos);

    auto payload = decode_payload(encode(submission(), {}).reveal()).value();
    CHECK(clerk_line(payload, {}).reveal().find("same_as") == std::string::npos);
    payload.draft.same_as = id;
    auto const line = clerk_line(payload, {});
    CHECK(line.reveal().ends_with(R"(,"same_as":")" + id.text() + R"("}})"));
    CHECK(decode_payload(line.reveal()).value().draft.same_as == id);
}
