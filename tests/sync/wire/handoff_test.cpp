#include "sync/wire/handoff.h"

#include "sync/seal/digest.h"
#include "sync/seal/seal.h"
#include "sync/wire/ask.h"
#include "tests/support/catch.h"

using wire::HandoffLink;
using wire::HandoffRequest;
using wire::HandoffState;

TEST_CASE("A request for a link, the link and its state come back as they were") {
    HandoffRequest const request{"Ga Bến Thành, “cổng 3” <B1>", {1, 2, 3}};
    CHECK(wire::decode_handoff_request(wire::encode(request)) == request);
    HandoffLink const link{"https://anh.example/h/00112233445566778899aabbccddeeff", 300};
    CHECK(wire::decode_handoff_link(wire::encode(link)) == link);
    for (auto const state : {HandoffState::Waiting, HandoffState::Opened, HandoffState::Received})
        CHECK(wire::decode_handoff_state(wire::encode(state)) == state);
}

TEST_CASE("A place that cannot be shown, or a key of another length, is no request") {
    auto const decoded = [](std::string place, std::string const& key = std::string(43, 'A') + "=") {
        return wire::decode_handoff_request("{\"place\":\"" + place + "\",\"city_key\":\"" + key + "\"}").has_value();
    };
    CHECK(decoded("Ga Bến Thành"));
    CHECK(decoded(std::string(160, 'x')));
    CHECK_FALSE(decoded(std::string(161, 'x')));
    CHECK_FALSE(decoded(""));
    CHECK_FALSE(decoded("  "));
    CHECK_FALSE(decoded("a\\u0007b"));
    CHECK_FALSE(decoded("a\\nb"));
    CHECK_FALSE(decoded("Ga", "AAAA"));
    CHECK_FALSE(decoded("Ga", ""));
    CHECK_FALSE(wire::decode_handoff_request("[]"));
    CHECK_FALSE(wire::decode_handoff_request("{\"place\":\"Ga\"}"));
}

TEST_CASE("A link leads to https or to this very machine, and lasts ten minutes at most") {
    auto const decoded = [](std::string const& url, std::string const& lasts = "300") {
        return wire::decode_handoff_link("{\"url\":\"" + url + "\",\"lasts_s\":" + lasts + "}").has_value();
    };
    CHECK(decoded("https://anh.example/h/00"));
    CHECK(decoded("http://127.0.0.1:8480/h/00"));
    CHECK(decoded("https://anh.example/h/00", "600"));
    CHECK_FALSE(decoded("https://anh.example/h/00", "601"));
    CHECK_FALSE(decoded("https://anh.example/h/00", "0"));
    CHECK_FALSE(decoded("http://anh.example/h/00"));
    CHECK_FALSE(decoded("http://127.0.0.1.example/h/00"));
    CHECK_FALSE(decoded("javascript:alert(1)"));
    CHECK_FALSE(decoded("https://"));
    CHECK_FALSE(decoded("https://anh.example/ h"));
    CHECK_FALSE(decoded("https://anh.example/" + std::string(512, 'x')));
}

TEST_CASE("A secret is 32 small hexadecimal digits") {
    CHECK(wire::read_handoff_secret("00112233445566778899aabbccddeeff").value()[15] == 0xff);
    CHECK_FALSE(wire::read_handoff_secret("00112233445566778899AABBCCDDEEFF"));
    CHECK_FALSE(wire::read_handoff_secret("00112233445566778899aabbccddeef"));
    CHECK_FALSE(wire::read_handoff_secret("00112233445566778899aabbccddeeff00"));
    CHECK_FALSE(wire::read_handoff_secret(""));
}

TEST_CASE("Whatever is sealed has the shape of a seal, and the size that was foretold") {
    auto const [secret, city] = seal::make_city_keys();
    auto const size = GENERATE(std::size_t{0}, 1U, 511U, 512U, 65'023U, 65'024U, 65'535U, 65'536U, 131'071U, 131'072U,
                               model::largest_photo);
    auto const sealed = seal::seal(base::PrivateBytes(base::Bytes(size, 0x5A)), city);
    CHECK(sealed.size() == wire::sealed_size(size));
    CHECK(wire::is_sealed_shape(sealed));
    CHECK(sealed.size() <= wire::largest_sealed_photo);
    auto cut = sealed;
    cut.pop_back();
    CHECK_FALSE(wire::is_sealed_shape(cut));
    auto other = sealed;
    other[0] = 2;
    CHECK_FALSE(wire::is_sealed_shape(other));
}

TEST_CASE("What is too short or plain is no seal") {
    CHECK_FALSE(wire::is_sealed_shape({}));
    CHECK_FALSE(wire::is_sealed_shape(base::Bytes(105, 1)));
    CHECK_FALSE(wire::is_sealed_shape(base::Bytes(105 + 17, 1)));
    CHECK(wire::is_sealed_shape(base::Bytes(105 + 17 + 512, 1)));
    CHECK_FALSE(wire::is_sealed_shape(base::Bytes(105 + 17 + 512, 0xFF)));
}

TEST_CASE("Repr-Digest is read as it is written, and nothing else is") {
    auto const digest = seal::sha256(base::as_bytes("x"));
    auto const text = wire::repr_digest_of(digest);
    CHECK(text == "sha-256=:LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=:");
    CHECK(wire::read_repr_digest(text) == digest);
    for (std::string const wrong : {"", "sha-256=:", "sha-256=::", "sha-512=:AAAA:", "sha-256=:AAAA:"})
        CHECK_FALSE(wire::read_repr_digest(wrong));
    CHECK_FALSE(wire::read_repr_digest(text + " "));
}

TEST_CASE("The screen's questions about a phone, and what is answered, come back") {
    auto const id = base::Uuid::parse("01938000-0000-7000-8000-000000000001").value();
    for (wire::Question const& question : {wire::Question(wire::AskLink{id, "Ga Bến Thành"}),
                                           wire::Question(wire::AskPhone{id}), wire::Question(wire::EndLink{id})})
        CHECK(wire::decode_question(wire::encode_question(question)).value() == question);
    CHECK_FALSE(wire::decode_question(R"({"ask":"phone","id":"x"})"));
    CHECK_FALSE(wire::decode_question(R"({"ask":"link","id":"0190b3f2-5b1c-4c3a-9f10-0123456789ab","place":"Ga"})"));
    HandoffLink const link{"https://anh.example/h/00112233445566778899aabbccddeeff", 300};
    CHECK(wire::decode_link_answer(wire::encode_link_answer(link)).value().value() == link);
    CHECK_FALSE(wire::decode_link_answer(R"({"link":{"url":"http://anh.example/h/0","lasts_s":300}})"));
    CHECK_FALSE(wire::decode_link_answer("{}"));
    for (auto const state : {HandoffState::Waiting, HandoffState::Opened, HandoffState::Received})
        CHECK(wire::decode_phone_answer(wire::encode_phone_answer(state)).value().value() == state);
    for (auto const problem : {model::HandoffProblem::Over, model::HandoffProblem::Unreachable}) {
        CHECK(wire::decode_link_answer(wire::encode_link_answer(tl::unexpected(problem))).value().error() == problem);
        CHECK(wire::decode_phone_answer(wire::encode_phone_answer(tl::unexpected(problem))).value().error() == problem);
    }
    CHECK_FALSE(wire::decode_phone_answer(R"({"phone":"asleep"})"));
}
