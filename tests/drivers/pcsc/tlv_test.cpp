#include "drivers/pcsc/tlv.h"

#include <algorithm>

#include "drivers/pcsc/apdu.h"
#include "tests/drivers/pcsc/scripted_card.h"
#include "tests/support/catch.h"

using tests::hex;

TEST_CASE("elements follow one another, with tags of two bytes and lengths of up to three") {
    auto const bytes = hex("020105 5F1F024142 618103010203 61820001FF 6183000002AABB");
    base::ByteView rest(bytes);
    CHECK(std::ranges::equal(*pcsc::take(rest, 0x02), hex("05")));
    CHECK(std::ranges::equal(*pcsc::take(rest, 0x5F1F), hex("4142")));
    CHECK(std::ranges::equal(*pcsc::take(rest, 0x61), hex("010203")));
    CHECK(std::ranges::equal(*pcsc::take(rest, 0x61), hex("FF")));
    CHECK(std::ranges::equal(*pcsc::take(rest, 0x61), hex("AABB")));
    CHECK(rest.empty());
    CHECK_FALSE(pcsc::take(rest).has_value());
}

TEST_CASE("what is no element, or goes on behind the end, is not taken") {
    for (auto const* bad :
         {"", "02", "0202FF", "0280FF0000", "0284000000010A", "02FF", "028105FF", "02820001", "5F", "5F1F", "1F8181",
          "1F818181010100", "0283FFFFFF00", "0281", "0282", "028201", "028301", "02830001"}) {
        auto bytes = hex(bad);
        bytes.shrink_to_fit(); // so that the sanitizers see who reads on
        base::ByteView rest(bytes);
        CAPTURE(bad);
        CHECK_FALSE(pcsc::take(rest).has_value());
        CHECK(rest.size() == bytes.size());
    }
}

TEST_CASE("an element with another tag stays where it is") {
    auto const bytes = hex("020105");
    base::ByteView rest(bytes);
    CHECK_FALSE(pcsc::take(rest, 0x04).has_value());
    CHECK(rest.size() == 3);
}

TEST_CASE("one inside another is opened only where nothing stands beside it") {
    CHECK(std::ranges::equal(*pcsc::open_nested(hex("6D053003020107"), {0x6D, 0x30, 0x02}), hex("07")));
    CHECK_FALSE(pcsc::open_nested(hex("6D05300302010700"), {0x6D, 0x30, 0x02}).has_value());
    CHECK_FALSE(pcsc::open_nested(hex("6D06300302010700"), {0x6D, 0x30, 0x02}).has_value());
    CHECK_FALSE(pcsc::open_nested(hex("6D053003020107"), {0x6D, 0x31}).has_value());
}

TEST_CASE("a small number is read as it is written, and no other") {
    CHECK(pcsc::small_number(hex("00")) == 0);
    CHECK(pcsc::small_number(hex("7F")) == 127);
    CHECK(pcsc::small_number(hex("0080")) == 128);
    CHECK(pcsc::small_number(hex("7FFF")) == 32767);
    for (auto const* bad : {"", "80", "FF", "0001", "FFFF", "010000"})
        CHECK_FALSE(pcsc::small_number(hex(bad)).has_value());
}

TEST_CASE("an element that was written is read again, of every length") {
    for (std::size_t const size : {0U, 1U, 127U, 128U, 255U, 256U, 65'535U}) {
        base::Bytes const value(size, 0xA5);
        base::Bytes bytes;
        pcsc::append(bytes, 0x7F49, value);
        CHECK(std::ranges::equal(*pcsc::open_nested(bytes, {0x7F49}), value));
    }
}

TEST_CASE("the beginning of a file says how long it is before all of it is there") {
    auto const beginning = pcsc::read_beginning(hex("77820A00 3082"));
    REQUIRE(beginning.has_value());
    CHECK(beginning->tag == 0x77);
    CHECK(beginning->header == 4);
    CHECK(beginning->value == 0x0A00);
}

TEST_CASE("commands are short where they can be, and long where the answer is") {
    using pcsc::encode;
    CHECK(encode({.instruction = 0x84, .expected = 8}) == hex("0084000008"));
    CHECK(encode({.instruction = 0xB0, .p1 = 1, .expected = 256}) == hex("00B0010000"));
    CHECK(encode({.instruction = 0xA4, .p1 = 2, .p2 = 0x0C, .data = hex("011C")}) == hex("00A4020C02011C"));
    CHECK(encode({.instruction = 0x88, .data = hex("AABB"), .expected = 256}) == hex("0088000002AABB00"));
    CHECK(encode({.instruction = 0x88, .data = hex("AABB"), .expected = pcsc::all}) ==
          hex("0088000000 0002 AABB 0000"));
    CHECK(encode({.instruction = 0xB0, .expected = 512}) == hex("00B00000 00 0200"));
    CHECK(encode({.instruction = 0x86, .class_byte = 0x10}) == hex("10860000"));
}

TEST_CASE("an answer is what comes before its status") {
    CHECK_FALSE(pcsc::decode_answer({}).has_value());
    CHECK_FALSE(pcsc::decode_answer(hex("90")).has_value());
    CHECK(pcsc::decode_answer(hex("6A82"))->status == 0x6A82);
    CHECK(pcsc::decode_answer(hex("01029000"))->data.reveal() == hex("0102"));
}
