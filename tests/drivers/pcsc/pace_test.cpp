// What a card may say to PACE before it knows anything. That it opens is seen through pcscd, beside a card of our own.
#include "drivers/pcsc/pace.h"

#include "drivers/pcsc/openssl.h"
#include "tests/drivers/pcsc/scripted_card.h"
#include "tests/support/catch.h"

using pcsc::ChipProblem;
using tests::element;
using tests::hex;
using tests::joined;

namespace {

base::Bytes const done = hex("9000");

base::Bytes said(std::uint32_t tag, base::Bytes const& value) {
    return joined({element(0x7C, element(tag, value)), done});
}

// A point of P-256: a key that was just made.
base::Bytes point() {
    pcsc::Handle<EVP_PKEY> const key(EVP_EC_gen("P-256"));
    base::Bytes bytes(65);
    std::size_t size = 0;
    REQUIRE(EVP_PKEY_get_octet_string_param(key.get(), "pub", bytes.data(), bytes.size(), &size) == 1);
    REQUIRE(size == bytes.size());
    return bytes;
}

struct Opened {
    std::optional<ChipProblem> problem;
    std::size_t asked = 0; // commands
};
Opened open_with(std::deque<base::Bytes> answers) {
    tests::ScriptedCard card(std::move(answers));
    pcsc::Channel channel(card);
    pcsc::PaceParameters const parameters{pcsc::PaceCipher::Aes128, 12, 32, hex("04007F00070202040202")};
    auto const opened = open_by_pace(channel, parameters, base::PrivateText("123456"));
    CHECK_FALSE(channel.is_protected());
    return {opened ? std::nullopt : std::optional(opened.error()), card.asked.size()};
}

base::Bytes const nonce = said(0x80, base::Bytes(16, 7));

} // namespace

TEST_CASE("a card that does not take up PACE is not such a card") {
    CHECK(open_with({}).problem == ChipProblem::CardLeft);
    CHECK(open_with({hex("6A80")}).problem == ChipProblem::NotSuchCard);
    CHECK(open_with({done, hex("6985")}).problem == ChipProblem::NotSuchCard);
    CHECK(open_with({done, done}).problem == ChipProblem::NotSuchCard);
    CHECK(open_with({hex("63C1"), nonce}).asked == 3); // it counts how often it was asked wrongly, and goes on
}

TEST_CASE("what is not as long as it must be is not computed with") {
    for (std::size_t const size : {0U, 15U, 17U, 32U}) {
        auto const opened = open_with({done, said(0x80, base::Bytes(size, 7))});
        CHECK(opened.problem == ChipProblem::NotSuchCard);
        CHECK(opened.asked == 2);
    }
    auto const good = point();
    for (auto const& bad : {base::Bytes(), base::Bytes(good.begin(), good.end() - 1), joined({good, {0}}), hex("00")}) {
        CHECK(open_with({done, nonce, said(0x82, bad)}).problem == ChipProblem::NotSuchCard);
        CHECK(open_with({done, nonce, said(0x82, good), said(0x84, bad)}).problem == ChipProblem::NotSuchCard);
    }
    auto compressed = good;
    compressed[0] = 0x02;
    CHECK(open_with({done, nonce, said(0x82, compressed)}).asked == 3);
    CHECK(open_with({done, nonce, said(0x82, good), said(0x84, point()), said(0x86, base::Bytes(7))}).problem ==
          ChipProblem::NotSuchCard);
}

TEST_CASE("a point that is not on the curve is not computed with") {
    auto off = point();
    off[64] ^= 1;
    CHECK(open_with({done, nonce, said(0x82, off)}).problem == ChipProblem::NotSuchCard);
    CHECK(open_with({done, nonce, said(0x82, point()), said(0x84, off)}).problem == ChipProblem::NotSuchCard);
}

TEST_CASE("a card that compared and found another number says so, and a token that anybody could send opens nothing") {
    auto const until_token = [](base::Bytes const& last) {
        return open_with({done, nonce, said(0x82, point()), said(0x84, point()), last});
    };
    CHECK(until_token(hex("6300")).problem == ChipProblem::WrongCan);
    CHECK(until_token(hex("63C2")).problem == ChipProblem::WrongCan);
    CHECK(until_token(hex("6988")).problem == ChipProblem::NotSuchCard);
    CHECK(until_token(said(0x86, base::Bytes(8))).problem == ChipProblem::NotSuchCard);
    CHECK(until_token(said(0x86, base::Bytes(8))).asked == 5);
}
