#include "drivers/pcsc/files.h"

#include "drivers/pcsc/card_access.h"
#include "tests/drivers/pcsc/scripted_card.h"
#include "tests/support/catch.h"

using pcsc::ChipProblem;
using tests::element;
using tests::hex;
using tests::joined;

namespace {

base::Bytes const done = hex("9000");
constexpr pcsc::File small{0x0101, 300};

struct Read {
    std::optional<base::Bytes> bytes;
    ChipProblem problem = ChipProblem::Broken;
    std::vector<base::Bytes> asked;
};
Read read(std::deque<base::Bytes> answers, pcsc::File const& file = small) {
    tests::ScriptedCard card(std::move(answers));
    pcsc::Channel channel(card);
    auto const outcome = read_file(channel, file);
    if (outcome) return {outcome->reveal(), {}, card.asked};
    return {std::nullopt, outcome.error(), card.asked};
}

base::Bytes part(base::Bytes const& whole, std::size_t begin, std::size_t count) {
    auto const at = whole.begin() + static_cast<std::ptrdiff_t>(begin);
    return joined({{at, at + static_cast<std::ptrdiff_t>(count)}, done});
}

base::Bytes info(std::string_view protocol, std::string_view version, std::string_view curve) {
    return element(0x30,
                   joined({element(0x06, hex(protocol)), element(0x02, hex(version)), element(0x02, hex(curve))}));
}

} // namespace

TEST_CASE("a file is read in portions, as long as it says it is") {
    auto const file = element(0x61, base::Bytes(280, 7));
    auto const read_all = read({done, part(file, 0, 6), part(file, 6, 223), part(file, 229, file.size() - 229)});
    CHECK(read_all.bytes == file);
    REQUIRE(read_all.asked.size() == 4);
    CHECK(read_all.asked[0] == hex("00A4020C020101"));
    CHECK(read_all.asked[1] == hex("00B0000006"));
    CHECK(read_all.asked[2] == hex("00B00006DF"));
    CHECK(read_all.asked[3] == hex("00B000E537"));
}

TEST_CASE("a card may give less at a time than it was asked for, and never more") {
    auto const file = element(0x61, base::Bytes(10, 7));
    CHECK(read({done, part(file, 0, 2), part(file, 2, 4), part(file, 6, 1), part(file, 7, 5)}).bytes == file);
    CHECK(read({done, part(file, 0, 6), part(joined({file, file}), 6, 7)}).problem == ChipProblem::NotSuchCard);
    CHECK(read({done, part(file, 0, 6), done}).problem == ChipProblem::NotSuchCard);
    CHECK(read({done, part(file, 0, 6)}).problem == ChipProblem::CardLeft);
}

TEST_CASE("a file that says it is longer than such a file can be is not read on") {
    auto const too_long = read({done, hex("61820129 0000 9000")});
    CHECK(too_long.problem == ChipProblem::NotSuchCard);
    CHECK(too_long.asked.size() == 2);
    CHECK(read({done, hex("6183FFFFFF00 9000")}).problem == ChipProblem::NotSuchCard);
    CHECK(read({done, hex("6184FFFFFFFF 9000")}).problem == ChipProblem::NotSuchCard);
    CHECK(read({done, hex("618000000000 9000")}).problem == ChipProblem::NotSuchCard);
    CHECK(read({done, hex("610161000000 9000")}).problem == ChipProblem::NotSuchCard);
    auto const just_fits = element(0x61, base::Bytes(296, 7));
    REQUIRE(just_fits.size() == small.longest);
    CHECK(read({done, part(just_fits, 0, 6), part(just_fits, 6, 223), part(just_fits, 229, 71)}).bytes == just_fits);
}

TEST_CASE("a file that is not there or not ours is none") {
    CHECK(read({hex("6A82")}).problem == ChipProblem::NotSuchCard);
    CHECK(read({hex("6982")}).problem == ChipProblem::NotSuchCard);
    CHECK(read({done, hex("6986")}).problem == ChipProblem::NotSuchCard);
    CHECK(read({}).problem == ChipProblem::CardLeft);
}

TEST_CASE("the first kind of PACE that we speak is chosen from the card's list") {
    auto const ours = info("04007F00070202040202", "02", "0D");
    auto const chosen = pcsc::read_card_access(
        element(0x31, joined({info("04007F000702020202", "02", "01"), info("04007F00070202040201", "02", "0D"), ours,
                              info("04007F00070202040204", "02", "0C")})));
    REQUIRE(chosen.has_value());
    CHECK(chosen->cipher == pcsc::PaceCipher::Aes128);
    CHECK(chosen->curve == 13);
    CHECK(chosen->field == 32);
    CHECK(chosen->protocol == hex("04007F00070202040202"));
    CHECK(pcsc::read_card_access(element(0x31, info("04007F00070202040203", "02", "10")))->cipher ==
          pcsc::PaceCipher::Aes192);
    CHECK(pcsc::read_card_access(element(0x31, info("04007F00070202040204", "02", "12")))->field == 66);
}

TEST_CASE("a list with no kind of PACE that we speak, or that is none, chooses nothing") {
    auto const only = [](base::Bytes const& one) { return pcsc::read_card_access(element(0x31, one)); };
    CHECK_FALSE(only({}).has_value());
    CHECK_FALSE(only(info("04007F00070202040202", "01", "0D")).has_value()); // version 1
    CHECK_FALSE(only(info("04007F00070202040202", "02", "0B")).has_value()); // 224 bits
    CHECK_FALSE(only(info("04007F00070202040202", "02", "13")).has_value());
    CHECK_FALSE(only(info("04007F00070202040202", "02", "8C")).has_value());
    CHECK_FALSE(only(info("04007F00070202040602", "02", "0C")).has_value()); // another mapping
    CHECK_FALSE(only(joined({info("04007F00070202040202", "02", "0D"), hex("3005")})).has_value());
    CHECK_FALSE(only(joined({info("04007F00070202040202", "02", "0D"), hex("0400")})).has_value());
    CHECK_FALSE(pcsc::read_card_access(hex("3000")).has_value());
    CHECK_FALSE(pcsc::read_card_access({}).has_value());
}
