#include "kiosk/base/text.h"

#include "tests/support/catch.h"

using namespace base;

TEST_CASE("folding drops case, marks and the stroke of đ") {
    CHECK(fold("Đường Nguyễn Huệ") == "duong nguyen hue");
    CHECK(fold("ƯƠNG Ỡ") == "uong o");
    CHECK(fold("\xff") == "");
}

TEST_CASE("decomposed letters become NFC") {
    CHECK(to_nfc("a\xcc\x82\xcc\x81") == "ấ");
    CHECK(to_nfc("e\xcc\xa3\xcc\x82") == "ệ");
    CHECK_FALSE(to_nfc("\xc3").has_value());
}

TEST_CASE("only strict UTF-8 passes") {
    CHECK(is_utf8("Phường Bến Thành"));
    CHECK_FALSE(is_utf8("\xc0\xaf"));         // overlong
    CHECK_FALSE(is_utf8("\xed\xa0\x80"));     // surrogate
    CHECK_FALSE(is_utf8("\xf4\x90\x80\x80")); // above U+10FFFF
    CHECK_FALSE(is_utf8("\xe1\xba"));         // cut short
}

TEST_CASE("a search begins at a word") {
    CHECK(matches_words("Phường Bến Thành", "ben th"));
    CHECK(matches_words("Phường Bến Thành", "thanh"));
    CHECK_FALSE(matches_words("Phường Bến Thành", "hanh"));
    CHECK(matches_words("Phường Bến Thành", ""));
}

TEST_CASE("splitting keeps empty fields") {
    CHECK(split("a||b", '|') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(split("", '|').size() == 1);
}

TEST_CASE("length counts letters") { CHECK(length("Nguyễn") == 6); }

TEST_CASE("what cannot be seen on a line, or turns it around, is found wherever it stands") {
    for (auto const* shown : {"NGUYỄN THỊ HOA", "O'Neil-Đỗ", "", "王"})
        CHECK(base::is_shown_whole(shown));
    for (auto const* hidden :
         {"\n", "A\tB", "A\x7F", "A\xC2\x85", "\u200BA", "A\u202EB", "A\u2066", "A\u2028B", "\uFEFFA", "A\xFF"})
        CHECK_FALSE(base::is_shown_whole(hidden));
}

TEST_CASE("A text is cut at whole letters") {
    CHECK(base::cut("Phường", 100) == "Phường");
    CHECK(base::cut("Phường", 4) == "Phư");
    CHECK(base::cut("Phường", 3) == "Ph");
    CHECK(base::cut("ế", 2).empty());
}
