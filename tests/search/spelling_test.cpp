#include "kiosk/search/spelling.h"

#include "tests/support/catch.h"

TEST_CASE("Diacritics that are right count most, then missing ones, then hook for tilde, then others") {
    CHECK(search::likeness_of_accents("mất", "mất") == 1);
    CHECK(search::likeness_of_accents("mat", "mất") > search::likeness_of_accents("mât", "mất"));
    CHECK(search::likeness_of_accents("sữa", "sửa") > search::likeness_of_accents("sứa", "sửa"));
    CHECK(search::likeness_of_accents("mât", "mất") > search::likeness_of_accents("mật", "mất"));
    CHECK(search::likeness_of_accents("mật", "mất") > search::likeness_of_accents("mặt", "mất"));
    CHECK(search::likeness_of_accents("mặt", "mất") > 0);
}

TEST_CASE("What sounds alike somewhere is alike, and what does not is not") {
    struct Pair {
        std::string_view one, other;
    };
    for (auto const& [one, other] : {Pair{"sinh", "xinh"},
                                     {"truong", "chuong"},
                                     {"gia", "da"},
                                     {"ra", "da"},
                                     {"va", "gia"},
                                     {"nam", "lam"},
                                     {"ky", "ki"},
                                     {"quy", "cui"},
                                     {"kan", "can"},
                                     {"hong", "hon"},
                                     {"cuot", "cuoc"},
                                     {"nghe", "nghe"}}) {
        INFO(one << " " << other);
        CHECK(search::sound_of(one) == search::sound_of(other));
    }
    for (auto const& [one, other] :
         {Pair{"sinh", "tinh"}, {"nha", "la"}, {"thanh", "tranh"}, {"khai", "cai"}, {"ngan", "nan"}}) {
        INFO(one << " " << other);
        CHECK(search::sound_of(one) != search::sound_of(other));
    }
}

TEST_CASE("Keys of Telex that stayed behind go") {
    CHECK(search::without_telex("ddawng") == "dang");
    CHECK(search::without_telex("sinhh") == "sinh");
    CHECK(search::without_telex("giaasy") == "giay");
    CHECK(search::without_telex("sinh") == "sinh");
}

TEST_CASE("One slip is a letter other, more or less, or two that changed places") {
    for (auto const other : {"sinh", "xinh", "sin", "sinhh", "asinh", "snih", "sinx"}) {
        INFO(other);
        CHECK(search::is_one_slip_apart("sinh", other));
        CHECK(search::is_one_slip_apart(other, "sinh"));
    }
    for (auto const other : {"tinx", "si", "nhis", "ssinhh", "hnis"}) {
        INFO(other);
        CHECK_FALSE(search::is_one_slip_apart("sinh", other));
    }
    CHECK(search::is_one_slip_apart("", "a"));
}

TEST_CASE("Common words are so with their diacritics, and without where they are no other word") {
    CHECK(search::is_common("tôi", "toi"));
    CHECK(search::is_common("toi", "toi"));
    CHECK(search::is_common("cần", "can"));
    CHECK_FALSE(search::is_common("can", "can")); // of "căn cước"
    CHECK_FALSE(search::is_common("đẻ", "de"));
}
