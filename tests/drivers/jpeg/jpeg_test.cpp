#include "drivers/jpeg/jpeg.h"

#include "tests/drivers/jpeg/pictures.h"
#include "tests/support/catch.h"

namespace {

using Bytes = std::vector<unsigned char>;

Bytes encoded(drivers::Frame const& frame) { return jpeg::encode(frame).value().reveal(); }

double mean_difference(drivers::Frame const& a, drivers::Frame const& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i)
        sum += std::abs(int{a.rgb[i]} - int{b.rgb[i]});
    return sum / static_cast<double>(a.rgb.size());
}

// A segment of `marker` behind the start of the picture.
Bytes with_segment(Bytes bytes, unsigned char marker, std::string_view text) {
    Bytes segment{0xFF, marker, static_cast<unsigned char>((text.size() + 2) >> 8),
                  static_cast<unsigned char>(text.size() + 2)};
    segment.insert(segment.end(), text.begin(), text.end());
    bytes.insert(bytes.begin() + 2, segment.begin(), segment.end());
    return bytes;
}

bool holds(Bytes const& bytes, std::string_view text) {
    return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end();
}

std::string refusal(Bytes const& bytes) {
    auto const frame = jpeg::decode(bytes);
    if (frame) return "";
    return frame.error().kind == base::ErrorKind::Corrupt ? "corrupt" : "other";
}

} // namespace

TEST_CASE("a photo comes back as it looked") {
    auto const frame = tests::photo(321, 243);
    auto const back = jpeg::decode(encoded(frame)).value();
    CHECK(back.width == 321);
    CHECK(back.height == 243);
    CHECK(back.luma.size() == std::size_t{321} * 243);
    CHECK(mean_difference(frame, back) < 2);
}

TEST_CASE("a frame without colour becomes a grey photo") {
    auto frame = tests::photo(64, 64);
    frame.rgb.clear();
    auto const back = jpeg::decode(encoded(frame)).value();
    CHECK(std::abs(int{back.rgb[0]} - int{back.rgb[2]}) < 4);
    CHECK(std::abs(int{back.luma[2000]} - int{frame.luma[2000]}) < 6);
}

TEST_CASE("a photo has at most 1600 pixels a side, its shape kept") {
    auto const wide = jpeg::decode(encoded(tests::photo(3200, 1000))).value();
    CHECK((wide.width == 1600 && wide.height == 500));
    auto const tall = jpeg::decode(encoded(tests::photo(100, 1601))).value();
    CHECK((tall.height <= 1600 && tall.height >= 800));
    auto const small = jpeg::decode(encoded(tests::photo(1600, 900))).value();
    CHECK((small.width == 1600 && small.height == 900));
}

TEST_CASE("what a photo tells besides its pixels does not go through") {
    auto bytes = with_segment(encoded(tests::photo(64, 48)), 0xE1, "Exif: made at 10.7721 N 106.6983 E by an X100");
    bytes = with_segment(bytes, 0xFE, "a comment with a name");
    REQUIRE(holds(bytes, "106.6983"));
    auto const frame = jpeg::decode(bytes).value();
    auto const again = encoded(frame);
    for (auto const* told : {"Exif", "106.6983", "X100", "comment"})
        CHECK_FALSE(holds(again, told));
    int segments = 0; // only APP0 (JFIF) of the application's segments, and no comment
    for (std::size_t i = 2; i + 3 < again.size() && again[i] == 0xFF && again[i + 1] != 0xDA;
         i += 2U + again[i + 2] * 256U + again[i + 3])
        segments += (again[i + 1] >= 0xE1 && again[i + 1] <= 0xEF) || again[i + 1] == 0xFE;
    CHECK(segments == 0);
}

TEST_CASE("a photo from a file keeps its pixels to the bit and loses what is written beside them") {
    auto const plain = encoded(tests::photo(64, 48));
    auto bytes = with_segment(plain, 0xE1, "Exif: made at 10.7721 N 106.6983 E");
    bytes = with_segment(bytes, 0xED, "Photoshop: a name");
    bytes = with_segment(bytes, 0xFE, "a comment");
    auto const trailer = std::string("a film of two seconds behind the end");
    bytes.insert(bytes.end(), trailer.begin(), trailer.end());
    CHECK(jpeg::without_metadata(bytes).reveal() == plain);
    CHECK(jpeg::without_metadata(plain).reveal() == plain);
}

TEST_CASE("stray bytes between its segments hide nothing of what is written beside a photo") {
    auto const plain = encoded(tests::photo(64, 48));
    auto bytes = with_segment(plain, 0xE1, "Exif: made at 10.7721 N 106.6983 E");
    auto const stray = std::string("stray");
    bytes.insert(bytes.begin() + 2, stray.begin(), stray.end()); // decoders skip them
    REQUIRE(jpeg::decode(bytes));
    CHECK(jpeg::without_metadata(bytes).reveal() == plain);
}

TEST_CASE("taking out what is written beside a photo stands any bytes") {
    auto const whole = with_segment(encoded(tests::photo(64, 48)), 0xE1, "Exif");
    for (std::size_t size = 0; size < whole.size(); size += 3)
        CHECK(jpeg::without_metadata(base::ByteView(whole).first(size)).reveal().size() <= size);
    for (auto const* other : {"", "x", "no JPEG at all"})
        CHECK(base::as_text(jpeg::without_metadata(base::as_bytes(other)).reveal()) == other);
}

TEST_CASE("a photo that is cut short anywhere is refused") {
    auto const whole = encoded(tests::photo(200, 150));
    REQUIRE(refusal(whole).empty());
    for (std::size_t size = 0; size + 2 < whole.size(); size += 1 + whole.size() / 60)
        CHECK(refusal(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))) == "corrupt");
}

TEST_CASE("bytes changed anywhere in a photo are refused or shown, never more") {
    auto const whole = encoded(tests::photo(120, 90));
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        auto changed = whole;
        changed[at] ^= 0x5A;
        auto const frame = jpeg::decode(changed);
        if (frame)
            CHECK(frame->luma.size() ==
                  static_cast<std::size_t>(frame->width) * static_cast<std::size_t>(frame->height));
    }
}

TEST_CASE("a photo that claims enormous sizes is refused before it takes memory") {
    auto bytes = encoded(tests::photo(16, 16));
    for (std::size_t i = 0; i + 8 < bytes.size(); ++i)
        if (bytes[i] == 0xFF && bytes[i + 1] == 0xC0) { // start of frame: precision, height, width
            bytes[i + 5] = bytes[i + 7] = 0xFF;
            bytes[i + 6] = bytes[i + 8] = 0xDC;
        }
    CHECK(refusal(bytes) == "corrupt");
}

TEST_CASE("what is not a photo is refused") {
    CHECK(refusal({}) == "corrupt");
    CHECK(refusal({0xFF, 0xD8}) == "corrupt");
    CHECK(refusal(Bytes(4'096, 'x')) == "corrupt");
}

TEST_CASE("a frame whose sizes do not fit its pixels is not encoded") {
    auto frame = tests::photo(10, 10);
    frame.height = 11;
    CHECK(jpeg::encode(frame).error().kind == base::ErrorKind::Invalid);
    CHECK_FALSE(jpeg::encode({}));
    auto colours = tests::photo(10, 10);
    colours.rgb.pop_back();
    CHECK_FALSE(jpeg::encode(colours));
}
