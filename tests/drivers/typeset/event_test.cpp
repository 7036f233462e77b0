#include "drivers/typeset/event.h"

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
