#include "drivers/qr/decode.h"

#include <random>

#include "kiosk/model/identity_card.h"
#include "tests/drivers/qr/scene.h"
#include "tests/support/catch.h"

using namespace std::string_literals;
using tests::Scene;

namespace {

std::string read(drivers::Frame const& frame, qr::Charset charset = qr::Charset::Utf8) {
    auto const text = qr::decode(frame, charset);
    return text ? text->reveal() : "nothing";
}

// How many of `count` cards are read; the rest are shown.
int cards_read(std::size_t count, Scene scene) {
    int right = 0;
    for (auto const& text : tests::card_texts(count)) {
        scene.seed += 1;
        auto const found = read(tests::picture_of(text, scene));
        if (found != "nothing") CHECK(found == text); // never another text
        right += found == text;
    }
    return right;
}

drivers::Frame empty_frame(int width, int height, std::uint8_t luma) {
    drivers::Frame frame;
    frame.width = width;
    frame.height = height;
    frame.luma.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), luma);
    return frame;
}

Scene const small{.width = 640, .height = 480};

} // namespace

TEST_CASE("cards with all the letters of Vietnamese are read to the byte") { CHECK(cards_read(20, small) == 20); }

TEST_CASE("a card is read however it is turned") {
    for (double const degrees : {9.0, 45.0, 90.0, 135.0, 180.0, 266.0}) {
        INFO(degrees);
        auto scene = small;
        scene.degrees = degrees;
        CHECK(cards_read(3, scene) == 3);
    }
}

TEST_CASE("a mirrored card is read rightly or not at all") {
    auto scene = small;
    scene.mirrored = true;
    CHECK(cards_read(3, scene) >= 1);
}

TEST_CASE("a card is read inverted and tilted") {
    auto scene = small;
    scene.inverted = true;
    CHECK(cards_read(3, scene) == 3);
    scene.inverted = false;
    scene.tilt = 0.3;
    CHECK(cards_read(3, scene) == 3);
}

TEST_CASE("a card is read in noise, out of focus and in poor light") {
    auto scene = small;
    scene.degrees = 4;
    scene.noise = 24;
    CHECK(cards_read(4, scene) >= 3);
    scene.noise = 3;
    scene.contrast = 0.25;
    CHECK(cards_read(4, scene) >= 3);
    scene.contrast = 1;
    scene.blur = 1;
    CHECK(cards_read(4, scene) >= 3);
}

TEST_CASE("a card of two camera dots a module is read") {
    auto scene = small;
    scene.module = 2;
    scene.degrees = 3;
    CHECK(cards_read(4, scene) >= 3);
}

TEST_CASE("where no code is, none is read") {
    std::minstd_rand random(3);
    for (int i = 0; i < 5; ++i) {
        auto noise = empty_frame(320, 240, 0);
        for (auto& pixel : noise.luma)
            pixel = static_cast<std::uint8_t>(random() >> 9);
        CHECK(read(noise) == "nothing");
    }
    for (auto const luma : {std::uint8_t{0}, std::uint8_t{128}, std::uint8_t{255}})
        CHECK(read(empty_frame(640, 480, luma)) == "nothing");
    auto stripes = empty_frame(320, 240, 0);
    for (std::size_t i = 0; i < stripes.luma.size(); ++i)
        stripes.luma[i] = i / 3 % 2 == 0 ? 0 : 255;
    CHECK(read(stripes) == "nothing");
}

TEST_CASE("a frame without pixels, or whose sizes do not fit, has no code") {
    CHECK(read({}) == "nothing");
    CHECK(read(empty_frame(19, 500, 255)) == "nothing");
    auto lying = tests::picture_of(tests::card_texts(1).front(), small);
    lying.height += 1;
    CHECK(read(lying) == "nothing");
    lying.height = -480;
    CHECK(read(lying) == "nothing");
    CHECK_FALSE(qr::decode_live(lying, 0));
}

TEST_CASE("codes that are no cards are read, and are no cards") {
    for (auto const& [text, word] :
         {std::pair{"https://example.vn/tra-cuu?so=1"s, "not-a-card"},
          std::pair{"GD4797912345678|4e67757|05/03/1960|2|-"s, "not-a-card"},
          std::pair{"079160001234||Nguy\xE1\xBB|05031960|N\xE1\xBB\xAF||09072021"s, "not-utf-8"},
          std::pair{"079160001234||A\nB|05031960|Nam||09072021"s, "control-character"}}) {
        auto const found = read(tests::picture_of(text, small));
        CHECK(found == text);
        auto const card = model::parse_identity_card(found);
        REQUIRE_FALSE(card);
        CHECK(word_of(card.error()) == word);
    }
}

TEST_CASE("a card with a scanner's tail in the code itself is still a card") {
    auto const text = tests::card_texts(1).front() + "\r\n\0"s;
    CHECK(model::parse_identity_card(read(tests::picture_of(text, small))));
}

TEST_CASE("bytes that are not UTF-8 are guessed at only for who asks for that") {
    auto const japanese = "\x83\x65\x83\x58\x83\x67"s; // Shift_JIS
    auto const frame = tests::picture_of(japanese, small);
    CHECK(read(frame) == japanese);
    CHECK(read(frame, qr::Charset::Likely) == "テスト");
}

TEST_CASE("a code that takes a change to be read is read by a live camera within its turns") {
    for (auto const& scene : {Scene{.inverted = true, .width = 640, .height = 480}, small}) {
        auto const text = tests::card_texts(1).front();
        auto const frame = tests::picture_of(text, scene);
        int reads = 0;
        for (unsigned turn = 0; turn < 9; ++turn)
            if (auto const found = qr::decode_live(frame, turn)) {
                CHECK(found->reveal() == text);
                ++reads;
            }
        CHECK(reads == (scene.inverted ? 1 : 9));
    }
}
