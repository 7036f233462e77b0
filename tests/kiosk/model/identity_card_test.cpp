#include "kiosk/model/identity_card.h"

#include "kiosk/base/text.h"
#include "tests/support/catch.h"

using namespace model;
using namespace std::string_literals;

namespace {

// Nobody's: made up for these tests.
std::string const card_text = "079160001234|024123456|Nguyễn Thị Bưởi|05031960|Nữ|"
                              "12 Lê Lợi, Phường Bến Thành, Quận 1, TP. Hồ Chí Minh|09072021";

// The card above with one field exchanged.
std::string with(std::size_t field, std::string_view value) {
    auto fields = base::split(card_text, '|');
    fields[field] = value;
    std::string text;
    for (auto const part : fields)
        text += std::string(text.empty() ? "" : "|") + std::string(part);
    return text;
}

// Empty when the card is taken.
std::string refusal(std::string_view text) {
    auto const card = parse_identity_card(text);
    return card ? "" : std::string(word_of(card.error()));
}

} // namespace

TEST_CASE("a card gives number, old number, name, birth, sex, residence and day of issue") {
    auto const card = parse_identity_card(card_text).value();
    CHECK(card.number.reveal() == "079160001234");
    CHECK(card.old_number.reveal() == "024123456");
    CHECK(card.name.reveal() == "Nguyễn Thị Bưởi");
    CHECK(card.born == CardDate{1960, 3, 5});
    CHECK(card.sex == CardSex::Female);
    CHECK(card.residence.reveal() == "12 Lê Lợi, Phường Bến Thành, Quận 1, TP. Hồ Chí Minh");
    CHECK(card.issued == CardDate{2021, 7, 9});
    CHECK_FALSE(card.number_disagrees);
}

TEST_CASE("cards of 7 to 11 fields are taken, and what follows the seventh is not looked at") {
    auto const card = parse_identity_card(card_text).value();
    auto longer = card_text;
    for (auto const* more : {"", "Nguyễn Văn Ba", "Trần Thị Tư", "nothing we know"}) {
        longer += "|"s + more;
        INFO(longer);
        CHECK(parse_identity_card(longer).value() == card);
    }
    CHECK(refusal(longer + "|12th") == "not-a-card");
    CHECK(refusal(longer.substr(0, card_text.rfind('|'))) == "not-a-card"); // six
}

TEST_CASE("an empty old number keeps its place") {
    auto const card = parse_identity_card(with(1, "")).value();
    CHECK(card.old_number.reveal().empty());
    CHECK(card.name.reveal() == "Nguyễn Thị Bưởi");
}

TEST_CASE("an old number has 9 or 12 digits") {
    CHECK(refusal(with(1, "079160001235")).empty());
    for (auto const* wrong : {"12345678", "1234567890", "02412345a", " "})
        CHECK(refusal(with(1, wrong)) == "bad-old-number");
}

TEST_CASE("what scanners put around a card is taken off") {
    auto const card = parse_identity_card(card_text).value();
    for (auto const& tail : {"\r"s, "\n"s, "\r\n"s, "\t"s, "\0"s, " "s, "\0\r\n\0"s})
        CHECK(parse_identity_card(card_text + tail).value() == card);
    CHECK(parse_identity_card("\xEF\xBB\xBF" + card_text + "\r\n").value() == card);
}

TEST_CASE("control characters inside a card refuse it") {
    for (auto const& inside : {"Nguyễn\nThị"s, "Nguyễn\0Thị"s, "Nguyễn\x1bThị"s, "Nguyễn\x7fThị"s, "Nguyễn\tThị"s})
        CHECK(refusal(with(2, inside)) == "control-character");
}

TEST_CASE("a name in decomposed letters becomes composed") {
    auto const decomposed = with(2, "Tra\u0302\u0300n Kha\u0301nh Li\u0323nh");
    CHECK(parse_identity_card(decomposed).value().name.reveal() == "Trần Khánh Lịnh");
}

TEST_CASE("sex is read composed, decomposed, without diacritics and in any case") {
    for (auto const* female : {"Nữ", "Nu\u031B\u0303", "Nu", "NỮ", "nữ", " Nữ "})
        CHECK(parse_identity_card(with(4, female)).value().sex == CardSex::Female);
    for (auto const* male : {"Nam", "NAM", "nam"})
        CHECK(parse_identity_card(with(4, male)).value().sex == CardSex::Male);
    for (auto const* wrong : {"", "N", "M", "Female", "Nam Nữ", "Nữa"})
        CHECK(refusal(with(4, wrong)) == "bad-sex");
}

TEST_CASE("dates are days of the calendar, with or without strokes") {
    CHECK(parse_identity_card(with(3, "29/02/1960")).value().born == CardDate{1960, 2, 29});
    CHECK(refusal(with(3, "29022000")).empty());
    for (auto const* wrong : {"31022000", "29021900", "00011960", "01131960", "32011960", "0503196", "050319600",
                              "5/3/1960", "05-03-1960", "19600305", "", "0503196x"}) {
        INFO(wrong);
        CHECK(refusal(with(3, wrong)) == "bad-date");
        CHECK(refusal(with(6, wrong)) == "bad-date");
    }
}

TEST_CASE("a name is there and not longer than a hundred letters") {
    std::string hundred;
    for (int i = 0; i < 100; ++i)
        hundred += "ễ";
    CHECK(refusal(with(2, hundred)).empty());
    CHECK(refusal(with(2, hundred + "n")) == "bad-name");
    CHECK(refusal(with(2, "")) == "bad-name");
    CHECK(refusal(with(2, "   ")) == "bad-name");
}

TEST_CASE("a card without a residence is taken, one with an endless residence is not") {
    CHECK(refusal(with(5, "")).empty());
    CHECK(refusal(with(5, std::string(300, 'a'))).empty());
    CHECK(refusal(with(5, std::string(301, 'a'))) == "too-long");
}

TEST_CASE("codes that are not cards are refused") {
    for (auto const* other : {
             "https://vneid.gov.vn/?id=079160001234",
             "00020101021138570010A00000072701270006970436",
             "GD4797912345678|4e677579e1bb856e205468e1bb8b|05/03/1960|2|4c c3aa|79 - 026|01/01/2026|-|05/02/2026|79",
             "79160001234|024123456|Nguyễn Thị Bưởi|05031960|Nữ|12 Lê Lợi|09072021",
             "0791600012345|024123456|Nguyễn Thị Bưởi|05031960|Nữ|12 Lê Lợi|09072021",
             "07916000123x|024123456|Nguyễn Thị Bưởi|05031960|Nữ|12 Lê Lợi|09072021",
             "|||||||",
             "079160001234",
         }) {
        INFO(other);
        CHECK(refusal(other) == "not-a-card");
    }
}

TEST_CASE("nothing, and nothing but wrapping, is empty") {
    CHECK(refusal("") == "empty");
    CHECK(refusal("\xEF\xBB\xBF\r\n\0"s) == "empty");
}

TEST_CASE("a code of more than a kilobyte is refused before it is looked at") {
    CHECK(refusal(std::string(1024, 'x')) == "not-a-card");
    CHECK(refusal(std::string(1025, 'x')) == "too-long");
    std::string garbage;
    for (int i = 0; i < 4096; ++i)
        garbage += static_cast<char>(i * 131 % 251 + 1);
    CHECK(refusal(garbage) == "too-long");
    CHECK(refusal(card_text + std::string(4096, '|')) == "too-long");
}

TEST_CASE("broken UTF-8 is refused") {
    for (auto const* broken :
         {"Nguy\xE1\xBB", "Nguy\xC3(n", "Nguy\xFFn", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80"})
        CHECK(refusal(with(2, broken)) == "not-utf-8");
}

TEST_CASE("a card whose number says another year or sex is taken with a warning") {
    CHECK(parse_identity_card(with(3, "05031961")).value().number_disagrees);
    CHECK(parse_identity_card(with(4, "Nam")).value().number_disagrees);
    auto const young = "079302001234||Lê Văn Năm|05032002|Nữ|12 Lê Lợi|09072021"; // 3: a woman born from 2000 on
    CHECK_FALSE(parse_identity_card(young).value().number_disagrees);
}

TEST_CASE("every refusal of a card has a word of its own") {
    std::vector<std::string_view> words;
    for (auto const problem : {CardProblem::Empty, CardProblem::TooLong, CardProblem::NotUtf8,
                               CardProblem::ControlCharacter, CardProblem::NotACard, CardProblem::BadOldNumber,
                               CardProblem::BadName, CardProblem::BadDate, CardProblem::BadSex}) {
        CHECK_FALSE(word_of(problem).empty());
        CHECK(std::find(words.begin(), words.end(), word_of(problem)) == words.end());
        words.push_back(word_of(problem));
    }
}

TEST_CASE("a masked number shows its last four digits, a short one none") {
    CHECK(masked_number("079160001234") == "••••••••1234");
    CHECK(masked_number("1234") == "••••");
    CHECK(masked_number("12345") == "•2345");
    CHECK(masked_number("").empty());
}
