#include "drivers/scanning/framing.h"

#include "tests/support/catch.h"

using scanning::Framing;

namespace {

constexpr std::string_view card = "079190123456|123456789|Nguyễn Thị Hoa|15031990|Nữ|Phường Bến Thành|15032025";

base::Instant at(int ms) { return base::Instant(base::Duration(ms)); }

std::vector<std::string> texts(std::vector<base::PrivateText> const& codes) {
    std::vector<std::string> texts;
    for (auto const& code : codes)
        texts.push_back(code.reveal());
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("A code ends with whatever a scanner is set to put behind it, and with silence where that is nothing") {
    for (std::string const end : {"\r", "\n", "\r\n", "\t", "\x03", "\r\n\r\n"}) {
        Framing framing;
        CHECK(texts(framing.take(std::string(card) + end, at(0))) == Texts{std::string(card)});
        CHECK_FALSE(framing.is_within());
    }
    Framing framing;
    CHECK(framing.take(card, at(0)).empty());
    CHECK_FALSE(framing.after_silence(at(49)));
    CHECK(framing.after_silence(at(50))->reveal() == card);
    CHECK_FALSE(framing.after_silence(at(500)));
}

TEST_CASE("A code comes in pieces of any size, letters cut in the middle, and is whole") {
    for (std::size_t piece = 1; piece <= card.size(); ++piece) {
        Framing framing;
        Texts all;
        for (std::size_t from = 0; from < card.size(); from += piece)
            CHECK(framing.take(card.substr(from, piece), at(static_cast<int>(from))).empty());
        CHECK(texts(framing.take("\r", at(200))) == Texts{std::string(card)});
    }
}

TEST_CASE("Each piece that comes puts the silence off") {
    Framing framing;
    framing.take("7K3M", at(0));
    framing.take("-9Q2X", at(40));
    CHECK_FALSE(framing.after_silence(at(89)));
    CHECK(framing.after_silence(at(90))->reveal() == "7K3M-9Q2X");
}

TEST_CASE("What scanners put before a code is not taken for a part of it") {
    Framing framing;
    CHECK(texts(framing.take("\x02]Q17K3M\r", at(0))) == Texts{"7K3M"});
    CHECK(texts(framing.take("]d2079\r", at(0))) == Texts{"079"});
    CHECK(texts(framing.take("]Q1\r", at(0))) == Texts{"]Q1"}); // there is nothing behind it
    CHECK(texts(framing.take("]-1x\r", at(0))) == Texts{"]-1x"});
}

TEST_CASE("Several codes at once come in their order, and none is made of nothing") {
    Framing framing;
    CHECK(texts(framing.take("\r\none\r\ntwo\n\n\nthr", at(0))) == Texts{"one", "two"});
    CHECK(texts(framing.take("ee\r", at(1))) == Texts{"three"});
}

TEST_CASE("What is longer than a code can be is noise up to its end, and what comes after it is read") {
    Framing framing;
    std::string const longest(scanning::longest_code, 'x');
    CHECK(texts(framing.take(longest + "\r", at(0))) == Texts{longest});
    CHECK(framing.take(longest + "y\r", at(0)).empty());
    CHECK(framing.take(longest + longest + longest, at(0)).empty());
    CHECK(framing.is_within());
    CHECK(texts(framing.take("tail\rnext\r", at(1))) == Texts{"next"});
    framing.take(longest + "y", at(2));
    CHECK_FALSE(framing.after_silence(at(60)));
    CHECK_FALSE(framing.is_within());
    CHECK(texts(framing.take("next\r", at(61))) == Texts{"next"});
}

TEST_CASE("What is forgotten in the middle of a code is no part of the next") {
    Framing framing;
    framing.take("079190", at(0));
    framing.forget();
    CHECK(texts(framing.take("123\r", at(1))) == Texts{"123"});
}
