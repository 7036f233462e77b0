// BAC and its secure messaging beside the worked example of ICAO Doc 9303-11, Appendix D.
#include "drivers/pcsc/bac.h"

#include <algorithm>

#include "tests/drivers/pcsc/scripted_card.h"
#include "tests/support/catch.h"

using pcsc::ChipProblem;
using tests::hex;

namespace {

// The example's random numbers: RND.IFD, then K.IFD.
class ExampleRandom final : public base::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        auto const made = bytes.size() == 8 ? hex("781723860C06C226") : hex("0B795240CB7049B01C19B33E32804F0B");
        std::copy_n(made.begin(), bytes.size(), bytes.begin());
    }
};

drivers::MrzKey example_key() {
    return {base::PrivateText("L898902C<"), base::PrivateText("690806"), base::PrivateText("940623")};
}

std::string const challenge = "4608F91988702212 9000";
std::string const token_of_card =
    "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F 2F2D235D074D7449 9000";

std::unique_ptr<pcsc::SessionCipher> example_session() {
    return pcsc::make_des_cipher({base::PrivateBytes(hex("979EC13B1CBFE9DCD01AB0FED307EAE5")),
                                  base::PrivateBytes(hex("F1CB1F1FB5ADF208806B89DC579DC1F8"))},
                                 0x887022120C06C226);
}

pcsc::Command const select_contents{.instruction = 0xA4, .p1 = 2, .p2 = 0x0C, .data = {0x01, 0x1E}};

} // namespace

TEST_CASE("the keys of the example are made from its lines for machines") {
    auto const keys = pcsc::des_keys_of(hex("239AB9CB282DAF66231DC5A4DF6BFBAE"));
    auto const without_parity = [](base::Bytes bytes) {
        for (auto& byte : bytes)
            byte &= 0xFE;
        return bytes;
    };
    CHECK(without_parity(keys.encipher.reveal()) == without_parity(hex("AB94FDECF2674FDFB9B391F85D7F76F2")));
    CHECK(without_parity(keys.code.reveal()) == without_parity(hex("7962D9ECE03D1ACD4C76089DCE131543")));
}

TEST_CASE("the card of the example opens, and reads on under protection") {
    tests::ScriptedCard card(
        {hex(challenge), hex(token_of_card), hex("990290008E08FA855A5D4C50A8ED 9000"),
         hex("8709019FF0EC34F9922651990290008E08AD55CC17140B2DED 9000"),
         hex("871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D74 9000")});
    pcsc::Channel channel(card);
    ExampleRandom random;
    REQUIRE(open_by_bac(channel, example_key(), random));
    CHECK(channel.is_protected());
    CHECK(card.asked[0] == hex("0084000008"));
    CHECK(card.asked[1] ==
          hex("0082000028 72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2 5F1448EEA8AD90A7 28"));
    REQUIRE(channel.ask(select_contents));
    CHECK(card.asked[2] == hex("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800"));
    CHECK(channel.ask({.instruction = 0xB0, .expected = 4})->data.reveal() == hex("60145F01"));
    CHECK(card.asked[3] == hex("0CB000000D9701048E08ED6705417E96BA5500"));
    CHECK(channel.ask({.instruction = 0xB0, .p2 = 4, .expected = 0x12})->data.reveal() ==
          hex("04303130365F36063034303030305C026175"));
    CHECK(card.asked[4] == hex("0CB000040D9701128E082EA28A70F3C7B53500"));
}

TEST_CASE("each bit of a protected answer counts") {
    auto const right = hex("8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000");
    auto const read_with = [&](base::Bytes const& answer) {
        auto cipher = example_session();
        static_cast<void>(wrap(select_contents, *cipher));
        static_cast<void>(unwrap(hex("990290008E08FA855A5D4C50A8ED9000"), *cipher));
        static_cast<void>(wrap({.instruction = 0xB0, .expected = 4}, *cipher));
        return unwrap(answer, *cipher);
    };
    REQUIRE(read_with(right)->data.reveal() == hex("60145F01"));
    for (std::size_t bit = 0; bit < right.size() * 8; ++bit) {
        auto wrong = right;
        wrong[bit / 8] = static_cast<std::uint8_t>(wrong[bit / 8] ^ (1U << bit % 8));
        CAPTURE(bit);
        CHECK_FALSE(read_with(wrong).has_value());
    }
    for (std::size_t size = 0; size < right.size(); ++size)
        CHECK_FALSE(
            read_with(base::Bytes(right.begin(), right.begin() + static_cast<std::ptrdiff_t>(size))).has_value());
}

TEST_CASE("a protected answer has its parts once, in their order and with their mark, whatever code it bears") {
    auto const answer_of = [](base::Bytes const& covered, base::Bytes const& behind) {
        auto twin = example_session();
        twin->count();
        twin->count();
        auto const code = twin->code_of(pcsc::padded(covered, twin->block()));
        return tests::joined({covered, tests::element(0x8E, *code), behind, hex("9000")});
    };
    auto const is_taken = [](base::Bytes const& answer) {
        auto cipher = example_session();
        static_cast<void>(wrap(select_contents, *cipher));
        return unwrap(answer, *cipher).has_value();
    };
    auto twin = example_session();
    auto const content = *twin->encipher(hex("4142800000000000"));
    auto const cryptogram = [&](std::string_view mark) {
        return tests::element(0x87, tests::joined({hex(mark), content}));
    };
    auto const status = hex("99029000");
    CHECK(is_taken(answer_of(tests::joined({cryptogram("01"), status}), {})));
    CHECK_FALSE(is_taken(answer_of(tests::joined({cryptogram("02"), status}), {})));
    CHECK_FALSE(is_taken(answer_of(tests::joined({cryptogram(""), status}), {})));
    CHECK_FALSE(is_taken(answer_of(tests::joined({cryptogram("01"), status}), hex("8700"))));
    CHECK_FALSE(is_taken(answer_of(tests::joined({status, cryptogram("01")}), {})));
    CHECK_FALSE(is_taken(answer_of(tests::joined({cryptogram("01"), cryptogram("01"), status}), {})));
    CHECK_FALSE(is_taken(answer_of(cryptogram("01"), {})));
    CHECK_FALSE(is_taken(answer_of(hex("990190"), {})));
    CHECK_FALSE(is_taken(answer_of(tests::joined({hex("870101"), status}), {})));
}

TEST_CASE("an answer that was given before is not taken again") {
    auto cipher = example_session();
    auto const first = hex("990290008E08FA855A5D4C50A8ED9000");
    static_cast<void>(wrap(select_contents, *cipher));
    CHECK(unwrap(first, *cipher).has_value());
    static_cast<void>(wrap(select_contents, *cipher));
    CHECK_FALSE(unwrap(first, *cipher).has_value());
}

TEST_CASE("under protection a success in the clear is not taken, and a refusal is") {
    for (auto const* bare : {"9000", "61 9000", "60145F019000", "6A829000"}) {
        tests::ScriptedCard card({hex(bare)});
        pcsc::Channel channel(card);
        channel.protect(example_session());
        CHECK(channel.ask(select_contents).error() == ChipProblem::NotSuchCard);
    }
    tests::ScriptedCard card({hex("6A82")});
    pcsc::Channel channel(card);
    channel.protect(example_session());
    CHECK(channel.ask(select_contents)->status == 0x6A82);
}

TEST_CASE("a card that does not know the key, or whose token is not its own, does not open") {
    auto const open_with = [](std::deque<base::Bytes> answers) {
        tests::ScriptedCard card(std::move(answers));
        pcsc::Channel channel(card);
        ExampleRandom random;
        auto const opened = open_by_bac(channel, example_key(), random);
        CHECK_FALSE(channel.is_protected());
        return opened ? std::optional<ChipProblem>() : opened.error();
    };
    CHECK(open_with({hex(challenge), hex("6300")}) == ChipProblem::WrongCan);
    CHECK(open_with({hex(challenge), hex("6988")}) == ChipProblem::WrongCan);
    CHECK(open_with({hex(challenge), hex("6D00")}) == ChipProblem::NotSuchCard);
    CHECK(open_with({hex("6D00")}) == ChipProblem::NotSuchCard);
    CHECK(open_with({hex("4608F919 9000")}) == ChipProblem::NotSuchCard);
    CHECK(open_with({hex(challenge), hex("9000")}) == ChipProblem::NotSuchCard);
    CHECK(open_with({}) == ChipProblem::CardLeft);
    for (std::size_t at = 0; at < 40; ++at) {
        auto token = hex(token_of_card);
        token[at] ^= 1;
        CHECK(open_with({hex(challenge), token}) == ChipProblem::NotSuchCard);
    }
    // The card's own token over another challenge: a recording.
    CHECK(open_with({hex("4608F91988702213 9000"), hex(token_of_card)}) == ChipProblem::NotSuchCard);
}

TEST_CASE("padding is one bit and zeros, and nothing else") {
    CHECK(pcsc::padded(hex("0102"), 8) == hex("0102800000000000"));
    CHECK(pcsc::padded(hex("0102030405060708"), 8) == hex("01020304050607088000000000000000"));
    CHECK(pcsc::unpadded(base::PrivateBytes(hex("0102800000000000")))->reveal() == hex("0102"));
    CHECK_FALSE(pcsc::unpadded(base::PrivateBytes(hex("0000000000000000"))).has_value());
    CHECK_FALSE(pcsc::unpadded(base::PrivateBytes(hex("0102030405060708"))).has_value());
    CHECK_FALSE(pcsc::unpadded({}).has_value());
}

TEST_CASE("check digits are those of the lines in Doc 9303") {
    CHECK(pcsc::check_digit("L898902C<") == '3');
    CHECK(pcsc::check_digit("690806") == '1');
    CHECK(pcsc::check_digit("940623") == '6');
}

TEST_CASE("a key of lines for machines has nine, six and six letters") {
    CHECK(pcsc::is_mrz_key(example_key()));
    auto const with = [](std::string document, std::string born, std::string expires) {
        return pcsc::is_mrz_key({base::PrivateText(std::move(document)), base::PrivateText(std::move(born)),
                                 base::PrivateText(std::move(expires))});
    };
    CHECK_FALSE(with("12345678", "690806", "940623"));
    CHECK_FALSE(with("12345678a", "690806", "940623"));
    CHECK_FALSE(with("123456789", "69080", "940623"));
    CHECK_FALSE(with("123456789", "690806", "9406 3"));
}
