#include "drivers/qr/encode.h"

#include "drivers/qr/decode.h"
#include "tests/support/catch.h"

namespace {

drivers::Frame drawn(qr::Matrix const& matrix, int module) {
    drivers::Frame frame;
    frame.width = frame.height = (matrix.size + 8) * module;
    for (int y = 0; y < frame.height; ++y)
        for (int x = 0; x < frame.width; ++x) {
            int const column = x / module - 4, row = y / module - 4;
            bool const inside = column >= 0 && row >= 0 && column < matrix.size && row < matrix.size;
            frame.luma.push_back(inside && matrix.at(column, row) ? 0 : 255);
        }
    return frame;
}

} // namespace

TEST_CASE("what is written as a code is read from it") {
    for (auto const* text :
         {"7K3M-9Q2X-4FHT", "https://example.vn/phieu/7K3M-9Q2X-4FHT", "Phường Bến Thành", "0", "|"}) {
        auto const matrix = qr::encode(text);
        REQUIRE(matrix);
        CHECK(qr::decode(drawn(*matrix, 4))->reveal() == text);
    }
    std::string const longest(1'000, 'x');
    CHECK(qr::decode(drawn(qr::encode(longest).value(), 3))->reveal() == longest);
}

TEST_CASE("a code is a square with three finders and no white around it") {
    auto const matrix = qr::encode("7K3M-9Q2X-4FHT").value();
    CHECK((matrix.size >= 21 && matrix.size % 4 == 1));
    CHECK(matrix.dark.size() == static_cast<std::size_t>(matrix.size) * static_cast<std::size_t>(matrix.size));
    int const last = matrix.size - 1;
    for (int i = 0; i < 7; ++i) {
        CHECK(matrix.at(i, 0));
        CHECK(matrix.at(0, last - i));
        CHECK(matrix.at(last - i, 0));
    }
}

TEST_CASE("a text that fits no code is refused") {
    CHECK(qr::encode(std::string(4'000, 'x')).error().kind == base::ErrorKind::Invalid);
    CHECK_FALSE(qr::encode(""));
}
