#include "drivers/typeset/event.h"

#include "drivers/qr/decode.h"
#include "drivers/typeset/number.h"
#include "tests/drivers/typeset/slips.h"
#include "tests/support/catch.h"

using model::Language;

namespace {

// So many rows, one below the other, with ink that does not go from edge to edge.
int highest_figures(drivers::Bitmap const& slip) {
    int best = 0, now = 0;
    for (int row = 0; row < slip.height; ++row) {
        bool some = false, whole = true;
        for (int x = 0; x < slip.width; ++x) {
            auto const byte = static_cast<std::size_t>(row) * slip.row_bytes() + static_cast<std::size_t>(x / 8);
            bool const dot = ((slip.bits[byte] >> (7 - x % 8)) & 1) != 0;
            some = some || dot;
            whole = whole && (dot || (x > 0 && x + 1 < slip.width));
        }
        now = some && !whole ? now + 1 : 0;
        best = std::max(best, now);
    }
    return best;
}

} // namespace

TEST_CASE("The figures of an event's ticket are at least 14 mm high on every paper") {
    for (std::uint32_t const number : {100'001U, 9'999'999U})
        for (int const width : {384, 576, 832})
            for (auto const language : {Language::Vietnamese, Language::English}) {
                INFO(number << " on " << width);
                auto const slip = typeset::ticket({number, "Ngày hội cài ứng dụng", "Ga Bến Thành", {}},
                                                  tests::strings(language), width);
                REQUIRE(slip);
                CHECK(highest_figures(*slip) >= typeset::number_height);
            }
}

TEST_CASE("The paper of a shift stands line by line, and one without lines or for other paper is none") {
    auto const one = typeset::shift({"KẾT CA 1", "Mũ"}, 384);
    auto const more = typeset::shift({"KẾT CA 1", "Mũ", "  Đầu ca                     300", ""}, 384);
    REQUIRE(one);
    REQUIRE(more);
    CHECK(more->height > one->height);
    CHECK_FALSE(typeset::shift({}, 384));
    CHECK_FALSE(typeset::shift({"KẾT CA 1"}, 100));
    CHECK_FALSE(typeset::shift({"KẾT CA 1", "\xFF"}, 384));
}

TEST_CASE("The paper of a draw has the first of its codes that fits, as phones read it, and none where none does") {
    std::string const record = "TRAMSO DRAW 1\nevent: thu\ntickets: 1-412\n";
    std::vector<std::string> const lines{"BIÊN BẢN BỐC THĂM", "Giải nhất: 700012"};
    for (int const width : {384, 576, 832}) {
        INFO(width);
        auto const whole = typeset::shift(lines, width, {record, "digest"});
        auto const digest = typeset::shift(lines, width, {record + std::string(4'000, 'x'), "digest"});
        auto const none = typeset::shift(lines, width, {std::string(4'000, 'x')});
        REQUIRE(whole);
        REQUIRE(digest);
        REQUIRE(none);
        auto const read = qr::decode(tests::frame_of(*whole)), instead = qr::decode(tests::frame_of(*digest));
        REQUIRE(read);
        REQUIRE(instead);
        CHECK(read->reveal() == record);
        CHECK(instead->reveal() == "digest");
        CHECK_FALSE(qr::decode(tests::frame_of(*none)));
        CHECK(none->height < digest->height);
    }
}
