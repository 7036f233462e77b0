#include <set>

#include "tests/support/catch.h"
#include "tests/ui/speech/town_words.h"

using tests::joined;
using tests::phrases;

namespace {

std::string of(std::string_view text) { return joined(phrases().of(text)); }

} // namespace

TEST_CASE("a sentence of ours is one piece, whatever screen it stands on") {
    CHECK(of("Cảm ơn quý khách") == "Cảm ơn quý khách");
    CHECK(of("Bến Thành") == "Bến Thành");
    CHECK(of("Sửa\nNội dung") == "Sửa | Nội dung");
}

TEST_CASE("codes and telephone numbers are said one by one") {
    CHECK(of("7K3M-9Q2X-4FHT") == "7 | k | 3 | m | 9 | q | 2 | x | 4 | f | h | t");
    CHECK(of("0901234567") == "0 | 9 | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7");
    CHECK(of("1022") == "1 | 0 | 2 | 2");
}

TEST_CASE("the digits of an identity number are never said, however they are written") {
    std::string_view const hidden = "số giấy tờ, đã che";
    CHECK(of("•••••••1234") == hidden);
    CHECK(of("079160001234") == hidden);
    CHECK(of("012345678") == hidden);
    CHECK(of("thẻ 079 160 001 234 của tôi") == "thẻ (free) | số giấy tờ, đã che | của tôi (free)");
    CHECK(of("NGUYỄN THỊ A\n•••••••1234\n0901234567") ==
          "NGUYỄN THỊ A (free) | số giấy tờ, đã che | 0 | 9 | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7");
}

TEST_CASE("a sentence with values is said in its parts") {
    CHECK(of("Bước 2 trên 6") == "Bước | 2 | trên | 6");
    CHECK(of("Còn 150 chữ cái") == "Còn | 1 | 5 | 0 | chữ cái");
    CHECK(of("2 / 17") == "Trang | 2 | trên | 17");
    CHECK(of("14:05 · 23/11/2026") == "14 | giờ | 5 | ngày | 23 | tháng | 11 | năm | 2 | 0 | 2 | 6");
    CHECK(of("14:05") == "14 | giờ | 5");
    CHECK(of("14:05 · Bến Thành") == "14 | giờ | 5 | Bến Thành");
    CHECK(of("Trả lời lúc 14:05 · 23/11/2026.") ==
          "Trả lời lúc | 14 | giờ | 5 | ngày | 23 | tháng | 11 | năm | 2 | 0 | 2 | 6");
}

TEST_CASE("when and by whom something was said is told like a time and a name") {
    CHECK(of("14:05 · 23/11/2026 · Bến Thành") == of("14:05 · 23/11/2026") + " | Bến Thành");
    CHECK(of("14:05 · Bến Thành") == of("14:05") + " | Bến Thành");
}

TEST_CASE("a sentence that is nothing but a value takes no other text for its own") {
    model::Strings const bare(model::Language::Vietnamese, {{"count", "{count}"}, {"home", "Về nhà"}});
    speech::Phrases const phrases(bare, model::Catalogue());
    CHECK(joined(phrases.of("Về nhà")) == "Về nhà");
    CHECK(joined(phrases.of("một câu khác")) == "một câu khác (free)");
}

TEST_CASE("what a citizen wrote is left whole, but for long numbers") {
    CHECK(of("Nhà số 12 ngập, gọi 0901234567 nhé") ==
          "Nhà số 12 ngập, gọi (free) | 0 | 9 | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | nhé (free)");
    CHECK(of("") == "");
}

TEST_CASE("numbers to a hundred are said as one, beyond digit by digit") {
    CHECK(joined(phrases().number(7)) == "7");
    CHECK(joined(phrases().number(100)) == "100");
    CHECK(joined(phrases().number(182)) == "1 | 8 | 2");
}

TEST_CASE("the list for a recording holds each text once, without a value left open") {
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        std::set<std::string> texts, keys;
        for (auto const& sentence : phrases(language).sentences()) {
            INFO(sentence.key << " " << sentence.text);
            CHECK(texts.insert(sentence.text).second);
            CHECK(keys.insert(sentence.key).second);
            CHECK(sentence.text.find_first_of("{}\n\t") == std::string::npos);
        }
        for (std::string_view const key : {"receipt.title", "number.0", "letter.z", "place.BTN", "speech.time#3"})
            CHECK(keys.contains(std::string(key)));
    }
}
