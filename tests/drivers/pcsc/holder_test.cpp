#include "drivers/pcsc/holder.h"

#include "drivers/pcsc/bac.h"
#include "tests/drivers/pcsc/scripted_card.h"
#include "tests/support/catch.h"

using tests::element;
using tests::hex;
using tests::joined;

namespace {

base::Bytes line(std::uint8_t number, std::string_view text, std::uint32_t kind = 0x0C) {
    return element(0x30, joined({element(0x02, {number}), element(kind, base::to_bytes(text))}));
}

base::Bytes group_13(std::initializer_list<base::Bytes> lines) {
    auto const form = joined({hex("020100"), hex("06062B0601040181"), element(0x31, joined(lines))});
    return element(0x6D, element(0x30, form));
}

std::optional<drivers::ChipHolder> with_name(std::string_view name) {
    return pcsc::read_group_13(group_13({line(1, "079190123456"), line(2, name)}));
}

std::optional<drivers::ChipHolder> with_number(std::string_view number) {
    return pcsc::read_group_13(group_13({line(1, number), line(2, "Nguyễn Thị Hoa")}));
}

std::string const lines = "IDVNM1901234569079190123456<<9"
                          "9003152F4003157VNM<<<<<<<<<<<6"
                          "NGUYEN<<THI<HOA<<<<<<<<<<<<<<<";

std::optional<base::PrivateText> number_in(std::string_view text) {
    return pcsc::read_group_1(element(0x61, element(0x5F1F, base::to_bytes(text))));
}

} // namespace

TEST_CASE("name and number are found among the lines, and nothing else") {
    auto const holder = pcsc::read_group_13(
        group_13({line(2, "Nguyễn Thị Hoa"), line(6, "Kinh"), element(0x30, joined({hex("02010D"), hex("30030C0141")})),
                  line(1, "079190123456")}));
    REQUIRE(holder.has_value());
    CHECK(holder->name.reveal() == "Nguyễn Thị Hoa");
    CHECK(holder->number.reveal() == "079190123456");
}

TEST_CASE("a name in pieces is put together") {
    CHECK(with_name("Nguyê\u0303n Thi\u0323 Hoa")->name.reveal() == "Nguyễn Thị Hoa");
}

TEST_CASE("a group that does not say who it is, or says it twice, is of nobody") {
    auto const number = line(1, "079190123456"), name = line(2, "Nguyễn Thị Hoa");
    CHECK_FALSE(pcsc::read_group_13(group_13({number})).has_value());
    CHECK_FALSE(pcsc::read_group_13(group_13({name})).has_value());
    CHECK_FALSE(pcsc::read_group_13(group_13({number, name, name})).has_value());
    CHECK_FALSE(pcsc::read_group_13(group_13({number, name, number})).has_value());
    CHECK_FALSE(pcsc::read_group_13(group_13({number, line(2, "Hoa", 0x13)})).has_value());
    CHECK_FALSE(pcsc::read_group_13(group_13({number, name, hex("0400")})).has_value());
    CHECK_FALSE(pcsc::read_group_13(group_13({number, name, hex("30020500")})).has_value());
    CHECK_FALSE(pcsc::read_group_13(group_13({number, name, hex("3005")})).has_value());
    auto const more = element(0x30, joined({hex("020102"), element(0x0C, base::to_bytes("Hoa")), hex("0500")}));
    CHECK_FALSE(pcsc::read_group_13(group_13({number, more})).has_value());
    CHECK_FALSE(pcsc::read_group_13({}).has_value());
}

TEST_CASE("a name that cannot be shown is none") {
    for (std::string_view const bad : {"", "   ", "Hoa\n", "Hoa\u202E", "Ho\xC3", "Hoa\u200B", "\xEF\xBB\xBFHoa"})
        CHECK_FALSE(with_name(bad).has_value());
    CHECK(with_name(std::string(pcsc::longest_name, 'A')).has_value());
    CHECK_FALSE(with_name(std::string(pcsc::longest_name + 1, 'A')).has_value());
}

TEST_CASE("a number has twelve digits") {
    CHECK(with_number("079190123456").has_value());
    for (std::string_view const bad : {"", "07919012345", "0791901234567", "07919012345A", "07919012345 "})
        CHECK_FALSE(with_number(bad).has_value());
}

TEST_CASE("a group cut off anywhere is of nobody") {
    auto const whole = group_13({line(1, "079190123456"), line(2, "Nguyễn Thị Hoa")});
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(pcsc::read_group_13(base::ByteView(whole).first(size)).has_value());
}

TEST_CASE("the number stands in the lines for machines") {
    REQUIRE(lines.size() == 90);
    CHECK(number_in(lines)->reveal() == "079190123456");
}

TEST_CASE("lines of another state, of another form or with a wrong digit have no number") {
    auto const with = [](std::size_t at, char c) {
        auto changed = lines;
        changed[at] = c;
        return number_in(changed);
    };
    CHECK_FALSE(with(0, 'P').has_value());
    CHECK_FALSE(with(4, 'A').has_value());
    CHECK_FALSE(with(5, '2').has_value()); // the document's number is not the end of the other
    auto another = lines;                  // the same, and its own digit right
    another[5] = '2';
    another[14] = pcsc::check_digit(another.substr(5, 9));
    CHECK_FALSE(number_in(another).has_value());
    CHECK_FALSE(with(14, '1').has_value()); // its check digit
    CHECK_FALSE(with(16, '<').has_value());
    CHECK_FALSE(number_in(lines.substr(1)).has_value());
    CHECK_FALSE(number_in(lines + "<").has_value());
    CHECK_FALSE(pcsc::read_group_1(element(0x61, element(0x5F20, base::to_bytes(lines)))).has_value());
    CHECK_FALSE(pcsc::read_group_1({}).has_value());
}

TEST_CASE("what opens a card is six digits") {
    CHECK(pcsc::is_can(base::PrivateText("123456")));
    for (auto const* bad : {"", "12345", "1234567", "12345a"})
        CHECK_FALSE(pcsc::is_can(base::PrivateText(bad)));
}
