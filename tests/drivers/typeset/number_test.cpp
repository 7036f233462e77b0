#include "drivers/typeset/number.h"

#include "tests/drivers/typeset/slips.h"
#include "tests/support/catch.h"

using model::Language;

namespace {

model::QueueTicket ticket(std::string number) {
    return {base::Uuid::parse("01938000-0000-7000-8000-000000000001").value(), std::move(number), "civil",
            model::Priority::None, base::from_rfc3339("2026-11-23T07:05:00.000Z").value()};
}

int ink_in(drivers::Bitmap const& slip, int row) {
    int dots = 0;
    for (int x = 0; x < slip.width; ++x)
        dots += (slip.bits[static_cast<std::size_t>(row) * slip.row_bytes() + static_cast<std::size_t>(x / 8)] >>
                 (7 - x % 8)) &
                1;
    return dots;
}

// The highest band of rows with ink below the head, which is black from edge to edge.
int highest_band(drivers::Bitmap const& slip) {
    int best = 0, now = 0;
    bool below_head = false;
    for (int row = 0; row < slip.height; ++row) {
        int const ink = ink_in(slip, row);
        below_head |= row > 0 && ink == 0;
        now = below_head && ink > 0 ? now + 1 : 0;
        best = std::max(best, now);
    }
    return best;
}

} // namespace

TEST_CASE("The figures of a queue number are at least 14 mm high, on narrow paper and for a kiosk's own as well") {
    for (auto const* number : {"A001", "B999", "K2-A001", "K123-C017"})
        for (int const width : {384, 576, 832}) {
            INFO(number << " on " << width);
            auto const slip =
                typeset::number(ticket(number), "Hộ tịch, chứng thực", tests::strings(Language::Vietnamese), width);
            REQUIRE(slip);
            CHECK(highest_band(*slip) >= typeset::number_height);
        }
}

TEST_CASE("What is known of the waiting is on the slip, and what is not known is not") {
    auto known = ticket("A001");
    auto const& strings = tests::strings(Language::Vietnamese);
    auto const bare = typeset::number(known, "Hộ tịch", strings, 576).value();
    known.ahead = 3;
    known.wait = model::WaitGuess{10, 15};
    auto const told = typeset::number(known, "Hộ tịch", strings, 576).value();
    CHECK(told.height > bare.height);
    known.ahead = 4;
    CHECK(typeset::number(known, "Hộ tịch", strings, 576).value().bits != told.bits);
}

TEST_CASE("A slip without figures, or for no printer's paper, is not made") {
    auto const& strings = tests::strings(Language::Vietnamese);
    CHECK(!typeset::number(ticket(""), "Hộ tịch", strings, 576));
    CHECK(!typeset::number(ticket("A\xFF"), "Hộ tịch", strings, 576));
    CHECK(!typeset::number(ticket("A001"), "Hộ tịch", strings, 100));
}
