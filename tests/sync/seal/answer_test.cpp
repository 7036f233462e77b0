#include "sync/seal/answer.h"

#include "tests/support/catch.h"

TEST_CASE("an answer opens with its own code, and with no other") {
    auto const keys = seal::answer_keys("7K3M-9Q2X-4FHT").value(), others = seal::answer_keys("7K3M-9Q2X-4FHS").value();
    auto sealed = seal::seal_answer("Đã thông cống", keys);
    CHECK(seal::open_answer(sealed, keys).value() == "Đã thông cống");
    CHECK(seal::open_answer(sealed, others).error().kind == base::ErrorKind::Corrupt);
    for (std::size_t i = 0; i < sealed.size(); i += 37) {
        sealed[i] ^= 1;
        CHECK_FALSE(seal::open_answer(sealed, keys));
        sealed[i] ^= 1;
    }
    for (std::size_t const size : {0U, 40U, 500U})
        CHECK_FALSE(seal::open_answer(base::ByteView(sealed).first(size), keys));
}

TEST_CASE("a code gives the same name at the city and on every kiosk, other than its key, and another code another") {
    auto const keys = seal::answer_keys("7K3M-9Q2X-4FHT").value();
    CHECK(seal::answer_keys("7K3M-9Q2X-4FHT").value().name == keys.name);
    CHECK(seal::answer_keys("7K3M-9Q2X-4FHT").value().key.bytes == keys.key.bytes);
    CHECK(seal::answer_keys("7K3M-9Q2X-4FHS").value().name != keys.name);
    CHECK_FALSE(std::equal(keys.name.begin(), keys.name.end(), keys.key.bytes.begin()));
}

TEST_CASE("texts of one length or another look the same outside, and one text twice looks different") {
    auto const keys = seal::answer_keys("7K3M-9Q2X-4FHT").value();
    CHECK(seal::seal_answer("", keys).size() == seal::seal_answer(std::string(511, 'x'), keys).size());
    CHECK(seal::seal_answer(std::string(512, 'x'), keys).size() == seal::seal_answer("", keys).size() + 512);
    CHECK(seal::seal_answer("a", keys) != seal::seal_answer("a", keys));
}
